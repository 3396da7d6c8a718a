"""How is a decision printed: whole under its item, and in one line in the register?"""

from typing import Any

from django.utils.translation import gettext as _

from governance.enums import DecisionState, Option, Outcome
from governance.packages.contents import ClauseOutcome, Decision, Reservation
from governance.packages.sections.changes import changes
from governance.packages.sections.furniture import spoken
from groundwork import dates_in_words as written
from groundwork.looks import look_of
from groundwork.typesetting.texts import run, spoken_text


def decisions(found: tuple[Decision, ...], language: str) -> list[dict[str, Any]]:
    """The lines of the register."""
    return [_head(each, language) for each in found]


def decision(found: Decision, language: str) -> dict[str, Any]:
    """A decision with the outcome of each clause and what it changes."""
    return {
        **_head(found, language),
        "line": spoken(
            _("Decided on %(decided)s, in effect on %(effective)s.")
            % {
                "decided": written.day(found.decided_on, language),
                "effective": written.day(found.effective_on, language),
            }
        ),
        "override": run(found.override, language),
        "clauses": [_clause(each, language) for each in found.clauses],
        "reservations": [_reservation(each, language) for each in found.reservations],
    }


def outcome(value: str) -> dict[str, str]:
    """The words of an outcome and the family of its colour; the words say it all."""
    return {"label": spoken(str(Outcome(value).label)), "family": look_of(value).family}


def _head(found: Decision, language: str) -> dict[str, Any]:
    published = found.state == DecisionState.PUBLISHED
    return {
        "reference": found.reference,
        "body": run(found.body, language),
        "title": run(found.title, language),
        "outcome": outcome(found.outcome),
        "decided_on": written.day(found.decided_on, language),
        "effective_on": written.day(found.effective_on, language),
        "state": "" if published else spoken(_("Recorded, not yet published in both languages.")),
    }


def _clause(found: ClauseOutcome, language: str) -> dict[str, Any]:
    return {
        "label": found.label,
        "outcome": outcome(found.outcome),
        "amended": run(found.amended, language),
        "changes": changes(found.changes, language),
        "actions": [
            {
                "reference": action.reference,
                "title": run(action.title, language),
                "owner": run(action.owner, language),
                "due": written.day(action.due_on, language) if action.due_on else "",
            }
            for action in found.actions
        ],
    }


def _reservation(found: Reservation, language: str) -> dict[str, Any]:
    return {
        "who": run(found.jurisdiction, language),
        "label": found.label,
        "option": spoken(str(Option(found.option).label)),
        "text": spoken_text(found.text, found.language),
    }
