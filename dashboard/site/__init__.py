"""The map as files, and who delivers them."""
