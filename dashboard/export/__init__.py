"""A selection as a file: tables, pictures, papers. ``formats`` is the registry; a new format is one row."""
