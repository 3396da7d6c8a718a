"""How do texts, letters and colours reach a printed page? For every document that the house prints."""
