"""What stands in a package of an item: its hours, its texts, its documents, and what it would change?"""

from dataclasses import dataclass
from datetime import datetime

from governance.packages.contents.texts import NOTHING, Decision, Motion, Recommendation
from groundwork.bilingual import Pair, other_language


@dataclass(frozen=True)
class Question:
    label: str
    kind: str
    text: Pair


@dataclass(frozen=True)
class Paper:
    """A document of an item, one side of it. `key` is that of its place: the same in both languages.

    `path` is its name in the storage. Of one that is `withheld` only that it is there is known.
    """

    id: int
    key: str
    position: int
    language: str
    withheld: bool = False
    title: Pair = NOTHING
    description: Pair = NOTHING
    name: str = ""
    media_type: str = ""
    size: int = 0
    sha256: str = ""
    path: str = ""
    pages: int | None = None
    marking: str = "unclassified"
    problem: str = ""


@dataclass(frozen=True)
class Place:
    """A body in a drawing of lines, and to which body in the same drawing it reports; `changed` where that is new."""

    key: str
    name: Pair
    parent: str = ""
    changed: bool = False
    ended: bool = False


@dataclass(frozen=True)
class Lines:
    """Who reports to whom among the bodies that an item touches: today, and if everything is carried."""

    before: tuple[Place, ...]
    after: tuple[Place, ...]


@dataclass(frozen=True)
class Item:
    """An item as the table finds it: printed number (breaks and sections have none), hours, and what goes with it.

    `withheld` says why nothing else of it is here: `in_camera` or `interest`.
    """

    number: str | None
    starts_at: datetime
    ends_at: datetime
    new_day: bool
    title: Pair
    minutes: int
    purpose: str = ""
    presenter: Pair = NOTHING
    sponsor: Pair = NOTHING
    level: Pair = NOTHING
    expected_outcome: Pair = NOTHING
    summary: Pair = NOTHING
    questions: tuple[Question, ...] = ()
    recommendation: Recommendation | None = None
    motions: tuple[Motion, ...] = ()
    decisions: tuple[Decision, ...] = ()
    illustrative: bool = False
    id: int = 0
    is_section: bool = False
    withheld: str = ""
    in_camera: bool = False
    priority: Pair = NOTHING
    papers: tuple[Paper, ...] = ()
    lines: Lines | None = None

    @property
    def is_break(self) -> bool:
        return self.number is None

    @property
    def key(self) -> str:
        """The key of its part of the package."""
        return f"item:{self.number}"

    def papers_in(self, language: str) -> tuple[Paper, ...]:
        """Each document once: the side in this language where there is one, else the other."""
        sides: dict[str, Paper] = {}
        for paper in self.papers:
            if paper.key not in sides or paper.language == language:
                sides[paper.key] = paper
        return tuple(sides.values())

    def sides(self, key: str) -> tuple[str, ...]:
        """In which languages a document exists."""
        there = {paper.language for paper in self.papers if paper.key == key}
        return tuple(code for code in ("en", "fr") if code in there)

    def lacks(self, paper: Paper) -> str:
        """The language in which a document does not exist; nothing where it has both sides."""
        other = other_language(paper.language)
        return "" if other in self.sides(paper.key) else other
