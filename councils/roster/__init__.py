"""What does a roster in a file say, and what would each of its lines do to the register?"""
