"""Of which parts is a package made, in which order, and at which address is each to be found?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from governance.packages.compiler import address_of
from governance.packages.contents import PackageContents, Paper
from governance.packages.sections import Placed, own_parts, placed_papers
from governance.packages.setting import OwnPart

FRONT, MANIFEST = "front", "manifest"


@dataclass(frozen=True)
class PartPlan:
    """A part to come: one of `own` and `paper` says what it is, neither the manifest, which is set last of all.

    `label_prefix` begins the labels of its pages, `back_to` is the part that its first page leads back to.
    """

    key: str
    language: str
    title: str
    address: str
    level: int = 0
    stamp: str = ""
    own: OwnPart | None = None
    paper: Paper | None = None
    label_prefix: str = ""
    back_to: str = ""
    back_words: str = ""


def plan_parts(
    contents: PackageContents, edition: str, language: str, converter: Callable[[Paper], str]
) -> tuple[PartPlan, ...]:
    """The parts in one language, in the order of their pages: a document follows the item that it belongs to.

    `converter` names who makes pages of a document. Pure: the same contents give the same plan.
    """
    with translation.override(language):
        placed = placed_papers(contents, edition, language)
        numbers = {each.paper.key: number for number, each in enumerate(placed, start=1)}
        planned: list[PartPlan] = []
        for own in own_parts(contents, edition, language):
            planned.append(own_plan(own))
            after = [each for each in placed if each.after == own.key]
            planned += [paper_plan(each, own, numbers[each.paper.key], language, converter) for each in after]
        planned.append(PartPlan(MANIFEST, language, "", ""))
        return tuple(planned)


def own_plan(own: OwnPart) -> PartPlan:
    """A part of ours."""
    address = address_of("own", own.facts)
    return PartPlan(own.key, own.language, own.title, address, own.level, own.stamp, own=own)


def paper_plan(
    placed: Placed, after: OwnPart, number: int, language: str, converter: Callable[[Paper], str]
) -> PartPlan:
    """A document, one level below its item; its pages are labelled A3-1, A3-2."""
    paper = placed.paper
    facts = {"sha256": paper.sha256, "converter": converter(paper), "language": language, "title": placed.title}
    return PartPlan(
        paper.key, language, placed.title, address_of("paper", facts), after.level + 1, placed.stamp, paper=paper,
        label_prefix=f"A{number}-", back_to=placed.after, back_words=_("Back to the item"),
    )  # fmt: skip


def papers_of(plans: Sequence[PartPlan]) -> list[Paper]:
    """Every document of these plans, each side once, in their order."""
    return list({each.paper.id: each.paper for each in plans if each.paper is not None}.values())
