"""What can be watched, and who reads how it stands: a vote by its reference, a meeting as `M12` or `P12`?"""

import re
from typing import Protocol

from governance.live import saying
from governance.live.meetings import PROJECTOR, RUN, meeting_facts

# Whatever a proxy puts before it: /votes/V-2026-031, /meetings/M12, /meetings/P12.
PLACE = re.compile(r"/(?:votes/(V-[0-9]{4}-[0-9]{3,9})|meetings/([MP][0-9]{1,18}))$")


class Facts(Protocol):
    """How something stands that is watched, and the words in which it is told."""

    @property
    def ended(self) -> bool: ...

    @property
    def may_end_by_itself(self) -> bool: ...

    @property
    def key(self) -> str: ...

    @property
    def mark(self) -> tuple[str, ...]: ...

    def told(self, variant: tuple[str, bool], *, before: str, listeners: int) -> bytes: ...


def is_meeting(topic: str) -> bool:
    """Whether it is a meeting that is watched, not a vote."""
    return topic[:1] in {RUN, PROJECTOR}


def facts_of(topic: str, *, last_minute: bool) -> Facts | None:
    """Read how it stands, or None when it is not there."""
    return meeting_facts(topic) if is_meeting(topic) else saying.facts_of(topic, last_minute=last_minute)
