"""What must be known beside the names of bodies to say what an effect changes: people, governments, priorities?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from councils.models import EngagementLevel, Jurisdiction, Person
from councils.queries.names import BodyWords
from governance.models import MeetingFormat
from groundwork.bilingual import Pair
from priorities.models import Priority

Names = Mapping[str, BodyWords]
Formats = Mapping[str, Pair]


@dataclass(frozen=True)
class Known:
    """Who and what is named by terms: people by number, governments by code, priorities by English address, levels,
    and bodies that one of the effects itself establishes, by key."""

    people: Mapping[str, str] = field(default_factory=dict)
    governments: Mapping[str, Jurisdiction] = field(default_factory=dict)
    priorities: Mapping[str, Pair] = field(default_factory=dict)
    levels: Mapping[str, Pair] = field(default_factory=dict)
    bodies: Mapping[str, Pair] = field(default_factory=dict)
    formats: Formats = field(default_factory=dict)


def known_for(effects: Iterable[Mapping[str, Any]], *, people: bool = True) -> Known:
    """What the terms of all these effects name; without `people` nobody is called by name, as strangers read it.

    At most one query for each sort of thing that is named at all.
    """
    effects = list(effects)

    def named(term: str) -> set[str]:
        return {str(each[term]) for each in effects if each.get(term) not in (None, "")}

    numbers = {word for word in named("person") if word.isdecimal()} if people else set()
    codes = named("jurisdiction") | {word.split(":")[1] for word in named("seat") if word.count(":") == 2}
    slugs, levels, formats = named("priority"), named("level"), named("format")
    return Known(
        people={str(row.pk): row.name for row in Person.objects.filter(pk__in=numbers)} if numbers else {},
        governments={row.code: row for row in Jurisdiction.objects.filter(code__in=codes)} if codes - {"-"} else {},
        priorities={row.slug_en: row.name for row in Priority.objects.filter(slug_en__in=slugs)} if slugs else {},
        levels={str(row.level): row.name for row in EngagementLevel.objects.all()} if levels else {},
        bodies={str(each["key"]): text(each, "name") for each in effects if each.get("key")},
        formats=(
            {row.key: row.name for row in MeetingFormat.objects.filter(key__in=formats).order_by("version")}
            if formats
            else {}
        ),
    )


def text(terms: Mapping[str, Any], name: str) -> Pair:
    """A text of the terms in both languages, empty where it is not given."""
    return Pair(str(terms.get(f"{name}_en") or ""), str(terms.get(f"{name}_fr") or ""))


@dataclass(frozen=True)
class Saying:
    """The terms of one effect, and what their words stand for."""

    terms: Mapping[str, Any]
    names: Names
    known: Known

    def get(self, name: str) -> str:
        """A term as it is written, empty where it is not given."""
        value = self.terms.get(name)
        return "" if value is None else str(value)

    def text(self, name: str) -> Pair:
        return text(self.terms, name)

    def body(self, name: str) -> Pair:
        """The name of the body that a term names; its key where nobody knows it."""
        return self.called(self.get(name))

    def bodies(self, name: str) -> list[Pair]:
        """The names of the bodies that a term lists."""
        keys = self.terms.get(name)
        return [self.called(str(key)) for key in keys] if isinstance(keys, list | tuple) else []

    def person(self, name: str) -> Pair:
        """The name of the person that a term names; nobody's where names are not shown."""
        who = self.known.people.get(self.get(name))
        return Pair(who, who) if who else Pair("A person", "Une personne")

    def called(self, key: str) -> Pair:
        if words := self.names.get(key):
            return words.name
        return self.known.bodies.get(key, Pair(key, key))
