"""Where does the page of an open vote listen for changes?"""

from django import template
from django.utils.translation import get_language

from governance.enums import VoteState
from governance.live.tickets import feed_address
from governance.models import VoteEvent

register = template.Library()


@register.simple_tag
def live_feed(event: VoteEvent, shows_missing: bool) -> str:
    """The address of the feed with a ticket in it, for who is shown this page; empty when nothing can change."""
    if event.state != VoteState.OPEN:
        return ""
    return feed_address(event.reference, get_language() or "en", shows_missing=bool(shows_missing))
