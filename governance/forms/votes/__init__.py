"""What is typed about votes: who speaks, what was said, what it decided."""
