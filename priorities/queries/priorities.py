"""What comes first, and how closely is it worked on together?"""

from councils.models import EngagementLevel
from priorities.models import Priority


def priorities() -> list[Priority]:
    """Every priority with its levels and the jurisdictions that lead it. Two queries, however many there are."""
    rows = Priority.objects.select_related("level_now", "level_aimed", "part_of")
    return list(rows.prefetch_related("leads__jurisdiction").order_by("pk"))


def levels() -> list[EngagementLevel]:
    """The levels of the operating framework, the lowest first. One query."""
    return list(EngagementLevel.objects.all())
