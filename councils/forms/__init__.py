"""Which forms of the structure are there? Days of a page, filters of the roster, and what the secretariat records."""

from councils.forms.days import EARLIEST, WORDS, DayField, DaysForm

__all__ = ["EARLIEST", "WORDS", "DayField", "DaysForm"]
