"""What is told of a meeting to everybody who watches it: on the run screen `M12`, on the projector `P12`?"""

import json
from dataclasses import dataclass
from functools import cached_property

from django.db import close_old_connections
from django.template.loader import render_to_string
from django.utils.translation import override

from governance.models import Meeting
from governance.queries.run.projection import Projection, projection_of
from governance.queries.run.state import Run, run_of

RUN, PROJECTOR = "M", "P"


@dataclass(frozen=True)
class MeetingFacts:
    """A meeting as it stands."""

    topic: str
    meeting: Meeting

    @cached_property
    def shown(self) -> Run | Projection:
        """What the topic shows of it."""
        return projection_of(self.meeting) if self.topic.startswith(PROJECTOR) else run_of(self.meeting)

    @property
    def ended(self) -> bool:
        """Whether nothing can change any more."""
        return self.shown.is_over

    @property
    def may_end_by_itself(self) -> bool:
        """A meeting is ended by somebody."""
        return False

    @property
    def key(self) -> str:
        """The moment the meeting is at."""
        return self.shown.key

    @property
    def mark(self) -> tuple[str, ...]:
        """Two facts with the same mark are told in the same words."""
        return (self.shown.key,)

    def told(self, variant: tuple[str, bool], *, before: str, listeners: int) -> bytes:
        """The event for one language; what its reader sees is drawn here once for all."""
        language, _ = variant
        with override(language):
            if isinstance(self.shown, Run):
                html = render_to_string("governance/run/_state.html", {"run": self.shown, "swapped": True})
            else:
                html = render_to_string("governance/run/_projection.html", {
                    "shown": self.shown, "meeting": self.meeting, "swapped": True})  # fmt: skip
        name = "closed" if self.ended else "state"
        return f"event: {name}\ndata: {json.dumps({'key': self.key, 'html': html}, ensure_ascii=False)}\n\n".encode()


def meeting_facts(topic: str) -> MeetingFacts | None:
    """Read the meeting of a topic, or None when there is none, on the connection of this thread."""
    close_old_connections()
    meeting = Meeting.objects.select_related("gathering", "body").filter(pk=int(topic[1:])).first()
    if meeting is None:
        return None
    facts = MeetingFacts(topic, meeting)
    _ = facts.key  # read it here, beside the loop that serves
    return facts
