"""What do the councils try to reach, by which reasoning, and what was said before?"""
