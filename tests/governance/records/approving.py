"""A meeting whose agenda is issued and waits for its approvals."""

from governance.actions.agendas.versions import issue_version
from governance.actions.records.approvals import approve
from governance.models import AgendaVersion, Procedure


def settings(house, approvals, **more):
    """What the joint council asks for."""
    Procedure.objects.filter(body=house.bodies["JC"]).update(agenda_versions=True, approvals=approvals, **more)


def issued(house, meeting, approvals, **more) -> AgendaVersion:
    """The agenda of this meeting as a version, with an item on it, where the body asks for these approvals."""
    settings(house, approvals, **more)
    house.item(meeting)
    return issue_version(gathering=meeting.gathering, by=house.people["secretariat"])


def given(thing, by):
    return approve(thing=thing, by=by, seen=thing.content_hash)


def kinds(thing):
    return [(row.kind, row.seat.key if row.seat else "") for row in thing.approvals.all()]
