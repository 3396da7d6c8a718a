"""What do pages, rules and packages ask of governance? One module a question; nothing here writes."""
