"""How does who submitted an item hear that it was put on an agenda, or declined?"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.models import Notice
from councils.queries.names import BodyWords, names_on
from governance.mail import hours
from governance.mail.letter import Kind, Link, Said, whole_address
from governance.models import ProposedItem
from governance.queries.meetings.gatherings import slug_of
from groundwork.bilingual import reader_language


@dataclass(frozen=True)
class Submitted:
    """An item that was submitted, as it stands when the notice goes."""

    notice: Notice
    proposed: ProposedItem
    body: BodyWords


def read(notice: Notice) -> Submitted:
    """The item of which the notice speaks."""
    rows = ProposedItem.objects.select_related("item__meeting__gathering")
    proposed = rows.get(pk=notice.facts["proposed"])
    return Submitted(notice, proposed, names_on()[proposed.body_id])


def placed(found: Submitted) -> Said:
    """On which agenda it stands."""
    language, item = reader_language(), found.proposed.item
    assert item is not None
    words = {"title": item.title.read(language), "body": found.body.usual.read(language)}
    return Said(
        subject=_("On the agenda: %(title)s") % words,
        title=_("An item that you submitted is on an agenda"),
        reason=_("You receive this because you submitted this item."),
        paragraphs=(words["title"],),
        facts=(
            (_("Meeting"), f"{words['body']}, {item.meeting.gathering.place.read(language)}"),
            (_("When"), hours.at(item.meeting.starts_at)),
        ),
        links=(Link(_("Read the item"), whole_address("item", slug_of(item.meeting.gathering), item.pk)),),
    )


def declined(found: Submitted) -> Said:
    """That it goes on no agenda, and why."""
    language = reader_language()
    words = {"title": found.proposed.title.read(language)}
    return Said(
        subject=_("Not on an agenda: %(title)s") % words,
        title=_("An item that you submitted was declined"),
        reason=_("You receive this because you submitted this item."),
        paragraphs=(
            words["title"],
            _("The reason: %(because)s") % {"because": found.proposed.declined_because.read(language)},
        ),
        facts=((_("Submitted to"), found.body.usual.read(language)),),
        links=(Link(_("Read the item"), whole_address("proposed_item", found.proposed.pk)),),
    )


KINDS = {
    "proposed-item.placed": Kind(gettext_lazy("submitted item on an agenda"), read, placed),
    "proposed-item.declined": Kind(gettext_lazy("submitted item declined"), read, declined),
}
