"""How does a logic model go into a file of comma-separated values, and come back out of one?"""
