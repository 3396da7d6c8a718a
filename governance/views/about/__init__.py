"""Pages of what governance tells of a body, a jurisdiction, a right or a reference."""
