"""What maintainers run: building the layers, the documentation and the working environment."""
