"""What can be done in governance: one verb, one function, one transaction, one line of the ledger."""
