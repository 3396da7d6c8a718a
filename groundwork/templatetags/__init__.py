"""Which words may every template use?"""
