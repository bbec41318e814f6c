"""Exports: what is seen, as files to take away."""
