"""What is recommended, what is put to the vote, and what did the vote give?"""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from governance.enums import AdviceAnswer, RecommendationState, VoteMethod, VoteState
from governance.packages.contents import Advice, Clause, Finding, Item, Motion, VoteResult
from governance.packages.sections.changes import changes
from governance.packages.sections.furniture import capital, spoken
from governance.packages.sections.register import decision
from governance.queries.votes.results import headline_of
from groundwork import dates_in_words as written
from groundwork.bilingual import Pair
from groundwork.typesetting.texts import run


def recommendation(item: Item, language: str) -> dict[str, Any] | None:
    """The recommendation; its points are left to the motion whose clauses carry these very words."""
    found = item.recommendation
    if found is None:
        return None
    put = {_words(clause) for motion in item.motions for clause in motion.clauses}
    repeated = bool(found.points) and all(_words(point) in put for point in found.points)
    return {
        "reference": found.reference,
        "state": spoken(str(RecommendationState(found.state).label)),
        "title": run(found.title, language),
        "question": run(found.question, language),
        "rationale": run(found.rationale, language),
        "note": run(found.note, language),
        "effects": run(found.expected_effects, language),
        "advice": [advice(each, language) for each in found.advice],
        "points": [] if repeated else clauses(found.points, language),
        "shown_below": repeated,
    }


def advice(found: Advice, language: str) -> dict[str, Any]:
    """Whose advice was asked, and what it was; until when it is awaited."""
    if found.answer:
        state = str(AdviceAnswer(found.answer).label)
        if found.answered_on:
            state += f", {written.day(found.answered_on, language)}"
    else:
        state = _("awaited by %(day)s") % {"day": written.day(found.due_on, language)}
    return {"of": run(found.of, language), "state": spoken(state), "text": run(found.text, language)}


def motion(found: Motion, language: str) -> dict[str, Any]:
    """A motion, its clauses, and what came of it."""
    return {
        "title": run(found.title, language),
        "question": run(found.question, language),
        "note": run(found.note, language),
        "clauses": clauses(found.clauses, language, with_changes=found.decision is None),
        "vote": vote(found.vote, language) if found.vote else None,
        "decision": decision(found.decision, language) if found.decision else None,
    }


def clauses(found: tuple[Clause, ...], language: str, *, with_changes: bool = True) -> list[dict[str, Any]]:
    """Clauses with their labels; what carrying them would change, until it is decided.

    A heading that several clauses share in a row stands above the first.
    """
    above = [None, *(clause.heading for clause in found)]
    return [
        {
            "label": clause.label,
            "heading": None if clause.heading == before else run(_capital(clause.heading), language),
            "text": run(clause.text, language),
            "note": run(clause.note, language),
            "changes": changes(clause.changes, language) if with_changes else [],
        }
        for before, clause in zip(above, found, strict=False)
    ]


def vote(found: VoteResult, language: str) -> dict[str, Any]:
    """The result in one plain sentence, and under it how it was computed."""
    is_open = found.state == VoteState.OPEN
    facts = {"method": VoteMethod(found.method).label, "when": written.moment(found.at, language)}
    line = _("%(method)s, closed %(when)s")
    if is_open:
        line = _("%(method)s, closes %(when)s") if found.has_end else _("%(method)s, opened %(when)s")
    return {
        "reference": found.reference,
        "line": spoken(capital(line % facts)),
        "sentence": spoken(_("The vote is open.") if is_open else headline(found)),
        "is_open": is_open,
        "carried": found.outcome == "carried",
        "override": run(found.override, language),
        "proofs": proofs(found.findings, language),
    }


def headline(found: VoteResult) -> str:
    """What the vote gave, as its page says it."""
    return headline_of(found.outcome, [(each.label, each.outcome) for each in found.findings])


def proofs(findings: tuple[Finding, ...], language: str) -> list[dict[str, Any]]:
    """Each proof once, with the clauses that it stands for; without labels where it stands for all."""
    grouped: dict[tuple[str, str], list[Finding]] = {}
    for each in findings:
        grouped.setdefault((each.proof.en, each.proof.fr), []).append(each)
    return [
        {
            "labels": "" if len(grouped) == 1 else ", ".join(each.label for each in group),
            "text": run(group[0].proof, language),
        }
        for group in grouped.values()
        if run(group[0].proof, language)
    ]


def _capital(heading: Pair) -> Pair:
    return replace(heading, en=capital(heading.en), fr=capital(heading.fr))


def _words(clause: Clause) -> tuple[str, str]:
    return clause.text.en, clause.text.fr
