"""Read what a user has: a file of others becomes what the map can show, and nothing else of it is kept."""
