"""Questions on a meeting while it is run, and what is recorded in it."""
