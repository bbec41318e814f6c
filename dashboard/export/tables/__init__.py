"""Exports as tables: CSV, XLSX, GeoJSON, GPKG, and the columns of other projects."""
