"""How do an agenda, a record and a text for a translator become Word documents, and how is one read back?"""
