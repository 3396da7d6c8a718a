"""What does the page say of what is to be done after a gathering: what, whose, and is it done?"""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from councils.enums import Role
from councils.models import Membership, Person
from councils.queries.names import BodyWords
from councils.rules import KEEP
from governance.electorates import deciding_keys
from governance.enums import DutyKind
from governance.models import Duty, Gathering
from governance.queries.desk.docket import link
from governance.queries.meetings.gatherings import slug_of
from governance.queries.records.duties_owed import Owed, owed_of
from groundwork.bilingual import Pair

PRESSED = {DutyKind.NOTIFY, DutyKind.PUBLISH}


@dataclass(frozen=True)
class DutyRow:
    """One thing to be done. `by_fact` says that the facts show it done; `url` is where it is done by hand."""

    duty: Duty
    what: str
    about: Pair
    body: BodyWords | None
    url: str
    by_fact: bool
    waits: str = ""

    @property
    def done(self) -> bool:
        return self.by_fact or self.duty.done_at is not None

    @property
    def pressed(self) -> bool:
        """Whether one press does it."""
        return not self.done and not self.waits and self.duty.kind in PRESSED


def duties_of(gathering: Gathering, names: dict[int, BodyWords]) -> list[DutyRow]:
    """What is to be done, in the order in which it came up; what no longer follows from anything is left out unless
    somebody did it. Twelve queries."""
    owed = {(each.kind, each.subject): each for each in owed_of(gathering)}
    rows = Duty.objects.filter(gathering=gathering).select_related("decision", "assigned_to", "done_by").order_by("pk")
    found = []
    for duty in rows:
        fact = owed.get((duty.kind, duty.subject))
        if fact is not None or duty.done_at is not None:
            found.append(row_of(duty, fact, gathering, names))
    return sorted(found, key=lambda row: row.done)


def row_of(duty: Duty, fact: Owed | None, gathering: Gathering, names: dict[int, BodyWords]) -> DutyRow:
    """A duty in words."""
    body = names.get(duty.body_id or 0)
    return DutyRow(
        duty=duty,
        what=what(duty, body),
        about=duty.decision.title if duty.decision else Pair(),
        body=body,
        url=place_of(duty, fact, gathering, body),
        by_fact=bool(fact and fact.fact),
        waits=waits_for(duty),
    )


def what(duty: Duty, body: BodyWords | None) -> str:
    """What is to be done, in one line."""
    words = {"body": body.usual if body else "", "reference": duty.decision.reference if duty.decision else ""}
    said = {
        DutyKind.NOTIFY: _("Tell %(body)s of decision %(reference)s"),
        DutyKind.TERMS: _("Update the terms of reference of %(body)s"),
        DutyKind.OPEN_VOTE: _("Open a vote on the motion that was left open"),
        DutyKind.PUBLISH: _("Publish decision %(reference)s"),
        DutyKind.CLOSE_OUT: _("Receive the close-out report of %(body)s"),
        DutyKind.RECORD: _("Circulate the record of decisions of %(body)s"),
    }
    return said[DutyKind(duty.kind)] % words


def waits_for(duty: Duty) -> str:
    """Why one press cannot do it yet."""
    decision = duty.decision
    if decision is None or decision.state == "published":
        return ""
    if duty.kind == DutyKind.NOTIFY:
        return _("It is published first.")
    if duty.kind == DutyKind.PUBLISH and not decision.title.matches:
        return _("The texts do not match yet. Confirm them.")
    return ""


def place_of(duty: Duty, fact: Owed | None, gathering: Gathering, body: BodyWords | None) -> str:
    """Where it is done by hand."""
    number = fact.number if fact else 0
    if duty.kind == DutyKind.RECORD and number:
        return link("record", slug_of(gathering), number)
    if duty.kind == DutyKind.OPEN_VOTE and number:
        return link("motion", number)
    if duty.kind == DutyKind.TERMS and body:
        return link("terms_of_reference", body.slug)
    if duty.kind == DutyKind.CLOSE_OUT and body:
        return link("about_body", body.slug)
    return link("decision", duty.decision.reference) if duty.decision else ""


def people_of(gathering: Gathering) -> list[Person]:
    """To whom a duty may be given: the co-chairs of the bodies that met, and the secretariat. Four queries or so."""
    today = timezone.localdate()
    keys: set[str] = set()
    for meeting in gathering.meetings.select_related("body"):
        keys |= deciding_keys(meeting.body, today)
    held = Membership.objects.standing(today).select_related("seat__body", "person")
    found = {
        row.person_id: row.person
        for row in held.order_by("person__name")
        if KEEP.given_by(row) or (row.role == Role.CO_CHAIR and row.seat.body.key in keys)
    }
    return list(found.values())
