"""Which pages of tables close a package: who comes, priorities and gaps, summaries of lines, what there is to read?"""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from governance.enums import Presence, Purpose, ReplyAnswer
from governance.packages.contents import CouncilComing, OutcomeServed, PackageContents, PriorityNow, SeatComing
from governance.packages.contents import SummaryShort as Summary
from governance.packages.sections.agenda import item_title
from governance.packages.sections.furniture import capital, spoken
from governance.packages.sections.papers import pages_of
from groundwork import dates_in_words as written
from groundwork.bilingual import Pair
from groundwork.typesetting.texts import run, spoken_text
from priorities.enums import PriorityState


def table(title: str, columns: list[str], rows: list[list[Any]], **more: Any) -> dict[str, Any]:
    """A table with its heading: cells are runs, texts or nothing; `wide` is the column that takes the room."""
    return {
        "title": spoken(title), "columns": [spoken(each) for each in columns], "rows": rows,
        "text": "", "wide": 1, "numbers": [], "empty": "", **more,
    }  # fmt: skip


def text(words: object, language: str) -> dict[str, Any] | None:
    """A cell in our own words; None for none."""
    return spoken_text(str(words), language) if str(words) else None


def attendance(contents: PackageContents, language: str) -> list[dict[str, Any]]:
    """Who comes for which seat, or came."""
    return [_council(each, language) for each in contents.coming]


def _council(found: CouncilComing, language: str) -> dict[str, Any]:
    noted = any(seat.presence for seat in found.seats)
    titles = [found.body.read(language), found.meeting.read(language)]
    columns = [
        _("Jurisdiction"),
        pgettext("package", "Holder"),
        _("At the meeting") if noted else _("Answer"),
        pgettext("package", "By"),
    ]
    return table(
        ", ".join(dict.fromkeys(titles)), columns, [_seat(seat, language) for seat in found.seats], wide=0,
        empty=spoken(_("No seat is in office.")),
    )  # fmt: skip


def _seat(found: SeatComing, language: str) -> list[Any]:
    said: object = _("no answer yet")
    if found.presence or found.answer:
        said = Presence(found.presence).label if found.presence else ReplyAnswer(found.answer).label
    other = found.person if found.person and found.person != found.holder else ""
    return [
        run(found.jurisdiction, language), text(found.holder or _("vacant"), language), text(said, language),
        text(other, language),
    ]  # fmt: skip


def priorities(contents: PackageContents, language: str) -> list[dict[str, Any]]:
    """The priorities with their state, then the outcomes that nothing serves yet."""
    columns = [_("Priority"), _("State"), _("Led by"), _("Items here")]
    gaps = [each for each in contents.outcomes if each.is_gap]
    served = len(contents.outcomes) - len(gaps)
    found = [table(_("Priorities"), columns, [_priority(each, language) for each in contents.priorities], wide=0)]
    if contents.outcomes:
        words = ngettext(
            "%(served)s of %(all)s outcome is served by a decision, an action or a recommendation.",
            "%(served)s of %(all)s outcomes are served by a decision, an action or a recommendation.",
            served,
        ) % {"served": served, "all": len(contents.outcomes)}
        found.append(
            table(
                _("Outcomes that nothing serves yet"), [_("No."), _("Outcome"), pgettext("package", "Tier")],
                [_gap(each, language) for each in gaps], text=spoken(words), empty=spoken(_("None: each is served.")),
            )
        )  # fmt: skip
    return found


def _priority(found: PriorityNow, language: str) -> list[Any]:
    state = str(PriorityState(found.state).label)
    leads = " · ".join(each.read(language) for each in found.leads)
    items = ", ".join(found.here)
    return [run(found.name, language), text(state, language), text(leads, language), text(items, language)]


def _gap(found: OutcomeServed, language: str) -> list[Any]:
    return [text(found.number, language), run(found.text, language), run(found.tier, language)]


def summaries(contents: PackageContents, language: str) -> list[dict[str, Any]]:
    """The last summary of each line: its numbers, what is asked of this table, who did not report."""
    return [_summary(each, language) for each in contents.summaries]


def _summary(found: Summary, language: str) -> dict[str, Any]:
    labels = {
        "decisions": _("Decisions"), "done": _("Actions done"), "late": _("Actions late"), "meetings": _("Meetings"),
    }  # fmt: skip
    rows = [
        [text(labels[each.label], language), text(each.value, language),
         text("" if each.before is None else each.before, language)]
        for each in found.figures if each.label in labels
    ]  # fmt: skip
    notes = [{"label": run(body, language), "text": run(asked, language)} for body, asked in found.asks]
    if found.missing:
        missing = Pair(*("; ".join(each.read(code) for each in found.missing) for code in ("en", "fr")))
        notes.append({"label": text(_("Did not report"), language), "text": run(missing, language)})
    return table(
        found.body.read(language), [_("In the period"), _("Number"), _("Before")], rows, wide=0, numbers=[1, 2],
        text=spoken(capital(written.span_of_days(found.first, found.last, language))), notes=notes,
    )  # fmt: skip


def reading_load(contents: PackageContents, language: str) -> list[dict[str, Any]]:
    """How many pages there are to read for each item, and in all."""
    rows, to_decide, pages, uncounted = [], 0, 0, 0
    for meeting in contents.held:
        for item in meeting.numbered:
            number, unknown = pages_of(item, language)
            decide = number if item.purpose == Purpose.DECISION else 0
            rows.append([
                text(item_title(item, language), language), text(number, language), text(decide or "", language),
            ])  # fmt: skip
            to_decide, pages, uncounted = to_decide + decide, pages + number, uncounted + unknown
    rows.append([text(_("In all"), language), text(pages, language), text(to_decide, language)])
    words = ngettext(
        "%(count)s document has no pages that could be counted.",
        "%(count)s documents have no pages that could be counted.",
        uncounted,
    ) % {"count": uncounted}
    return [
        table(
            _("Pages of documents"), [_("Item"), _("Pages"), _("Of which to decide on")], rows, wide=0, numbers=[1, 2],
            text=spoken(words) if uncounted else "", total=True,
        )
    ]  # fmt: skip


def load_in_words(contents: PackageContents, language: str) -> str:
    """`Documents: 120 pages, of which 45 to decide on`; nothing where there are none."""
    found = [(item, pages_of(item, language)[0]) for meeting in contents.held for item in meeting.numbered]
    pages = sum(number for _item, number in found)
    decide = sum(number for item, number in found if item.purpose == Purpose.DECISION)
    if not pages:
        return ""
    words = ngettext(
        "Documents: %(pages)s page, of which %(decide)s to decide on",
        "Documents: %(pages)s pages, of which %(decide)s to decide on",
        pages,
    )
    return words % {"pages": pages, "decide": decide}
