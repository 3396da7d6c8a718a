"""What has been made so far, by the keys that link the records of the demonstration, and who acts?"""

from dataclasses import dataclass, field
from datetime import date

from councils.models import Body, EngagementLevel, Jurisdiction, Person, Seat
from governance.models import AgendaItem, Gathering, Meeting, MeetingFormat, Recommendation
from priorities.models import ResultNode

SECRETARIAT = "priya.nair"


@dataclass
class Made:
    """The rows made so far; `today` is the day from which the present of the demonstration counts."""

    today: date
    levels: dict[int, EngagementLevel] = field(default_factory=dict)
    jurisdictions: dict[str, Jurisdiction] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    seats: dict[str, Seat] = field(default_factory=dict)
    formats: dict[str, MeetingFormat] = field(default_factory=dict)
    gatherings: dict[str, Gathering] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    items: dict[str, AgendaItem] = field(default_factory=dict)
    recommendations: dict[str, Recommendation] = field(default_factory=dict)
    nodes: dict[str, ResultNode] = field(default_factory=dict)

    @property
    def by(self) -> Person | None:
        """Who acts: the first person of the secretariat, and nobody before there is one."""
        return self.people.get(SECRETARIAT)

    @property
    def secretariat(self) -> Person:
        """The first person of the secretariat, once there is one."""
        return self.people[SECRETARIAT]

    @property
    def in_office_since(self) -> date:
        """The invented day from which the seats and terms of the demonstration hold."""
        return date(self.today.year - 1, 1, 1)
