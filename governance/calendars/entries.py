"""How is one meeting written as an entry of a calendar, in one language?"""

from datetime import datetime
from email.utils import parseaddr
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override
from icalendar import Event, vText, vUri

from councils.queries.names import BodyWords
from governance.enums import MeetingMode, MeetingState
from governance.models import Gathering, Meeting
from groundwork.context import TAGS


def entry(meeting: Meeting, body: BodyWords, language: str, changed_at: datetime, first: int | None = None) -> Event:
    """The meeting as an entry: who meets, when, where. Nothing of its agenda, and nobody's name.

    `changed_at` is when it was called or changed last, `first` the number of the first meeting of its gathering.
    A cancelled meeting stays, and says so; its UID never changes, its SEQUENCE grows.
    """
    event, gathering = Event(), meeting.gathering
    zone = ZoneInfo(meeting.time_zone)
    event.add("uid", uid_of(meeting.pk))
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    event.add("dtstart", meeting.starts_at.astimezone(zone))
    event.add("dtend", meeting.ends_at.astimezone(zone))
    event.add("summary", in_language(f"{body.usual.read(language)} – {gathering.place.read(language)}", language))
    event.add("location", in_language(place_of(meeting, language), language))
    event.add("categories", [body.short.read(language)])
    event.add("status", "CANCELLED" if meeting.state == MeetingState.CANCELLED else "CONFIRMED")
    event.add("url", vUri(page_of(gathering, language)))
    event.add("class", "PRIVATE")
    if first is not None and first != meeting.pk:
        event.add("related-to", uid_of(first), parameters={"RELTYPE": "SIBLING"})
    return event


def uid_of(number: int) -> str:
    """`meeting-12@concert.example.ca`: the same for ever."""
    return f"meeting-{number}@{parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition('@')[2] or 'localhost'}"


def in_language(text: str, language: str) -> vText:
    """A text that says in which language it is."""
    words = vText(text)
    words.params["LANGUAGE"] = TAGS[language]
    return words


def place_of(meeting: Meeting, language: str) -> str:
    """Its room and its place; what is said by telephone alone has no place."""
    if meeting.mode == MeetingMode.TELECONFERENCE:
        with override(language):
            return str(MeetingMode.TELECONFERENCE.label)
    return ", ".join(filter(None, [meeting.room.read(language), meeting.gathering.place.read(language)]))


def page_of(gathering: Gathering, language: str) -> str:
    """The address of its page, which asks who reads."""
    slug = gathering.slug_fr if language == "fr" else gathering.slug_en
    with override(language):
        return settings.PUBLIC_URL.rstrip("/") + reverse("gathering_meetings", args=[slug])
