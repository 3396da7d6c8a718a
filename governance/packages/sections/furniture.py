"""Which words stand in every package, whatever is in it?"""

from django.utils.functional import Promise
from django.utils.translation import get_language, override, pgettext
from django.utils.translation import gettext as _

from groundwork.bilingual import Pair
from groundwork.typesetting.texts import typeset
from groundwork.typography import NBSP

COLONS = {"en": ": ", "fr": f"{NBSP}: "}


def spoken(text: str) -> str:
    """A text of ours, typeset for the language that is switched on."""
    return typeset(text, (get_language() or "en")[:2])


def in_both(text: str | Promise) -> Pair:
    """A text of ours in English and in French, for what is printed in both languages."""
    sides = {}
    for language in ("en", "fr"):
        with override(language):
            sides[language] = spoken(str(text))
    return Pair(sides["en"], sides["fr"])


def capital(text: object) -> str:
    """The text with a capital letter at its beginning."""
    words = str(text)
    return words[:1].upper() + words[1:]


def furniture() -> dict[str, str]:
    """The headings and labels of the template, in the language that is switched on."""
    words = {
        "contents": _("Contents"), "agenda": _("Agenda"), "page": pgettext("package", "Page"),
        "time": _("Time"), "item": _("Item"), "item_short": _("No."),
        "purpose": _("Purpose"), "minutes": _("Minutes"),
        "back": _("Back to the agenda"),
        "summary": _("Summary"), "expected": _("Expected outcome"), "questions": _("Questions to discuss"),
        "recommendation": _("Recommendation"), "motion": _("Motion"), "vote": _("Vote"),
        "result": _("Result of the vote"),
        "decision": _("Decision"), "proof": _("How this was computed"), "if_carried": _("If carried"),
        "changes": _("What it changes"), "action": _("Action"), "reservations": _("Reservations"),
        "clause": _("Clause"), "outcome": _("Outcome"), "amended": _("As decided"),
        "decisions_so_far": _("Decisions so far"), "open_actions": _("Open actions"),
        "reference": _("Reference"), "owner": _("Owner"), "due": _("Due"),
        "state": _("State"),
        "decided_on": _("Decided on"), "effective_on": _("In effect on"),
        "spare_en": _("in English only"), "spare_fr": _("in French only"),
        "stale": _("the two languages do not match yet"), "illustrative": _("illustrative"),
        "no_decision": _("No decision in the two years before."),
        "no_action": _("No open action."), "no_item": _("No item yet."),
        "shown_below": _("Its points are the clauses of the motion below."),
        "advice": _("Advice received"), "effects": _("Expected effects"),
        "lines": _("What would change in the reporting lines"), "today": _("Today"),
        "if_all": _("If everything is carried"),
        "new": pgettext("package", "new line"), "ends": pgettext("package", "ends"),
        "documents": _("Documents"), "document": _("Document"), "title": _("Title"),
        "approvals": _("Approval by the co-chairs"), "late": pgettext("package", "late"),
        "before": _("Before"), "after": pgettext("package", "Now"), "what_changed": _("What changed"),
        "nothing_changed": _("Nothing has changed."),
    }  # fmt: skip
    return {name: spoken(text) for name, text in words.items()} | {"colon": COLONS[(get_language() or "en")[:2]]}
