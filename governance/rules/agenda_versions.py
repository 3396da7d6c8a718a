"""May a version of this agenda be issued, and is an item that is added now supplementary?"""

from django.utils.translation import gettext_lazy as _

from governance.enums import MEETING_OVER
from governance.models import AgendaVersion, Gathering, Meeting, Procedure
from groundwork.refusals import Refusal


def issues_versions(gathering: Gathering) -> bool:
    """Whether a body that meets at this gathering issues versions of its agendas. One query."""
    return Procedure.objects.filter(body__meetings__gathering=gathering, agenda_versions=True).exists()


def is_supplementary(meeting: Meeting) -> bool:
    """Whether an item that is put on this agenda now comes after its first version was issued. One query."""
    return AgendaVersion.objects.filter(gathering=meeting.gathering_id).exists()


def refuse_issue(gathering: Gathering) -> Refusal | None:
    """Why can no version of this agenda be issued? Two queries."""
    if not issues_versions(gathering):
        return Refusal("versions-off", _("The bodies that meet here issue no versions of their agendas."))
    if not gathering.meetings.exclude(state__in=MEETING_OVER).filter(items__removed=False).exists():
        return Refusal("nothing-to-issue", _("There is no agenda to issue: it is empty, or its meetings are over."))
    return None


def refuse_unchanged(last: AgendaVersion | None, content_hash: str) -> Refusal | None:
    """Why would this version be the same as the one before?"""
    if last is None or last.content_hash != content_hash:
        return None
    words = _("Nothing was changed since version %(letter)s was issued.") % {"letter": letter_of(last.number)}
    return Refusal("unchanged", words)


def letter_of(number: int) -> str:
    """The letter of a version: A for 1, Z for 26, AA for 27."""
    letters = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
