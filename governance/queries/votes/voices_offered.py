"""Which offers to speak for a seat wait for the reader's answer on the home page?"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from governance.queries.desk.docket import Names, Reader, Row, link, row
from governance.queries.votes.speaking import offers_to
from groundwork.bilingual import Pair


def voices_offered(reader: Reader, names: Names) -> Iterable[Row]:
    """Offers that were neither accepted nor taken back. One query."""
    if reader.person is None:
        return
    for voice in offers_to(reader.person, reader.now):
        event, where = voice.vote_event, voice.seat.jurisdiction
        yield row(
            "voice",
            event.closes_at if event else None,
            reader.now,
            title=Pair(**event.frozen["texts"]["title"]) if event else where.name if where else Pair(),
            reference=event.reference if event else "",
            url=link("ballot", event.reference) if event else link("voices"),
            body=names.get(voice.seat.body_id),
            detail=_("%(name)s asks you to speak for the seat %(of)s.")
            % {"name": voice.offered_by.name, "of": where.of if where else ""},
            button=_("Accept or decline"),
        )
