"""How does a meeting package come about? Gather facts, shape them for a reader, set them, keep the files."""
