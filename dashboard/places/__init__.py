"""Where: names and codes, boundaries, and provinces from an official file."""
