"""Through which acts are words that came back set, so that states and versions hold?

Whoever brings a translation back says that it says what its source says: the source is confirmed with it.
"""

from collections.abc import Callable, Mapping

from councils.models import Person
from governance.actions.agendas.fields import WITH_STATES, revise_item
from governance.actions.decisions.matching import match_text, match_title
from governance.actions.motions.wording import confirm_clause, confirm_question, revise_clause, revise_question
from governance.actions.recommendations.texts import confirm_point, confirm_text, revise_point, revise_recommendation
from governance.actions.records.comments import write_discussion
from governance.enums import PointKind
from governance.models import (
    AgendaItem,
    Clause,
    ClauseOutcome,
    Decision,
    Motion,
    Recommendation,
    RecommendedPoint,
    TranslationRequest,
)
from governance.queries.recommendations.forwarding import TEXTS
from groundwork.bilingual import Pair, other_language

Words = dict[str, Pair]
Setter = Callable[[int, Words, Person, str], None]


def set_texts(request: TranslationRequest, words: Mapping[str, str], by: Person) -> None:
    """Set them, inside the caller's transaction. Raises Refused as the acts do that they go through."""
    pairs = {}
    for name, text in words.items():
        sides = {**request.fields[name], request.into: text.strip()}
        pairs[name] = Pair(en=sides["en"], fr=sides["fr"])
    SETTERS[request.kind](request.number, pairs, by, request.into)


def numbered(words: Words, noun: str) -> dict[int, Pair]:
    """The pairs called `<noun>-<number>`, by number."""
    return {int(name.partition("-")[2]): pair for name, pair in words.items() if name.startswith(f"{noun}-")}


def set_item(number: int, words: Words, by: Person, into: str) -> None:
    """The fields of an item, on the side that was translated."""
    changes = {f"{name}_{into}": pair.side(into) for name, pair in words.items()}
    row = AgendaItem.objects.get(pk=number)
    follow = all(name in words or getattr(row, name).matches for name in WITH_STATES if str(getattr(row, name)))
    revise_item(item=row, changes=changes, by=by, matches=follow)


def set_decision(number: int, words: Words, by: Person, into: str) -> None:
    """The title and texts of a recorded decision: from now on both say the same."""
    if title := words.get("title"):
        match_title(decision=Decision.objects.get(pk=number), en=title.en, fr=title.fr, by=by)
    for pk, pair in numbered(words, "clause").items():
        match_text(outcome=ClauseOutcome.objects.get(pk=pk, decision=number), en=pair.en, fr=pair.fr, by=by)


def set_motion(number: int, words: Words, by: Person, into: str) -> None:
    """The question and clauses of a draft motion."""
    if question := words.get("question"):
        row = Motion.objects.get(pk=number)
        row = revise_question(motion=row, version=row.version, en=question.en, fr=question.fr, by=by)
        confirm_question(motion=row, language=other_language(into), by=by)
    for pk, pair in numbered(words, "clause").items():
        clause = Clause.objects.get(pk=pk, motion=number)
        clause = revise_clause(clause=clause, version=clause.version, en=pair.en, fr=pair.fr, by=by)
        confirm_clause(clause=clause, language=other_language(into), by=by)


def set_recommendation(number: int, words: Words, by: Person, into: str) -> None:
    """The words and points of a recommendation that may still be changed."""
    row = Recommendation.objects.get(pk=number)
    texts = {name: words.get(name, getattr(row, name)) for name in TEXTS}
    if set(words) & set(TEXTS):
        row = revise_recommendation(
            recommendation=row, version=row.version, texts=texts, by=by, sponsor=row.sponsor,
            sponsor_jurisdiction=row.sponsor_jurisdiction,
        )  # fmt: skip
        for name in sorted(set(words) & set(TEXTS)):
            confirm_text(recommendation=row, name=name, language=other_language(into), by=by)
    for pk, pair in numbered(words, "point").items():
        point = RecommendedPoint.objects.select_related("recommendation").get(pk=pk, recommendation=number)
        version = point.recommendation.version
        kind = PointKind(point.kind)
        point = revise_point(point=point, version=version, label=point.label, kind=kind, text=pair, by=by)
        confirm_point(point=point, language=other_language(into), by=by)


def set_record(number: int, words: Words, by: Person, into: str) -> None:
    """What was discussed under each item of a meeting."""
    for pk, pair in numbered(words, "item").items():
        row = AgendaItem.objects.get(pk=pk, meeting=number)
        write_discussion(item=row, en=pair.en, fr=pair.fr, by=by, matches=True)


SETTERS: dict[str, Setter] = {
    "item": set_item,
    "decision": set_decision,
    "motion": set_motion,
    "recommendation": set_recommendation,
    "record": set_record,
}
