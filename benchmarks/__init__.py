"""Reproducible measurements of speed; run ``python -m benchmarks.measure``."""
