"""Which commands have the councils?"""
