"""How is it printed what changed since the agenda was issued, or since the last package?"""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from governance.packages.contents import Changes, FieldNow, ItemChange, MeetingChange, PackageContents, PaperChange
from governance.packages.sections.furniture import spoken
from governance.packages.sections.papers import language_named
from governance.rules.withheld import withheld_words
from groundwork import dates_in_words as written
from groundwork.typesetting.texts import run, spoken_text

SHORT = 120  # a longer text is said to have changed; its item says what it says now


def what_changed(contents: PackageContents, language: str, linked: set[str]) -> list[dict[str, Any]]:
    """Each comparison with its rows; `linked` are the keys of the items that have a part in this edition."""
    return [
        {
            "title": spoken(_since(each, language)),
            "rows": [_item(found, language, linked) for found in each.items]
            + [_meeting(found, language) for found in each.meetings],
        }
        for each in contents.changes
    ]


def _since(changes: Changes, language: str) -> str:
    words = {"label": changes.label, "day": written.day(changes.at, language)}
    if changes.since == "agenda":
        return _("Since version %(label)s of the agenda, issued on %(day)s") % words
    return _("Since version %(label)s of this package, of %(day)s") % words


def _item(found: ItemChange, language: str, linked: set[str]) -> dict[str, Any]:
    key = f"item:{found.number}"
    title = run(found.title, language)
    if found.withheld:
        title = spoken_text(str(withheld_words(found.withheld, found.number)), language)
    return {
        "number": found.number,
        "link": f"part:{key}" if key in linked and found.what != "removed" else "",
        "title": title,
        "what": spoken(_what(found)),
        "fields": [_field(each, language) for each in found.fields],
        "papers": [_paper(each, language) for each in found.papers],
    }


def _what(found: ItemChange) -> str:
    if found.what == "moved" or (found.was and found.was != found.number):
        if not found.was:
            return pgettext("package", "Moved")
        return _("Moved; it was item %(number)s") % {"number": found.was}
    return {
        "added": pgettext("package", "New"),
        "removed": _("Taken off the agenda"),
        "changed": pgettext("package", "Changed"),
    }[found.what]


def _field(found: FieldNow, language: str) -> dict[str, Any]:
    label = spoken(found.label.side(language))
    longest = max(len(side.side(code)) for side in (found.before, found.after) for code in ("en", "fr"))
    if longest > SHORT:
        return {"label": label, "before": None, "after": spoken_text(pgettext("package", "changed"), language)}
    nothing = spoken_text(pgettext("package", "nothing"), language)
    return {
        "label": label,
        "before": run(found.before, language) or nothing,
        "after": run(found.after, language) or nothing,
    }


def _paper(found: PaperChange, language: str) -> dict[str, Any]:
    words = {
        "added": _("New document"), "removed": _("Document taken away"),
        "replaced": _("Document replaced"), "named": _("Document named anew"),
    }  # fmt: skip
    return {
        "what": spoken(words[found.what]),
        "title": run(found.title, language) or spoken_text(found.name, found.language),
        "language": spoken(language_named(found.language)),
    }


def _meeting(found: MeetingChange, language: str) -> dict[str, Any]:
    words = {"added": _("New meeting"), "removed": _("Meeting cancelled"), "changed": _("Meeting changed")}
    return {
        "number": "",
        "link": "",
        "title": run(found.body, language),
        "what": spoken(words[found.what]),
        "fields": [_field(each, language) for each in found.fields],
        "papers": [],
    }
