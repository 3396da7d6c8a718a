"""Pages of decisions: the register, what they did, what follows from them."""
