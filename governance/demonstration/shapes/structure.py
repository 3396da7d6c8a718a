"""Which fields have jurisdictions, bodies, lines, people and seats?"""

from dataclasses import dataclass
from typing import Literal

from governance.demonstration.shapes.provenance import UNKNOWN, Sourced, When
from groundwork.bilingual import Pair


@dataclass(frozen=True, kw_only=True)
class Jurisdiction(Sourced):
    """A government or municipal association, with its French forms: « le Manitoba », « du Manitoba ».

    `the` is the English form with its article; `time_zone` is empty where there is no capital.
    """

    code: str
    order: Literal["federal", "provincial", "territorial", "municipal"]
    name: Pair
    government: Pair
    abbreviation: Pair
    with_article_fr: str
    with_de_fr: str
    the: str
    protocol_order: int
    sgc: str = ""
    time_zone: str = ""


@dataclass(frozen=True, kw_only=True)
class Body(Sourced):
    """A body; `end` is the first day on which it no longer exists, None where no end is stated.

    `other_names` are names seen elsewhere; the authority is our reading wherever the deck is silent.
    """

    key: str
    kind: Literal[
        "joint_council",
        "council",
        "working_group",
        "sub_committee",
        "external_table",
        "secretariat",
        "non_member",
    ]
    name: Pair
    acronym: Pair
    slug: Pair
    authority: Literal["decides", "recommends", "informs"]
    engagement_level: int | None = None
    other_names: tuple[Pair, ...] = ()
    start: When = UNKNOWN
    end: When | None = None


@dataclass(frozen=True, kw_only=True)
class Component(Sourced):
    """A council that composes a joint council."""

    whole: str
    part: str
    start: When


@dataclass(frozen=True, kw_only=True)
class ReportingLine(Sourced):
    """`body` answers to (primary), keeps in touch with (liaison) or supports (secretariat) `parent`."""

    body: str
    parent: str
    kind: Literal["primary", "functional", "liaison", "secretariat"]
    start: When = UNKNOWN


@dataclass(frozen=True, kw_only=True)
class OpenLine(Sourced):
    """A line that the deck does not state; `probable` is the parent it hints at, and no more than a guess."""

    body: str
    kind: Literal["primary", "liaison"]
    probable: str | None = None


@dataclass(frozen=True, kw_only=True)
class BodyEvent(Sourced):
    """Something that happened in the life of a body."""

    QUOTED = ("description",)

    key: str
    body: str
    kind: Literal["created", "renamed", "moved", "promoted", "merged", "split", "dissolved"]
    when: When
    description: Pair


@dataclass(frozen=True, kw_only=True)
class Person(Sourced):
    """An invented person; `language` is the preferred one. Resemblance to anybody is chance."""

    key: str
    given: str
    family: str
    language: Literal["en", "fr"]
    position: Pair | None = None

    @property
    def name(self) -> str:
        """The full name."""
        return f"{self.given} {self.family}"

    @property
    def email(self) -> str:
        """The work address, in a domain that is reserved for examples (RFC 2606)."""
        return f"{self.key}@concert.example"


@dataclass(frozen=True, kw_only=True)
class Seat(Sourced):
    """A seat and who sits in it, with the role of the holder; weight 0 has no voice.

    `alternates` are the keys of people who stand in for the holder.
    """

    body: str
    holder: str
    role: Literal["co_chair", "member", "observer", "staff"] = "member"
    jurisdiction: str | None = None
    number: int = 1
    weight: int = 1
    alternates: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The seat's word, as rules and electorates write it: PSSDC:CA-MB:1."""
        return f"{self.body}:{self.jurisdiction or '-'}:{self.number}"


@dataclass(frozen=True, kw_only=True)
class CastMember:
    """Somebody whom the sign-in page of the demonstration offers."""

    person: str
    role: Pair
