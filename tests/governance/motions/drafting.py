"""What do the tests of drafting have in common: addresses, forms filled in, a house with something to change?"""

import uuid
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import override

from priorities.models import Priority
from tests.factories import councils as rows
from tests.factories.decisions import decided
from tests.factories.house import START, TODAY, House

LATER = (TODAY + timedelta(days=60)).isoformat()
PAIR = {"name_en": "Digital Trust", "name_fr": "Confiance numérique"}

# For each kind: what is typed, and the terms that the clause keeps where they are not the very same.
TYPED: dict[str, tuple[dict, dict]] = {
    "move": ({"body": "WG", "to": "JC"}, {}),
    "draw_line": ({"body": "WG", "to": "PSCIOC", "line": "functional"}, {}),
    "end_line": ({"body": "WG2", "to": "DM", "line": "liaison"}, {}),
    "add_component": ({"whole": "JC", "part": "THIRD"}, {}),
    "end_component": ({"whole": "JC", "part": "PSCIOC"}, {}),
    "establish": (
        {**PAIR, "acronym_en": "DT", "acronym_fr": "CN", "body_kind": "working_group", "authority": "recommends",
         "under": "JC", "level": "2"},
        {"key": "DT", "level": 2},
    ),
    "promote": (
        {"priority": "identity", **PAIR, "under": "JC", "authority": "recommends"}, {"key": "DIGITAL-TRUST"},
    ),
    "rename": ({"body": "WG", **PAIR}, {}),
    "merge": ({"bodies": ["WG", "WG3"], "into": "WG2"}, {}),
    "split": ({"body": "WG", "into": ["WG2", "WG3"], "heir": "WG2"}, {}),
    "dissolve": ({"body": "WG", "heir": "WG2", "report_days": "30"}, {"report_days": 30}),
    "set_authority": ({"body": "WG", "authority": "informs"}, {}),
    "set_level": ({"body": "WG", "level": "3"}, {"level": 3}),
    "adopt_terms": ({"body": "WG", "text_en": "We meet.\n\nOften.", "text_fr": "Réunions.", "review_on": LATER}, {}),
    "appoint": ({"seat": "PSSDC:CA-YT:1", "person": "stranger", "role": "member", "until": LATER}, {}),
    "end_membership": ({"seat": "PSSDC:CA-YT:1", "person": "yukon"}, {}),
    "create_seat": ({"body": "PSSDC", "jurisdiction": "CA", "number": "2", "weight": "1"}, {"number": 2, "weight": 1}),
    "end_seat": ({"seat": "PSSDC:CA-YT:1"}, {}),
    "adopt_format": ({"format": "one-and-a-half"}, {}),
    "delegate": ({"body": "WG", "scope_en": "To sign", "scope_fr": "Signer", "until": LATER}, {}),
    "rescind": ({"decision": "later"}, {}),
}  # fmt: skip


def furnish(house: House, kind: str = "") -> House:
    """Add what the kinds of change need besides: groups, a council, a liaison, a priority, a format, a decision."""
    for key in ("WG2", "WG3"):
        house.bodies[key] = rows.body(key, start=START)
        rows.line(house.bodies[key], house.bodies["PSSDC"], START)
    house.bodies["THIRD"] = rows.body("THIRD", "council", START, authority="decides")
    rows.line(house.bodies["WG2"], house.bodies["DM"], START, kind="liaison")
    Priority.objects.create(
        body=house.bodies["JC"],
        name_en="Identity",
        name_fr="Identité",
        slug_en="identity",
        slug_fr="identite",
        state="active",
    )
    if kind == "adopt_format":
        house.format()
    return house


def typed(house: House, kind: str) -> tuple[dict, dict]:
    """What is typed for a kind, people by their numbers and the decision by its reference; and what is kept of it."""
    given, changed = TYPED[kind]
    given = dict(given)
    if "person" in given:
        given["person"] = str(house.people[given["person"]].pk)
        changed = {**changed, "person": int(given["person"])}
    if "decision" in given:
        given["decision"] = decided(house, effective_on=TODAY + timedelta(days=30)).reference
    return given, {"kind": kind, **given, **changed}


def at(name: str, *args, language: str = "en") -> str:
    with override(language):
        return reverse(name, args=args)


def posted(version: int = 1, **more) -> dict:
    """A form as a browser sends it."""
    return {"version": str(version), "on": TODAY.isoformat(), "once": str(uuid.uuid4()), **more}


def new(clause, kind: str) -> str:
    return f"{at('propose_effect', clause.motion_id, clause.pk)}?kind={kind}"
