"""How does the demonstration come into an empty house? By the same acts that people do, ledger and all.

One module per subject, in the order in which `whole.py` calls them.
"""
