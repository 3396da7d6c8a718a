"""What is typed about how a body decides and how it prepares its meetings."""
