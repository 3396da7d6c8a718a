"""How do co-chairs and secretariat hear that an effect of a decision was held back, and what can they do now?"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.enums import NotSent
from councils.models import Notice
from councils.queries.names import BodyWords, names_by_key
from governance.enums import EffectState
from governance.mail.letter import Kind, Link, Said, whole_address
from governance.mail.reasons import because_of_office
from governance.models import Effect
from groundwork.bilingual import Pair, reader_language


@dataclass(frozen=True)
class Held:
    """A decision, an effect of it that was held back, and why, as they were told; and whether it still is."""

    notice: Notice
    names: dict[str, BodyWords]
    decision: str
    effect: Pair
    because: Pair
    still: bool


def read(notice: Notice) -> Held:
    """What the notice tells. Its key carries the number of the effect."""
    number = int(notice.key.split(":")[1])
    return Held(
        notice=notice,
        names=names_by_key(),
        decision=notice.facts["decision"],
        effect=Pair(**notice.facts["effect"]),
        because=Pair(**notice.facts["reason"]),
        still=Effect.objects.filter(pk=number, state=EffectState.HELD).exists(),
    )


def settled(found: Held) -> NotSent | None:
    """Whether somebody has settled it already."""
    return None if found.still else NotSent.SETTLED


def held(found: Held) -> Said:
    """Which decision, which effect, why, and what now."""
    language = reader_language()
    return Said(
        subject=_("Effect held back: %(reference)s") % {"reference": found.decision},
        title=_("An effect of a decision could not take place"),
        reason=because_of_office(found.notice.person, found.names),
        facts=(
            (_("Decision"), found.decision),
            (_("Effect"), found.effect.read(language)),
            (_("Why"), found.because.read(language)),
        ),
        paragraphs=(
            _("Nothing of it was done. All else that the decision changes is not touched by this."),
            _("What now: withdraw the effect with a reason on the page of the decision, or take a new decision."),
        ),
        links=(Link(_("Go to %(reference)s") % {"reference": found.decision},
                    whole_address("decision", found.decision)),),
    )  # fmt: skip


KINDS = {"effect.held": Kind(gettext_lazy("effect held back"), read, held, settled)}
