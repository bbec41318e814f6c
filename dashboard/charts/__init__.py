"""Charts: pure functions from a dataset to what the browser draws."""
