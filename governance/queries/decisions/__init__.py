"""Questions on decisions: the register, what they did, what follows from them."""
