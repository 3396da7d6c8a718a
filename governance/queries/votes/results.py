"""What did a closed vote decide, clause by clause, by which numbers, and who said what?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.queries.names import BodyWords
from councils.rules import Standing
from governance.enums import VoteMethod
from governance.models import ClauseVerdict, VoteEvent
from governance.queries.votes.ballots import bodies_of
from governance.queries.votes.positions import PositionTable, SeatSaid, may_see_positions, table_of
from groundwork.bilingual import Pair
from groundwork.ledger import digest

COUNTED = {VoteMethod.SHOW_OF_HANDS, VoteMethod.SECRET}
OPTIONS = ("agree", "for", "reservation", "object", "against", "stand_aside", "abstain", "split")


@dataclass(frozen=True)
class Figures:
    """How one electorate spoke: voices by option (None for one the rule does not know), and its quorum."""

    body: BodyWords
    outcome: str
    counts: dict[str, int | None]
    needed: int | None
    have: int
    quorum_met: bool
    recused: int


@dataclass(frozen=True)
class Finding:
    """The same verdict on one clause or several; `labels` is empty when it is on the whole."""

    labels: tuple[str, ...]
    outcome: str
    reason: str
    figures: tuple[Figures, ...]
    proof: Pair
    sentence: str
    hashes: tuple[str, ...]
    fallen_because: str = ""


@dataclass(frozen=True)
class Result:
    """The result of a vote: one plain sentence, its findings, and who voted what for those who may know."""

    outcome: str
    headline: str
    sentence: str
    findings: tuple[Finding, ...]
    positions: PositionTable | None
    clauses: tuple[tuple[str, str], ...]

    @property
    def is_whole(self) -> bool:
        return len(self.findings) == 1

    @property
    def outcomes(self) -> list[tuple[str, list[str]]]:
        """The clauses by their verdict, carried first: for one sentence each."""
        titles = {"carried": _("Carried:"), "not_carried": _("Not carried:"), "no_quorum": _("Without quorum:"),
                  "fallen": _("Fallen:")}  # fmt: skip
        found = [(title, [label for label, outcome in self.clauses if outcome == key]) for key, title in titles.items()]
        return [(title, labels) for title, labels in found if labels]


def result_of(
    event: VoteEvent,
    labels: dict[int, str],
    seats: Sequence[SeatSaid],
    names: dict[str, BodyWords],
    standing: Standing,
) -> Result:
    """The stored result; nothing is counted anew. One query.

    After the close, positions are for the members of the bodies and the secretariat, and for everybody once they are
    published; an observer sees the totals.
    """
    rows = list(ClauseVerdict.objects.filter(vote_event=event).order_by("clause__position"))
    findings = findings_of(event, rows, labels, names)
    clauses = tuple((labels[row.clause_id], row.outcome) for row in rows)
    return Result(
        outcome=event.outcome,
        headline=headline_of(event.outcome, clauses),
        sentence=findings[0].sentence if len(findings) == 1 else "",
        findings=findings,
        clauses=clauses,
        positions=table_of(seats) if event.method not in COUNTED and may_see(event, standing) else None,
    )


def may_see(event: VoteEvent, standing: Standing) -> bool:
    """Whether this reader may know who said what in a closed vote: its members, or, once published, everybody."""
    return event.positions_published_at is not None or may_see_positions(standing, bodies_of(event))


def findings_of(
    event: VoteEvent,
    rows: Sequence[ClauseVerdict],
    labels: dict[int, str],
    names: dict[str, BodyWords],
) -> tuple[Finding, ...]:
    """The verdicts, those that say the same together, in the order of their first clause."""
    same: dict[str, list[ClauseVerdict]] = {}
    for row in rows:
        same.setdefault(f"{digest(row.verdict)} {row.fallen_because_id}", []).append(row)
    found = []
    for group in same.values():
        verdict = group[0].verdict
        figures = figures_of(event, verdict, names)
        found.append(
            Finding(
                labels=() if len(same) == 1 else tuple(labels[row.clause_id] for row in group),
                outcome=group[0].outcome,
                reason=group[0].reason,
                fallen_because=because(group[0], labels),
                figures=figures,
                proof=Pair(**verdict["proof"]),
                sentence=sentence_of(verdict["outcome"], figures),
                hashes=tuple(row.case_hash for row in group),
            )
        )
    return tuple(found)


def because(row: ClauseVerdict, labels: dict[int, str]) -> str:
    """The label of the clause with which this one fell; that of another motion by its own."""
    if row.fallen_because_id is None:
        return ""
    return labels.get(row.fallen_because_id) or str(row.fallen_because)


def figures_of(event: VoteEvent, verdict: dict[str, Any], names: dict[str, BodyWords]) -> tuple[Figures, ...]:
    """The numbers of each electorate: one for each council of a joint vote."""
    return tuple(
        Figures(
            body=names[part.get("body") or event.frozen["body"]],
            outcome=part["outcome"],
            counts={option: shown(part["counts"], option) for option in OPTIONS},
            needed=part["quorum"]["needed"],
            have=part["quorum"]["have"],
            quorum_met=part["quorum"]["met"],
            recused=part["counts"]["recused"],
        )
        for part in verdict["groups"] or [verdict]
    )


def shown(counts: dict[str, int], option: str) -> int | None:
    """The voices for an option; a split that did not happen is not spoken of."""
    number = counts.get(option)
    return None if option == "split" and not number else number


def headline_of(outcome: str, clauses: Sequence[tuple[str, str]]) -> str:
    """The verdict in one short sentence."""
    if outcome == "carried":
        return _("The motion is carried.")
    if outcome == "not_carried":
        return _("The motion is not carried.")
    if outcome == "no_quorum":
        return _("The quorum is not reached. The vote has no effect.")
    carried = [label for label, found in clauses if found == "carried"]
    return ngettext(
        "%(number)s clause of %(total)s is carried.", "%(number)s clauses of %(total)s are carried.", len(carried)
    ) % {"number": len(carried), "total": len(clauses)}


def sentence_of(outcome: str, figures: Sequence[Figures]) -> str:
    """The numbers behind it, in words."""
    if outcome == "no_quorum":
        return " ".join(
            _("%(body)s: %(have)s took part, %(needed)s are needed.")
            % {"body": part.body.short, "have": part.have, "needed": part.needed}
            for part in figures
            if not part.quorum_met
        )
    counts = {option: sum(part.counts[option] or 0 for part in figures) for option in OPTIONS}
    words = [said_so(option, number) for option, number in counts.items() if number]
    return (", ".join(words) or _("Nobody voted")) + "."


def said_so(option: str, number: int) -> str:
    """`14 agree`, `1 objects`."""
    words = {
        "agree": ngettext("%(n)s agrees", "%(n)s agree", number),
        "for": ngettext("%(n)s vote for", "%(n)s votes for", number),
        "reservation": ngettext("%(n)s agrees with a reservation", "%(n)s agree with a reservation", number),
        "object": ngettext("%(n)s objects", "%(n)s object", number),
        "against": ngettext("%(n)s against", "%(n)s against", number),
        "stand_aside": ngettext("%(n)s stands aside", "%(n)s stand aside", number),
        "abstain": ngettext("%(n)s abstains", "%(n)s abstain", number),
        "split": ngettext("%(n)s is split", "%(n)s are split", number),
    }
    return words[option] % {"n": number}
