"""Which words stand in every package, whatever is in it?"""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from groundwork.typesetting.texts import typeset


def spoken(text: str) -> str:
    """A text of ours, typeset for the language that is switched on."""
    return typeset(text, (get_language() or "en")[:2])


def capital(text: object) -> str:
    """The text with a capital letter at its beginning."""
    words = str(text)
    return words[:1].upper() + words[1:]


def furniture() -> dict[str, str]:
    """The headings and labels of the template, in the language that is switched on."""
    words = {
        "contents": _("Contents"), "agenda": _("Agenda"),
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
        "about": _("About this package"), "no_decision": _("No decision in the two years before."),
        "no_action": _("No open action."), "no_item": _("No item yet."),
        "shown_below": _("Its points are the clauses of the motion below."),
    }  # fmt: skip
    return {name: spoken(text) for name, text in words.items()}
