"""How is a body or a person asked for advice, and reminded of it?"""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.enums import NotSent
from councils.models import Notice
from councils.queries.names import BodyWords, names_by_key
from governance.mail.letter import Kind, Link, Said, whole_address
from governance.mail.reasons import because_of_office
from governance.models import AdviceRequest
from groundwork import dates_in_words as written
from groundwork.bilingual import reader_language


@dataclass(frozen=True)
class Asked:
    """A request for advice, as it stands when the notice goes."""

    notice: Notice
    advice: AdviceRequest
    names: dict[str, BodyWords]


def read(notice: Notice) -> Asked:
    """The request of which the notice speaks."""
    request = AdviceRequest.objects.select_related("recommendation", "body").get(pk=notice.facts["advice"])
    return Asked(notice, request, names_by_key())


def settled(found: Asked) -> NotSent | None:
    """Whether it was answered or withdrawn."""
    return NotSent.SETTLED if found.advice.answer or found.advice.withdrawn_at else None


def asked(found: Asked) -> Said:
    """What is asked, about which recommendation, until when."""
    return asking(found, _("Advice requested by %(day)s: %(reference)s"), _("Your advice is requested by %(day)s"))


def due(found: Asked) -> Said:
    """The same, shortly before the day."""
    return asking(found, _("Advice due %(day)s: %(reference)s"), _("Your advice is due %(day)s"))


def asking(found: Asked, subject: str, title: str) -> Said:
    """What both say."""
    language, advice = reader_language(), found.advice
    reference = advice.recommendation.reference
    words = {"reference": reference, "day": written.day_short(advice.due_on, language)}
    body = found.names.get(advice.body.key) if advice.body else None
    return Said(
        subject=subject % words,
        title=title % (words | {"day": written.day(advice.due_on, language)}),
        reason=because_of_office(found.notice.person, found.names)
        if body
        else _("You receive this because you were asked by name."),
        paragraphs=(advice.recommendation.title.read(language), advice.question.read(language)),
        facts=((_("Asked of"), body.name.read(language)),) if body else (),
        links=(
            Link(_("Give your advice"), whole_address("advice", advice.pk)),
            Link(_("Read the recommendation %(reference)s") % words, whole_address("recommendation", reference)),
        ),
    )


ASKED = Kind(gettext_lazy("advice requested"), read, asked, settled)
KINDS = {"advice.asked": ASKED, "advice.due": replace(ASKED, label=gettext_lazy("advice due"), say=due)}
