"""Pages of votes: who speaks, what was said, what it decided."""
