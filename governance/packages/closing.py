"""Which parts can only be set when all others are known? The list of contents with its pages, and the manifest."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from governance.packages.compiler import address_of
from governance.packages.manifest import Made, input_lines, output_lines, printed_facts
from governance.packages.papers import Ready
from governance.packages.parts import Key, Parts
from governance.packages.plan import FRONT, MANIFEST, PartPlan
from governance.packages.sections import manifest_part, with_pages
from governance.packages.shelf import LANGUAGES
from governance.packages.snapshots import Facts

Plans = Sequence[PartPlan]


def close(parts: Parts, plans: Plans, facts: Facts) -> tuple[Made, Mapping[str, Ready]]:
    """Set both in both languages. Returns every part in order, and the fronts as they were without their pages."""
    fronts = {code: parts.ready[code, FRONT] for code in LANGUAGES}
    plans = renewed(parts, plans, [paged_front(plans, parts.ready, code) for code in LANGUAGES])
    before = [(each, parts.ready[each.language, each.key]) for each in plans if each.key != MANIFEST]
    plans = renewed(parts, plans, [manifest_plan(facts, before, code) for code in LANGUAGES])
    return [(each, parts.ready[each.language, each.key]) for each in plans], fronts


def renewed(parts: Parts, plans: Plans, by: Plans) -> Plans:
    """Have these set, and the plans with them in the place of what they stand for."""
    parts.take_or_print(by)
    new = {(each.language, each.key): each for each in by}
    return [new.get((each.language, each.key), each) for each in plans]


def paged_front(plans: Plans, ready: Mapping[Key, Ready], language: str) -> PartPlan:
    """The front that says on which page each part begins; it has as many pages as without."""
    first: dict[str, int] = {}
    page = 1
    front = None
    for plan in plans:
        if plan.language == language and plan.key != MANIFEST:
            front = plan if plan.key == FRONT else front
            first[plan.key] = page
            page += ready[language, plan.key].pages
    assert front is not None
    assert front.own is not None
    own = with_pages(front.own, first)
    return replace(front, own=own, address=address_of("own", own.facts))


def manifest_plan(facts: Facts, made: Made, language: str) -> PartPlan:
    """The last part of all."""
    own = manifest_part(
        facts.contents, facts.contents.edition, language, input_lines(made, language),
        output_lines(made, language), printed_facts(facts, made, language),
    )  # fmt: skip
    return PartPlan(MANIFEST, language, own.title, address_of("own", own.facts), own.level, own.stamp, own=own)
