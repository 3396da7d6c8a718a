"""What is typed about what the councils try to reach."""
