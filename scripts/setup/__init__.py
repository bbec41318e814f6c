"""How a fresh machine becomes one that runs the map and its gate. Standard library only."""
