"""What does the demonstration say? The content of the governance deck, and what we add to show it at work.

The deck is in French only: its French stands here word for word (apostrophes and no-break spaces apart), and
every English side is ours. Each record names its slide. Whatever has `provenance=(
    "ours"
)` is illustrative; what
the deck leaves open stays open, with a note or the key of an anomaly. Nothing here touches the database.
"""
