"""How is somebody asked for a vote: when it opens, and before it closes?"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urlencode

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.enums import NotSent
from councils.models import Notice
from governance.enums import CONSENSUS_OPTIONS, MAJORITY_OPTIONS
from governance.mail import hours
from governance.mail.kinds import of_votes
from governance.mail.kinds.of_votes import OfVote
from governance.mail.letter import Kind, Link, Said, whole_address
from governance.mail.personal import token_for
from governance.queries.votes.speakers import Spoken
from governance.queries.votes.waiting import waiting
from groundwork import dates_in_words as written
from groundwork.bilingual import reader_language


@dataclass(frozen=True)
class Asked(OfVote):
    """A vote that is asked of the reader, and which of their seats have not voted.

    `tokens` are personal links by the number of the elector: only in a letter on its way, where the body allows them.
    """

    waiting: frozenset[int]
    tokens: Mapping[int, str] = field(default_factory=dict)

    @property
    def silent(self) -> list[Spoken]:
        """Each seat that has not voted."""
        return [each for each in self.spoken if each.elector.pk in self.waiting]


def read(notice: Notice) -> Asked:
    """The vote, and which seats of the reader it waits for."""
    found = of_votes.read(notice)
    silent = waiting(found.now).filter(pk__in=[each.elector.pk for each in found.spoken]).values_list("pk", flat=True)
    return Asked(**vars(found), waiting=frozenset(silent))


def carry(found: Asked) -> Asked:
    """With a personal link for each seat that has not voted, where the body allows such links."""
    tokens = {each.elector.pk: token_for(each.elector, found.notice.person) for each in found.silent}
    return replace(found, tokens={pk: token for pk, token in tokens.items() if token})


def not_owed(found: Asked) -> NotSent | None:
    """Why should nobody be asked any more?"""
    return of_votes.ended(found) or of_votes.not_theirs(found)


def not_to_remind(found: Asked) -> NotSent | None:
    """Why should nobody be reminded: also when the seat has voted, or the closing time is another now."""
    spoke_of = parse_datetime(found.notice.facts.get("closes_at") or "")
    if spoke_of is not None and spoke_of != found.event.closes_at:
        return NotSent.REPLACED
    return not_owed(found) or (None if found.waiting else NotSent.VOTED)


def opened(found: Asked) -> Said:
    """A vote is open."""
    closes_at = found.event.closes_at
    if closes_at is None:
        subject, title = _("Vote open: %(reference)s"), _("A vote is open")
        words = {"reference": found.reference}
    else:
        subject, title = _("Vote open until %(moment)s: %(reference)s"), _("A vote is open: it closes %(until)s")
        words = {
            "reference": found.reference, "moment": hours.short(closes_at), "until": hours.until(closes_at, found.now)
        }  # fmt: skip
    return asking(found, subject % words, title % words)


def closing(found: Asked) -> Said:
    """A seat has not voted, and the vote closes soon."""
    closes_at = found.event.closes_at
    title = requested(closes_at, found.now)
    subject = _("%(title)s: %(reference)s") % {"title": title, "reference": found.reference}
    return asking(found, subject, title + (hours.in_the_house(closes_at) if closes_at else ""))


def requested(closes_at: datetime | None, now: datetime) -> str:
    """`Your vote is requested by tomorrow, 5 p.m. ET`."""
    if closes_at is None:
        return _("Your vote is requested")
    days = (written.as_date(closes_at) - written.as_date(now)).days
    if days == 0:
        return _("Your vote is requested today by %(hour)s") % {"hour": hours.hour(closes_at)}
    if days == 1:
        return _("Your vote is requested by tomorrow, %(hour)s") % {"hour": hours.hour(closes_at)}
    return _("Your vote is requested by %(moment)s") % {"moment": hours.short(closes_at)}


def asking(found: Asked, subject: str, title: str) -> Said:
    """What both ask in the same words: the question, one button for each option, what a link does and does not do."""
    seats = ", ".join(seat_in_words(each) for each in found.silent)
    still = [_("Not voted yet: %(seats)s.") % {"seats": seats}] if seats else []
    return Said(
        subject=subject,
        title=title,
        reason=found.reason,
        paragraphs=(found.question, *still),
        hint=_("Choose here, confirm on the next page. Opening a link records nothing.")
        if not found.is_secret
        else _("The ballot is secret: you choose on the page. Opening the link records nothing."),
        choices=tuple(choices(found)),
        links=(*further_seats(found), *of_votes.to_the_recommendation(found), of_votes.to_the_vote(found)),
        small=(whose_right(found),),
    )


def seat_in_words(each: Spoken) -> str:
    """`New Brunswick (PSSDC)`."""
    language = reader_language()
    return f"{each.elector.jurisdiction.name.read(language)} ({each.council.short.read(language)})"


def whose_right(found: Asked) -> str:
    """What whoever has the message can do with it."""
    if found.tokens:
        return _(
            "The buttons of this message vote in your name, without signing in: do not forward it. "
            "They work for this vote alone, until it closes."
        )
    return _("The page asks who you are. This message gives nobody else the right to vote.")


def choices(found: Asked) -> list[Link]:
    """One button for each option of the frozen rule; for a secret ballot one that tells nothing."""
    if found.is_secret:
        return [Link(_("Go to the ballot"), whole_address("ballot", found.reference))]
    consensus = found.event.frozen["rule"]["method"] == "consensus"
    return [
        Link(str(option.label), to_the_choice(found, str(option.value)))
        for option in (CONSENSUS_OPTIONS if consensus else MAJORITY_OPTIONS)
    ]


def to_the_choice(found: Asked, option: str) -> str:
    """Where a button leads: to the ballot of the first seat that has not voted, with the option chosen."""
    first, asked = next(iter(found.silent), None), {"choice": option}
    if first and first.elector.pk in found.tokens:
        return whole_address("personal_ballot", found.tokens[first.elector.pk], query=urlencode(asked))
    return whole_address(
        "ballot", found.reference, query=urlencode(asked | ({"seat": first.elector.seat_key} if first else {}))
    )


def further_seats(found: Asked) -> list[Link]:
    """A personal link opens the ballot of one seat: one more for each further seat of the same person."""
    return [
        Link(_("Vote on behalf %(of)s") % {"of": each.of},
             whole_address("personal_ballot", found.tokens[each.elector.pk]))
        for each in found.silent[1:] if each.elector.pk in found.tokens
    ]  # fmt: skip


OPENED = Kind(gettext_lazy("vote open"), read, opened, not_owed, carry)
KINDS = {
    "vote.opened": OPENED,
    "vote.closing": replace(OPENED, label=gettext_lazy("vote closing"), say=closing, not_owed=not_to_remind),
}
