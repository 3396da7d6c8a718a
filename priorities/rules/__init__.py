"""Why not? What may be done to what the councils try to reach, by whom, and in which state."""
