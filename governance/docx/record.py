"""How does the record of a meeting become a Word document, in one language or in both?"""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext
from docx.document import Document as WordDocument

from governance.docx.writing import as_bytes, both, fresh, heading, paragraph
from governance.enums import Option, Outcome, OutcomeMet, Presence
from governance.queries.records.content import DecisionTaken, ItemHeld, RecordContent, Sat, day_of
from governance.rules.withheld import withheld_words
from groundwork import dates_in_words as written
from groundwork.bilingual import Pair

People = Mapping[int, str]


def record_docx(content: RecordContent, people: People, languages: tuple[str, ...], *, note: Pair) -> bytes:
    """The record as its reader may see it. `note` says which text of it this is; `people` are names by number."""
    first = languages[0]
    with override(first):
        title = f"{_('Record of decisions')} – {content.name.read(first)}"
    document = fresh(title, first)
    for code in languages:
        with override(code):
            heading(document, f"{_('Record of decisions')} – {content.name.read(code)}", code, 0)
            paragraph(document, f"{content.place.read(code)}, {when(content, code)}", code)
            paragraph(document, note.side(code), code)
    for code in languages:
        with override(code):
            heading(document, _("Who was there"), code, 1)
            write_presence(document, content, people, code)
    for item in content.items:
        write_item(document, item, people, languages)
    return as_bytes(document)


def when(content: RecordContent, code: str) -> str:
    """From when to when, by the clock of the place."""
    zone = ZoneInfo(content.time_zone)
    starts, ends = (datetime.fromisoformat(each).astimezone(zone) for each in (content.starts_at, content.ends_at))
    return f"{written.day(starts, code)}, {written.clock(starts, code)} – {written.clock(ends, code)}"


def write_presence(document: WordDocument, content: RecordContent, people: People, code: str) -> None:
    """The seats, council by council, with whoever came or left on the way."""
    for council in content.councils:
        heading(document, council.name.read(code), code, 2)
        for seat in council.seats:
            paragraph(document, presence(seat, content, people, code), code, style="List Bullet")


def presence(seat: Sat, content: RecordContent, people: People, code: str) -> str:
    """`Yukon, Mia Yukon: present; 10:40 a.m. absent`"""
    name = people.get(seat.person, "")
    label = str(Presence(seat.presence).label) if seat.presence else _("not noted")
    said = f"{seat.jurisdiction.read(code)}{', ' + name if name else ''} – {label}"
    zone = ZoneInfo(content.time_zone)
    moves = [
        f"{written.clock(each.moment.astimezone(zone), code)} {Presence(each.presence).label}" for each in seat.changes
    ]
    return f"{said} ({'; '.join(moves)})" if moves else said


def write_item(document: WordDocument, item: ItemHeld, people: People, languages: tuple[str, ...]) -> None:
    """An item in each language; what is withheld keeps its number."""
    if item.kind == "break":
        return
    for code in languages:
        with override(code):
            heading(document, title_of(item, code), code, 1)
    if item.withheld:
        return
    both(document, item.discussion, languages)
    for question in item.questions:
        both(document, question.sense, languages, style="List Bullet")
    for code in languages:
        with override(code):
            took_no_part = ", ".join(each.read(code) for each in item.recused)
            paragraph(document, took_no_part, code, label=_("Took no part:"))
            if item.outcome_met:
                met = str(OutcomeMet(item.outcome_met).label)
                paragraph(document, _("Expected outcome: %(met)s") % {"met": met}, code)
    for decision in item.decisions:
        write_decision(document, decision, people, languages)


def title_of(item: ItemHeld, code: str) -> str:
    """`3. Title`, or that item 3 is withheld."""
    if item.withheld:
        return str(withheld_words(item.withheld, item.number))
    return f"{item.number}. {item.title.read(code)}" if item.number else item.title.read(code)


def write_decision(document: WordDocument, decision: DecisionTaken, people: People, languages: tuple[str, ...]) -> None:
    """A decision with its texts, its vote, its reservations and actions, in each language."""
    for code in languages:
        with override(code):
            if decision.withheld:
                paragraph(document, _("%(reference)s is not published yet.") % {"reference": decision.reference}, code)
                continue
            heading(document, f"{decision.reference} – {Outcome(decision.outcome).label}", code, 2)
            paragraph(document, decision.title.side(code), code)
            paragraph(document, decision.verdict.side(code), code)
            for clause in decision.clauses:
                paragraph(document, clause.text.side(code), code, label=clause.label)
            write_effective(document, decision, code)
            write_actions(document, decision, people, code)
    for said in decision.reservations:  # once, in the language in which it was said
        with override(said.language):
            lifted = f" ({_('lifted at the table')})" if said.lifted else ""
            label = f"{said.jurisdiction.read(said.language)} – {Option(said.option).label}{lifted}."
            paragraph(document, said.text, said.language, label=label, style="List Bullet")


def write_effective(document: WordDocument, decision: DecisionTaken, code: str) -> None:
    """From when it holds, until when it is deferred, and to whom it is referred."""
    for label, iso in ((_("In force from"), decision.effective_on), (_("Until"), decision.until)):
        day = day_of(iso)
        if day is not None and iso != decision.decided_on:
            paragraph(document, written.day(day, code), code, label=label)
    if decision.really is not None and decision.entered is not None:
        moments = {"decided": written.moment(decision.really, code), "moment": written.moment(decision.entered, code)}
        paragraph(document, _("decided %(decided)s; entered later, %(moment)s") % moments, code)
    paragraph(document, decision.condition.side(code), code, label=_("On condition"))
    paragraph(document, decision.referred_to.read(code), code, label=_("Referred to"))


def write_actions(document: WordDocument, decision: DecisionTaken, people: People, code: str) -> None:
    """Who does what by when."""
    if decision.actions:
        heading(document, pgettext("of a decision", "Actions"), code, 3)
    for action in decision.actions:
        owner = people.get(action.person) or _("a named person") if action.person else action.owner.read(code)
        due = f", {written.day(action.due, code)}" if action.due else ""
        paragraph(document, f"{action.title.read(code)} – {owner}{due}", code, style="List Bullet")
