"""The pages of reports up the line, of what is asked there, and of summaries."""
