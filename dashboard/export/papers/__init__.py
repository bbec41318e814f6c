"""Pictures on paper and slides: sheets, deck, handout."""
