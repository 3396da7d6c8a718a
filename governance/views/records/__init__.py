"""Pages of what comes after a meeting: its record, approvals, duties, translations."""
