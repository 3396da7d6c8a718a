"""Questions across the structure; each costs a constant number of queries."""
