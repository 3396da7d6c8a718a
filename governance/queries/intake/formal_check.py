"""What is missing of an item before it can be sent, in words? It says so, and never stands in the way of a draft."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.enums import MotionState, Purpose
from governance.models import AgendaItem, Document, Motion, ProposedItem
from governance.rules.documents_bytes import PROBLEMS
from groundwork.bilingual import LANGUAGES, Pair

WORDS: dict[tuple[str, str, bool], Promise] = {
    ("title", "en", True): gettext_lazy("No title in English"),
    ("title", "fr", True): gettext_lazy("No title in French"),
    ("title", "en", False): gettext_lazy("The English title does not match the French yet"),
    ("title", "fr", False): gettext_lazy("The French title does not match the English yet"),
    ("summary", "en", True): gettext_lazy("No summary in English"),
    ("summary", "fr", True): gettext_lazy("No summary in French"),
    ("summary", "en", False): gettext_lazy("The English summary does not match the French yet"),
    ("summary", "fr", False): gettext_lazy("The French summary does not match the English yet"),
    ("expected_outcome", "en", True): gettext_lazy("No expected outcome in English"),
    ("expected_outcome", "fr", True): gettext_lazy("No expected outcome in French"),
}
NO_DOCUMENT = {
    "en": gettext_lazy("“%(title)s”: no document in English"),
    "fr": gettext_lazy("“%(title)s”: no document in French"),
}


@dataclass(frozen=True)
class Missing:
    """One thing that is missing; `blocks` says that the package waits for it, otherwise it is advice."""

    code: str
    text: str | Promise
    blocks: bool = True


def check_proposed(proposed: ProposedItem) -> list[Missing]:
    """What is missing of a proposed item. Two queries."""
    documents = proposed.documents.standing()
    found = [*of_texts(proposed), *of_documents(documents)]
    if proposed.purpose == Purpose.DECISION and proposed.recommendation_id is None:
        found.append(Missing("no-recommendation", _("For decision, and no recommendation says what is to be decided")))
    return [*found, *of_content(proposed, len(proposed.questions))]


def check_item(item: AgendaItem) -> list[Missing]:
    """What is missing of an item of an agenda; nothing of a break or a section but its name. Five queries."""
    if not item.is_item:
        return [each for each in of_texts(item) if each.code.startswith("title")]
    documents = item.documents.standing()
    motions = Motion.objects.filter(item=item).exclude(state=MotionState.WITHDRAWN).prefetch_related("clauses")
    found = [*of_texts(item), *of_motions(item, list(motions)), *of_documents(documents)]
    return [*found, *of_content(item, item.questions.count())]


def of_texts(row: AgendaItem | ProposedItem) -> list[Missing]:
    """Texts that are missing in one language, or do not match. A summary may be missing in both."""
    found = []
    for name in ("title", "summary", "expected_outcome"):
        pair: Pair = getattr(row, name)
        if name != "title" and not (pair.en.strip() or pair.fr.strip()):
            continue
        for code in LANGUAGES:
            empty = not pair.side(code).strip()
            if empty or code in pair.unready():
                found.append(Missing(f"{name}-{code}", WORDS[name, code, empty]))
    return found


def of_motions(item: AgendaItem, motions: Sequence[Motion]) -> list[Missing]:
    """A decision without a motion, and motions whose texts do not match."""
    if item.purpose == Purpose.DECISION and not motions:
        return [Missing("no-motion", _("For decision, and no motion hangs on it"))]
    found = []
    for motion in motions:
        texts = [motion.title, *([motion.question] if motion.question.en or motion.question.fr else [])]
        if any(pair.unready() for pair in [*texts, *(clause.text for clause in motion.clauses.all())]):
            words = _("Motion “%(title)s”: a text is missing or does not match yet") % {"title": motion.title}
            found.append(Missing("motion-texts", words))
    return found


def of_documents(rows: Iterable[Document]) -> list[Missing]:
    """Documents that are there in one language alone, or cannot be bound into a package. One query."""
    places: dict[int, dict[str, Document]] = {}
    for row in rows:
        places.setdefault(row.position, {})[row.language] = row
    found = []
    for sides in places.values():
        title = next(iter(sides.values())).title
        for code in LANGUAGES:
            if code not in sides:
                found.append(Missing(f"document-{code}", NO_DOCUMENT[code] % {"title": title}))
            elif sides[code].problem:
                problem = PROBLEMS.get(sides[code].problem, sides[code].problem)
                found.append(Missing("document-problem", f"{sides[code].name} – {problem}"))
    return found


def of_content(row: AgendaItem | ProposedItem, questions: int) -> list[Missing]:
    """What would help those who read it, and blocks nothing."""
    found = []
    if not (row.expected_outcome.en or row.expected_outcome.fr):
        found.append(Missing("no-outcome", _("It does not say which outcome is expected"), blocks=False))
    if row.purpose == Purpose.DISCUSSION and not questions:
        found.append(Missing("no-question", _("For discussion, and it asks no question"), blocks=False))
    if not (row.presenter.en or row.presenter.fr or row.sponsor_id or getattr(row, "sponsor_jurisdiction_id", None)):
        found.append(Missing("nobody-presents", _("Nobody is named who presents it"), blocks=False))
    return found


def documents_in_one_language(items: Iterable[int]) -> list[tuple[int, str]]:
    """For these items of an agenda: the number of the item, and the language in which a document is missing. One query.

    Each language once for an item, for the list of what blocks sending.
    """
    rows = Document.objects.standing().filter(item__in=list(items))
    there: dict[tuple[int, int], set[str]] = {}
    for item, position, language in rows.values_list("item_id", "position", "language"):
        there.setdefault((item or 0, position), set()).add(language)
    missing = {(item, code) for (item, _place), codes in there.items() for code in LANGUAGES if code not in codes}
    return sorted(missing)
