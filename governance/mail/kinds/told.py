"""How does a body hear of a published decision that names it, or gives it something to do?"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.models import Notice
from councils.queries.names import BodyWords, names_by_key
from governance.mail.letter import Kind, Link, Said, whole_address
from governance.mail.reasons import because_of_office
from governance.models import Decision
from groundwork.bilingual import reader_language


@dataclass(frozen=True)
class Told:
    """The decision, and the body to which it is told."""

    notice: Notice
    decision: Decision
    names: dict[str, BodyWords]


def read(notice: Notice) -> Told:
    """The decision of which the notice tells."""
    return Told(notice, Decision.objects.get(reference=notice.facts["decision"]), names_by_key())


def say(found: Told) -> Said:
    """What was decided, and whom it concerns."""
    language, decision = reader_language(), found.decision
    body = found.names.get(str(found.notice.facts.get("body", "")))
    words = {"reference": decision.reference, "body": body.usual.read(language) if body else ""}
    return Said(
        subject=_("Decision %(reference)s concerns %(body)s") % words,
        title=decision.title.read(language),
        reason=because_of_office(found.notice.person, found.names),
        paragraphs=(_("Decision %(reference)s is published. It names %(body)s, or gives it something to do.") % words,),
        links=(Link(_("Read the decision"), whole_address("decision", decision.reference)),),
    )


KINDS = {"decision.told": Kind(gettext_lazy("decision that concerns a body"), read, say)}
