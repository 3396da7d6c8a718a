"""How are open actions printed?"""

from typing import Any

from django.utils.translation import gettext as _

from governance.enums import ActionKind, ActionState
from governance.packages.contents import Action
from governance.packages.sections.furniture import spoken
from groundwork import dates_in_words as written
from groundwork.typesetting.texts import run, spoken_text


def actions(found: tuple[Action, ...], language: str) -> list[dict[str, Any]]:
    """The lines of the table, the first due first, standing commitments last."""
    return [_action(each, language) for each in found]


def _action(found: Action, language: str) -> dict[str, Any]:
    due = written.day(found.due_on, language) if found.due_on else _("standing")
    return {
        "reference": found.reference,
        "kind": spoken(str(ActionKind(found.kind).label)),
        "title": run(found.title, language),
        "owner": run(found.owner, language),
        "due": spoken(due),
        "state": spoken(str(ActionState(found.state).label)),
        "late": found.late,
        "decision": found.decision,
        "note": spoken_text(found.note, found.note_language) if found.note else None,
        "noted_on": written.day(found.noted_on, language) if found.noted_on else "",
    }
