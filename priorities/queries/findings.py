"""What was found, said or asked before, and on which slide does it stand?"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from groundwork.bilingual import Pair
from priorities.enums import FindingKind
from priorities.models import Finding


@dataclass(frozen=True)
class Group:
    """Findings that stand under one heading."""

    heading: Pair
    findings: list[Finding]


@dataclass(frozen=True)
class Section:
    """The findings of one kind: in groups, with what stays open about them said once, and their slides."""

    groups: list[Group] = field(default_factory=list)
    notes: list[Pair] = field(default_factory=list)
    slides: list[str] = field(default_factory=list)

    @property
    def findings(self) -> list[Finding]:
        """All of them, without their headings."""
        return [finding for group in self.groups for finding in group.findings]


def sections() -> dict[str, Section]:
    """All findings by their kind. One query. A kind without findings is an empty section."""
    by_kind: dict[str, list[Finding]] = defaultdict(list)
    for finding in Finding.objects.order_by("position"):
        by_kind[finding.kind].append(finding)
    return {str(kind): section(by_kind[kind]) for kind in FindingKind}


def section(findings: Iterable[Finding]) -> Section:
    """Findings in their order, one group for each stretch under the same heading. No query."""
    findings = list(findings)
    groups = [Group(heading, list(rows)) for heading, rows in groupby(findings, key=lambda each: each.heading)]
    return Section(
        groups=groups,
        notes=list(dict.fromkeys(each.note for each in findings if each.note.en)),
        slides=sorted({slide for finding in findings for slide in slides_of(finding.source)}, key=int),
    )


def slides_of(source: str) -> list[str]:
    """The numbers of the slides in a source, in their order: `deck:12,7` has 7 and 12."""
    place, _colon, numbers = source.partition(":")
    return sorted(numbers.split(","), key=int) if place == "deck" and numbers else []
