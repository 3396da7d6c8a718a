"""What can be done to what the councils try to reach: one verb, one function, one line of the ledger."""
