"""What was given to this reader to do: texts to translate, and things to do after a meeting?"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from governance.models import Duty, TranslationRequest
from governance.queries.desk.docket import Names, Reader, Row, link, row
from governance.queries.meetings.gatherings import slug_of
from governance.queries.records.duties import waits_for, what
from governance.queries.records.translations import row_of
from groundwork.bilingual import Pair

MOST = 20


def translations_waiting(reader: Reader) -> Iterable[Row]:
    """The texts that were given to this translator. A query, and one or two for each text."""
    rows = TranslationRequest.objects.filter(translator=reader.person, returned_at=None, withdrawn_at=None)
    for request in rows.order_by("due_on")[:MOST]:
        found = row_of(request)
        yield row(
            "translation",
            request.due_on,
            reader.now,
            title=found.title,
            url=link("translation", request.pk),
            detail=_("To translate into French") if request.into == "fr" else _("To translate into English"),
            button=_("Take the document"),
        )


def duties_waiting(reader: Reader, names: Names) -> Iterable[Row]:
    """What was given to this reader to do after a meeting. One query."""
    rows = Duty.objects.filter(assigned_to=reader.person, done_at=None).select_related("decision", "gathering")
    for duty in rows.order_by("pk")[:MOST]:
        body = names.get(duty.body_id or 0)
        said = what(duty, body)
        yield row(
            "duty",
            None,
            reader.now,
            title=Pair(said, said),
            url=link("duties", slug_of(duty.gathering)) + f"#duty-{duty.pk}",
            body=body,
            detail=waits_for(duty) or _("Given to you after the meeting."),
            button=_("See what is to be done"),
        )
