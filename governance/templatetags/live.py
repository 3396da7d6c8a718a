"""Where does the page of an open vote, or of a meeting, listen for changes?"""

from django import template
from django.utils.translation import get_language

from governance.enums import MEETING_OVER, VoteState
from governance.live.tickets import feed_address, meeting_feed
from governance.models import Meeting, VoteEvent

register = template.Library()


@register.simple_tag
def live_feed(event: VoteEvent, shows_missing: bool) -> str:
    """The address of the feed with a ticket in it, for who is shown this page; empty when nothing can change."""
    if event.state != VoteState.OPEN:
        return ""
    return feed_address(event.reference, get_language() or "en", shows_missing=bool(shows_missing))


@register.simple_tag
def live_meeting(meeting: Meeting, topic: str) -> str:
    """The address of the feed of a meeting for its run screen (M) or projector (P); empty when it is over."""
    if meeting.state in MEETING_OVER:
        return ""
    return meeting_feed(f"{topic}{meeting.pk}", get_language() or "en")
