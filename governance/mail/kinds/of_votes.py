"""What do all notices about a vote have in common?"""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from councils.enums import NotSent
from councils.models import Notice
from councils.queries.names import BodyWords, names_by_key
from governance.enums import VoteMethod
from governance.mail.letter import Link, whole_address
from governance.mail.reasons import because_of_seats
from governance.models import VoteEvent
from governance.queries.votes.participation import takes_votes
from governance.queries.votes.speakers import Spoken, spoken_by
from groundwork.bilingual import Pair, reader_language


@dataclass(frozen=True)
class OfVote:
    """A vote and the seats for which the reader speaks in it, as both are when the notice goes."""

    notice: Notice
    event: VoteEvent
    spoken: tuple[Spoken, ...]
    names: dict[str, BodyWords]
    now: datetime

    @property
    def reference(self) -> str:
        return self.event.reference

    @property
    def question(self) -> str:
        return Pair(**self.event.frozen["texts"]["question"]).read(reader_language())

    @property
    def reason(self) -> str:
        return because_of_seats(self.spoken)

    @property
    def is_open(self) -> bool:
        return takes_votes(self.event, self.now)

    @property
    def is_secret(self) -> bool:
        return self.event.method == VoteMethod.SECRET


def read(notice: Notice) -> OfVote:
    """What every notice about a vote speaks of. Raises VoteEvent.DoesNotExist."""
    event = VoteEvent.objects.select_related("motion__recommendation").get(reference=notice.facts["vote"])
    return OfVote(
        notice=notice,
        event=event,
        spoken=tuple(spoken_by(notice.person, event)),
        names=names_by_key(),
        now=timezone.now(),
    )


def not_theirs(found: OfVote) -> NotSent | None:
    """Whether the reader speaks for nobody in this vote any more."""
    return None if found.spoken else NotSent.NOT_THEIRS


def ended(found: OfVote) -> NotSent | None:
    """Whether there is nothing left to vote in."""
    return None if found.is_open else NotSent.ENDED


def to_the_vote(found: OfVote) -> Link:
    """The page of the vote: the ballot, or what came of it."""
    words = _("Read the ballot %(reference)s") if found.is_open else _("Read the result of %(reference)s")
    return Link(words % {"reference": found.reference}, whole_address("ballot", found.reference))


def to_the_recommendation(found: OfVote) -> tuple[Link, ...]:
    """The recommendation from which the motion came, if there is one."""
    recommendation = found.event.motion.recommendation
    if recommendation is None:
        return ()
    words = _("Read the recommendation %(reference)s") % {"reference": recommendation.reference}
    return (Link(words, whole_address("recommendation", recommendation.reference)),)
