"""How is a change said in one sentence: what it is, of whom, and from when?"""

from typing import Any

from django.utils.translation import gettext as _

from governance.enums import ActionKind, EffectKind, EffectState
from governance.packages.contents import Change
from governance.packages.sections.furniture import capital, spoken
from governance.packages.typesetting import one_line, run
from groundwork import dates_in_words as written

KINDS = {str(kind): kind.label for kind in (*EffectKind, *ActionKind)}


def changes(found: tuple[Change, ...], language: str) -> list[dict[str, Any]]:
    """Each change as a lead, the words of its own, and when it takes effect."""
    return [
        {
            "lead": spoken(_lead(each, language)),
            "words": run(each.words, language),
            "when": spoken(_when(each, language)),
            "because": run(each.held_because, language),
        }
        for each in found
    ]


def _lead(change: Change, language: str) -> str:
    names = {"body": one_line(change.body, language), "to": one_line(change.to, language)}
    if change.kind == "move":
        return _("%(body)s. New reporting line: %(to)s.") % names
    label = capital(KINDS.get(change.kind, change.kind))
    if not names["body"]:
        return _("%(label)s:") % {"label": label}
    return _("%(label)s (%(body)s):") % {"label": label, **names}


def _when(change: Change, language: str) -> str:
    if change.effective_on is None:
        return ""
    day = {"day": written.day(change.effective_on, language)}
    return {
        EffectState.ENACTED: _("In force since %(day)s.") % day,
        EffectState.PENDING: _("Takes effect on %(day)s.") % day,
        EffectState.HELD: _("Held back; was to take effect on %(day)s.") % day,
    }.get(EffectState(change.state), str(EffectState(change.state).label))
