"""How is a vote opened from the run screen, on the motion before the table?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from governance.actions import votes
from governance.models import Motion
from governance.queries.votes.ways import way_in_the_room, ways_of
from governance.views.act_pages import pressed
from governance.views.reading import address, person_of, posted_from
from governance.views.run.page import desk_of, show
from groundwork.refusals import Refusal, require


@login_required
@posted_from("run_item", "slug", "pk")
def open_vote_now(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Open a vote on the motion before the table in the usual way of the room, under its own rule: one press.

    What stands in the way, a text that is missing or stale by its name, is said where it was pressed.
    """
    desk = desk_of(request, slug, pk)

    def act() -> str:
        motion = to_put(desk.motion)
        method = way_in_the_room(ways_of(motion))
        require(None if method else Refusal("not-offered", _("This body does not put motions in this way.")))
        assert method is not None
        event = votes.open_vote(motion=motion, method=method, meeting=desk.run.meeting, by=person_of(request))
        messages.success(request, _("Vote %(reference)s is open.") % {"reference": event.reference})
        return address("run_item", desk.run.slug, pk)

    return pressed(request, act, lambda why: show(request, desk, not_opened=why, status=why.status))


def to_put(motion: Motion | None) -> Motion:
    """The motion, read with what says in which ways its body votes. Raises Refused where there is none."""
    require(None if motion else Refusal("no-motion", _("There is no motion to decide under this item.")))
    assert motion is not None
    return Motion.objects.select_related("body__procedure", "item__meeting").get(pk=motion.pk)
