"""A query becomes a state, rows and a sentence; also its options, the timeline's scale and the story."""
