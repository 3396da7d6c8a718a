"""How do the members hear that a vote was closed, given more time, or cancelled?"""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from councils.enums import NotSent
from councils.models import Notice
from councils.rules import Standing
from governance.mail import hours
from governance.mail.kinds import of_votes
from governance.mail.kinds.of_votes import OfVote
from governance.mail.letter import Kind, Said
from governance.models import Extension
from governance.queries.votes.ballots import labels_of
from governance.queries.votes.results import Result, result_of
from groundwork.bilingual import reader_language


def closed(found: OfVote) -> Said:
    """What came of it, in one sentence and its numbers. Who said what stands on the page, for those who may know."""
    result = result_in_words(found)
    words = {"reference": found.reference, "outcome": outcome_in_words(result)}
    return Said(
        subject=_("Result of vote %(reference)s: %(outcome)s") % words,
        title=result.headline,
        reason=found.reason,
        paragraphs=tuple(filter(None, [found.question, result.sentence])),
        links=(of_votes.to_the_vote(found),),
    )


def result_in_words(found: OfVote) -> Result:
    """The stored verdicts, in the language of the moment."""
    clauses = list(found.event.motion.clauses.all())
    return result_of(found.event, labels_of(clauses), (), found.names, Standing())


def outcome_in_words(result: Result) -> str:
    """`motion carried`: for a subject."""
    known = {
        "carried": _("motion carried"),
        "not_carried": _("motion not carried"),
        "no_quorum": _("quorum not reached"),
    }
    carried = [label for label, outcome in result.clauses if outcome == "carried"]
    some = ngettext("%(number)s clause of %(total)s carried", "%(number)s clauses of %(total)s carried", len(carried))
    return known.get(result.outcome) or some % {"number": len(carried), "total": len(result.clauses)}


@dataclass(frozen=True)
class Extended(OfVote):
    """A vote that was given more time."""

    extension: Extension


def read_extension(notice: Notice) -> Extended:
    """The vote, and the extension of which the notice speaks."""
    found = of_votes.read(notice)
    extension = Extension.objects.get(vote_event=found.event, pk=notice.facts["extension"])
    return Extended(**vars(found), extension=extension)


def extended_again(found: Extended) -> NotSent | None:
    """Whether a later notice says what holds, or nothing is open any more."""
    if of_votes.ended(found):
        return NotSent.ENDED
    return NotSent.REPLACED if found.extension.now != found.event.closes_at else of_votes.not_theirs(found)


def extended(found: Extended) -> Said:
    """Until when it is open now, until when it was, and why."""
    because = found.extension.because.read(reader_language())
    return Said(
        subject=_("More time, until %(moment)s: %(reference)s")
        % {"moment": hours.short(found.extension.now), "reference": found.reference},
        title=_("A vote has more time: it closes %(until)s") % {"until": hours.until(found.extension.now, found.now)},
        reason=found.reason,
        paragraphs=(
            found.question,
            _("Before, it was to close on this day: %(moment)s.") % {"moment": hours.at(found.extension.was)},
            _("The reason: %(because)s") % {"because": because},
        ),
        links=(of_votes.to_the_vote(found),),
        small=(_("A vote that is cast already stands. It can be changed until the vote closes."),),
    )


def cancelled(found: OfVote) -> Said:
    """That it decides nothing, and why."""
    because = found.event.cancelled_because.read(reader_language())
    return Said(
        subject=_("Vote cancelled: %(reference)s") % {"reference": found.reference},
        title=_("A vote was cancelled"),
        reason=found.reason,
        paragraphs=(found.question, _("The reason: %(because)s") % {"because": because},
                    _("What was cast stays on record and decides nothing. The motion can be put again.")),
        links=(of_votes.to_the_vote(found),),
    )  # fmt: skip


CLOSED = Kind(gettext_lazy("result of a vote"), of_votes.read, closed, of_votes.not_theirs)
KINDS = {
    "vote.closed": CLOSED,
    "vote.extended": Kind(gettext_lazy("more time for a vote"), read_extension, extended, extended_again),
    "vote.cancelled": replace(CLOSED, label=gettext_lazy("vote cancelled"), say=cancelled),
}
