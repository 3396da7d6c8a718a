"""How is a stretch of minutes said? The same in both languages."""

NBSP = "\u00a0"


def duration(minutes: int) -> str:
    """`45 min`, `2 h`, `12 h 30 min`, with no-break spaces."""
    hours, rest = divmod(minutes, 60)
    said = [f"{hours}{NBSP}h"] if hours else []
    if rest or not hours:
        said.append(f"{rest}{NBSP}min")
    return NBSP.join(said)
