"""Plain pages made from the tables."""
