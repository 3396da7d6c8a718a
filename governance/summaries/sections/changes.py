"""How is it said in one line what is otherwise than in the last summary?"""

from typing import Any

from django.utils.translation import gettext as _

from governance.summaries.facts import Change
from governance.summaries.sections.words import spoken
from groundwork.typesetting.texts import one_line, run


def change_words(change: Change, language: str) -> str:
    """`Digital Strategy joined the line.`"""
    words = {
        "joined": _("%(body)s joined the line."), "left": _("%(body)s left the line."),
        "renamed": _("%(body)s was called %(was)s."), "moved": _("%(body)s reports to another body of the line."),
        "answered": _("%(body)s got an answer to: %(was)s"),
        "noted": _("The table took note of what %(body)s asks: %(was)s"),
        "reported": _("%(body)s filed the report that was missing."),
        "settled": _("%(body)s finished what was late: %(now)s (%(reference)s)"),
    }[change.code]  # fmt: skip
    named = {name: one_line(getattr(change, name), language) for name in ("body", "was", "now")}
    return words % {**named, "reference": change.reference}


def change_line(change: Change, language: str) -> dict[str, Any]:
    """The line, and the answer below it where there is one."""
    answer = run(change.now, language) if change.code == "answered" else None
    return {"words": spoken(change_words(change, language)), "answer": answer}
