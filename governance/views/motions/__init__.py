"""Pages of motions: their words, what they would change, what they depend on."""
