"""What is typed about decisions: the register, what they did, what follows from them."""
