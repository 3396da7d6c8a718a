"""Which version of the agenda was issued last, who approved it, and what is different since then?"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import override

from governance import models
from governance.enums import Approvals
from governance.packages.contents import (
    Approval,
    Changes,
    FieldNow,
    Issued,
    ItemChange,
    MeetingChange,
    PackageContents,
    PaperChange,
    Said,
)
from governance.packages.gather.changes import Names
from governance.packages.gather.sight import Sight
from governance.queries.agendas.versions_content import hash_of
from governance.queries.agendas.versions_delta import AgendaDelta, Content, Entry, delta
from governance.queries.agendas.versions_words import ToldField, told
from governance.queries.agendas.withheld import content_seen
from governance.queries.records.approvals import seat_words
from governance.rules.agenda_versions import letter_of
from governance.rules.approvals import Thing, approvals_owed
from groundwork.bilingual import Pair

Numbers = Mapping[int, str]
Found = tuple[tuple[ItemChange, ...], tuple[MeetingChange, ...]]


def issued(version: models.AgendaVersion, now: Content, names: Names, sight: Sight) -> Issued:
    """The version and its approvals. Thirteen queries for each body that asks for approval."""
    return Issued(
        letter=letter_of(version.number),
        issued_at=version.issued_at,
        current=version.content_hash == hash_of(dict(now)),
        approvals=approvals_of(version, names, people=sight.people),
    )


def approvals_of(thing: Thing, names: Names, *, people: bool) -> tuple[Approval, ...]:
    """What became of the approval of each body that asks for one; nobody by name where people are not seen."""
    return tuple(
        Approval(
            body=names.by_id[owed.body.pk].usual,
            setting=str(Approvals(owed.setting)),
            said=tuple(
                Said(
                    seat=row.seat.jurisdiction.name if row.seat and row.seat.jurisdiction else Pair(),
                    name=row.person.name if row.person and people else "",
                    kind=str(row.kind),
                    at=row.at,
                )
                for row in owed.rows
            ),
            waiting=tuple(seat_words(each) for each in owed.waiting),
            done=owed.done,
        )
        for owed in approvals_owed(thing)
    )


def seen(content: Content, sight: Sight) -> dict[str, Any]:
    """The agenda without the words of what is withheld from these readers, documents included."""
    agenda = content_seen(content, sight.withheld)
    if not sight.kept_back:
        return agenda
    meetings = [
        {**meeting, "items": [
            {**row, "documents": [each for each in row["documents"] if not each["withheld"]]}
            for row in meeting["items"]
        ]}
        for meeting in agenda["meetings"]
    ]  # fmt: skip
    return {**agenda, "meetings": meetings}


def since_version(version: models.AgendaVersion, now: Content, sight: Sight, numbers: Numbers) -> Changes:
    """What is different since the agenda was issued. No query."""
    found = changed(before(seen(version.content, sight), now, sight, sight.then), now, numbers)
    return Changes("agenda", letter_of(version.number), version.issued_at, *found)


def since_package(package: PackageContents, now: Content, sight: Sight, numbers: Numbers) -> Changes:
    """What is different since an earlier package. No query."""
    rows = [row for meeting in package.agenda.get("meetings", ()) for row in meeting["items"]]
    closed = {row["id"]: row["withheld"] for row in rows if row.get("withheld")}
    older = before(package.agenda, now, sight, closed) if package.agenda else now
    return Changes("package", str(package.version), package.as_of, *changed(older, now, numbers))


def before(content: Content, now: Content, sight: Sight, closed: Mapping[int, str]) -> dict[str, Any]:
    """An earlier agenda as it is compared with today's.

    What is withheld today says nothing of what it said then; what was withheld then and is not any more is new.
    """
    shown = content_seen(content, {**closed, **sight.withheld})
    here = {row["id"] for meeting in now["meetings"] for row in meeting["items"]}
    opened = (closed.keys() & here) - sight.withheld.keys()
    meetings = [
        {**meeting, "items": [row for row in meeting["items"] if row["id"] not in opened]}
        for meeting in shown["meetings"]
    ]
    return {**shown, "meetings": meetings}


def changed(
    older: Content, newer: Content, numbers: Numbers
) -> tuple[tuple[ItemChange, ...], tuple[MeetingChange, ...]]:
    """The items and the meetings that are different, in the order of the newer agenda; those removed last."""
    found = delta(older, newer)
    items = [*_items(found, older, newer, numbers)]
    order = {row["id"]: place for place, row in enumerate(
        row for meeting in newer["meetings"] for row in meeting["items"]
    )}  # fmt: skip
    items.sort(key=lambda each: (order.get(each.id, len(order)), each.id))
    told_meetings = [told_in(code, found, older, newer).meetings for code in ("en", "fr")]
    meetings = tuple(
        MeetingChange(en.what, en.body, fields_in_both(en.fields, fr.fields))
        for en, fr in zip(*told_meetings, strict=True)
    )
    return tuple(items), meetings


def _items(found: AgendaDelta, older: Content, newer: Content, numbers: Numbers) -> Iterable[ItemChange]:
    yield from (_item("added", each, numbers) for each in found.added)
    yield from (_item("removed", each, {}) for each in found.removed)
    moved = {each.entry.id: each.was.number for each in found.moved}
    changed_ids = {each.entry.id for each in found.changed}
    yield from (
        _item("moved", each.entry, numbers, was=each.was.number)
        for each in found.moved
        if each.entry.id not in changed_ids
    )
    english, french = (told_in(code, found, older, newer).changed for code in ("en", "fr"))
    for en, fr in zip(english, french, strict=True):
        papers = tuple(
            PaperChange(each.what, each.title, each.name, each.language, each.pages) for each in en.documents
        )
        yield _item(
            "changed", en.entry, numbers, was=moved.get(en.entry.id, ""),
            fields=fields_in_both(en.fields, fr.fields), papers=papers,
        )  # fmt: skip


def _item(what: str, entry: Entry, numbers: Numbers, **more: Any) -> ItemChange:
    number = numbers.get(entry.id, entry.number)
    return ItemChange(what, entry.id, number, entry.title, entry.body, withheld=entry.withheld, **more)


def told_in(language: str, found: AgendaDelta, older: Content, newer: Content) -> Any:
    """What changed, in the words of one language."""
    with override(language):
        return told(found, older, newer)


def fields_in_both(english: Iterable[ToldField], french: Iterable[ToldField]) -> tuple[FieldNow, ...]:
    """Fields in words, the English ones beside the French ones."""
    return tuple(
        FieldNow(
            label=Pair(en.label, fr.label),
            before=Pair(en.before.en, fr.before.fr),
            after=Pair(en.after.en, fr.after.fr),
        )
        for en, fr in zip(english, french, strict=True)
    )


def issued_last(gathering: models.Gathering) -> models.AgendaVersion | None:
    """The newest version; None where none was issued. One query."""
    return gathering.agenda_versions.order_by("-number").first()
