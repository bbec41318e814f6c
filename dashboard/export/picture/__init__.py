"""The map as a picture: the same selection drawn without a browser."""
