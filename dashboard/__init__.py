"""Offline interactive map of mining conflicts in Peru, as five political texts tell them."""

__version__ = "1.0.0"
