"""All that Dash renders: the one page with the map."""
