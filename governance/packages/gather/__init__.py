"""What does a package say about a gathering, as of one moment? All its reading, in one snapshot."""

from datetime import date, datetime

from councils.queries.names import BodyWords, names_on
from governance.models import Gathering, MeetingFormat
from governance.packages.contents import PackageContents
from governance.packages.gather.agendas import meetings_of
from governance.packages.gather.changes import Names
from governance.packages.gather.decisions import decisions_before, decisions_under
from governance.packages.gather.follow_ups import open_actions
from governance.queries.meetings.gatherings import days_of
from groundwork.bilingual import Pair
from groundwork.context import this_house
from groundwork.snapshot import snapshot

__all__ = ["gather"]


def gather(gathering_id: int, *, version: int, as_of: datetime) -> PackageContents:
    """The contents of a package, in a number of queries that does not grow with the agenda.

    `as_of` is the moment that is printed; what is read is the database as it stands now. Raises
    Gathering.DoesNotExist, and RuntimeError inside a transaction.
    """
    with snapshot():
        return _gathered(gathering_id, version, as_of)


def _gathered(gathering_id: int, version: int, as_of: datetime) -> PackageContents:
    gathering = Gathering.objects.select_related("format").get(pk=gathering_id)
    house = this_house()
    first, last = days_of(gathering)
    names = _names(first or as_of.date())
    decisions = decisions_under(gathering, names)
    meetings = meetings_of(gathering, names, decisions)
    bodies = list(gathering.meetings.values_list("body_id", flat=True))
    return PackageContents(
        slug=Pair(gathering.slug_en, gathering.slug_fr),
        house=house.name,
        secretariat=house.secretariat,
        place=gathering.place,
        first_day=first,
        last_day=last,
        precision=str(gathering.precision),
        version=version,
        as_of=as_of,
        note=gathering.note,
        illustrative=gathering.illustrative,
        format=gathering.format.name if gathering.format else Pair(),
        meetings=meetings,
        decisions=decisions_before(gathering, bodies, names, first or as_of.date()),
        actions=open_actions(bodies, names),
    )


def _names(on: date) -> Names:
    """Bodies as they are called on that day, and formats by their key, the latest version last."""
    by_id: dict[int, BodyWords] = names_on(on)
    formats = {row.key: row.name for row in MeetingFormat.objects.order_by("key", "version")}
    return Names(by_id=by_id, by_key={words.key: words for words in by_id.values()}, formats=formats)
