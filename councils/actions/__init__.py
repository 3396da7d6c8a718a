"""What can be done to who sits where: one verb, one function, one transaction, one line of the ledger."""
