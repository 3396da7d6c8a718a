"""What is typed about reports: what was done, when they are owed, what is answered, of which period a summary is."""
