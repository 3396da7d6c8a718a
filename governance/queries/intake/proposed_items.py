"""What does the page of a proposed item say?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from councils.queries.names import BodyWords
from governance.models import Gathering, ProposedItem
from governance.queries.meetings.gatherings import GatheringHead, head_of, slug_of
from governance.rules.proposed_items import intake_ends
from groundwork.bilingual import Pair
from priorities.models import ResultNode


@dataclass(frozen=True)
class ProposedPage:
    """A proposed item in words. `ends` is the last day of the intake, where the body has one."""

    proposed: ProposedItem
    body: BodyWords
    gathering: GatheringHead | None
    sponsor: Pair
    questions: tuple[tuple[str, Pair], ...]
    outcomes: tuple[ResultNode, ...]
    ends: date | None
    over: bool
    item_slug: str = ""


def page_of_proposed(proposed: ProposedItem, names: Mapping[int, BodyWords]) -> ProposedPage:
    """Gather the page. Five queries at most."""
    ends = intake_ends(proposed.body, proposed.gathering)
    sponsor = Pair()
    if proposed.sponsor_id:
        sponsor = names[proposed.sponsor_id].name
    elif proposed.sponsor_jurisdiction:
        sponsor = proposed.sponsor_jurisdiction.name
    return ProposedPage(
        proposed=proposed,
        body=names[proposed.body_id],
        gathering=head_of(proposed.gathering) if proposed.gathering else None,
        sponsor=sponsor,
        questions=tuple((each["kind"], Pair(each.get("en", ""), each.get("fr", ""))) for each in proposed.questions),
        outcomes=tuple(proposed.outcomes.order_by("number")),
        ends=ends,
        item_slug=slug_of(proposed.item.meeting.gathering) if proposed.item else "",
        over=ends is not None and timezone.localdate() > ends,
    )


def coming_gatherings(also: Gathering | None = None) -> list[Gathering]:
    """The gatherings that are not over, the next one first, and one more where an item names it. One query."""
    rows = list(Gathering.objects.filter(days__endswith__gt=timezone.localdate()).order_by("days", "pk"))
    return rows if also is None or also in rows else [*rows, also]
