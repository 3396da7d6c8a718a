"""What is typed about what comes before an agenda: proposals, what waits, documents, what is missing."""
