"""What is typed about what comes after a meeting: its record, approvals, duties, translations."""
