"""How is a change printed: what it is, and from when?"""

from typing import Any

from django.utils.translation import gettext as _

from governance.enums import EffectState
from governance.packages.contents import Change
from governance.packages.sections.furniture import spoken
from groundwork import dates_in_words as written
from groundwork.typesetting.texts import run


def changes(found: tuple[Change, ...], language: str) -> list[dict[str, Any]]:
    """Each change in its own words, and when it takes effect."""
    return [
        {
            "words": run(each.words, language),
            "when": spoken(_when(each, language)),
            "because": run(each.held_because, language),
        }
        for each in found
    ]


def _when(change: Change, language: str) -> str:
    if change.effective_on is None:
        return ""
    day = {"day": written.day(change.effective_on, language)}
    return {
        EffectState.ENACTED: _("In force since %(day)s.") % day,
        EffectState.PENDING: _("Takes effect on %(day)s.") % day,
        EffectState.HELD: _("Held back; was to take effect on %(day)s.") % day,
    }.get(EffectState(change.state), str(EffectState(change.state).label))
