"""Questions on reports up the line: what is owed, what was asked, which summaries there are."""
