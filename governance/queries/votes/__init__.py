"""Questions on votes: who speaks, what was said, what it decided."""
