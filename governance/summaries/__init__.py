"""The summary of a reporting line: gathered once as facts, and set from the facts alone for ever after."""
