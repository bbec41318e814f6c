"""Who says what: readings, support, totals, and the card."""
