"""How is an item for an agenda drafted, changed, submitted, declined or withdrawn?"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Person
from councils.notices import post
from governance.enums import ProposedItemState, Purpose, QuestionKind
from governance.lifecycles import PROPOSED_ITEM
from governance.models import AgendaItem, Gathering, ProposedItem
from governance.rules.proposed_items import (
    is_late,
    refuse_decline_proposed,
    refuse_revise_proposed,
    refuse_submit_items,
    refuse_submit_proposed,
    refuse_withdraw_proposed,
)
from groundwork.bilingual import Pair, columns_of
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require
from priorities.models import ResultNode

UNUSABLE = 422
WITH_STATES = ("title", "summary")
WORDS = ("title", "summary", "expected_outcome", "presenter")
REASON_LENGTH = 600
MOST_QUESTIONS = 12
LONGEST_QUESTION = 800


@transaction.atomic
def draft_item(
    *,
    body: Body,
    title: Pair,
    minutes: int,
    by: Person,
    purpose: str = Purpose.INFORMATION,
    gathering: Gathering | None = None,
    details: Mapping[str, Any] | None = None,
    outcomes: Iterable[ResultNode] = (),
    illustrative: bool = False,
) -> ProposedItem:
    """Draft an item for an agenda of a body: a title in one language, a purpose and minutes are enough.

    `details` are further columns by name, pairs as Pair, `questions` as a list of {"kind", "en", "fr"}.
    Raises Refused for minutes outside 1 to 600, an empty title, two sponsors, unusable questions, or without the right.
    """
    require(refuse_submit_items(by))
    proposed = ProposedItem(
        body=body, gathering=gathering, minutes=minutes, purpose=purpose, created_by=by, illustrative=illustrative
    )
    filled(proposed, {"title": title, **(details or {})})
    require(refuse_content(proposed))
    proposed.save()
    proposed.outcomes.set(outcomes)
    record("proposed-item.drafted", by=by, on=proposed, body=body.key, title=title, purpose=purpose, minutes=minutes)
    return proposed


@transaction.atomic
def revise_proposed_item(
    *,
    proposed: ProposedItem,
    version: int,
    by: Person,
    given: Mapping[str, Any],
    outcomes: Iterable[ResultNode] | None = None,
) -> ProposedItem:
    """Change what is `given` of it, by the names of its columns; `version` is the one that the editor saw.

    A text that is changed in one language makes the other not match. Raises Refused when somebody changed it
    meanwhile, once what became of it is settled, for unusable values, or without the right.
    """
    proposed = changing(ProposedItem, proposed.pk)
    require(refuse_revise_proposed(by, proposed))
    require(refuse_other_version(proposed, version))
    filled(proposed, given)
    require(refuse_content(proposed))
    proposed.version += 1
    proposed.save()
    if outcomes is not None:
        proposed.outcomes.set(outcomes)
    record("proposed-item.revised", by=by, on=proposed, version=proposed.version, given=dict(given))
    return proposed


@transaction.atomic
def submit_proposed_item(*, proposed: ProposedItem, by: Person) -> ProposedItem:
    """Submit it; after the intake of its gathering it is taken too, and says that it is late.

    Raises Refused for a gathering that is over, in another state, or without the right.
    """
    proposed = changing(ProposedItem, proposed.pk)
    require(refuse_submit_proposed(by, proposed))
    proposed.state = ProposedItemState.SUBMITTED
    proposed.submitted_at = timezone.now()
    proposed.late = is_late(proposed.body, proposed.gathering, timezone.localdate())
    proposed.version += 1
    proposed.save(update_fields=["state", "submitted_at", "late", "version"])
    record("proposed-item.submitted", by=by, on=proposed, late=proposed.late, title=proposed.title)
    return proposed


@transaction.atomic
def withdraw_proposed_item(*, proposed: ProposedItem, by: Person) -> ProposedItem:
    """Withdraw it. Raises Refused once it is on an agenda or settled, or without the right."""
    proposed = changing(ProposedItem, proposed.pk)
    require(refuse_withdraw_proposed(by, proposed))
    settled(proposed, ProposedItemState.WITHDRAWN)
    record("proposed-item.withdrawn", by=by, on=proposed)
    return proposed


@transaction.atomic
def decline_proposed_item(*, proposed: ProposedItem, because: Pair, by: Person) -> ProposedItem:
    """Decline it, and tell who submitted it why.

    Raises Refused without a reason, in another state, or without the right.
    """
    proposed = changing(ProposedItem, proposed.pk)
    require(refuse_decline_proposed(by, proposed))
    require(refuse_no_reason(because))
    proposed.declined_because = because
    proposed.save(update_fields=columns_of("declined_because", states=False))
    settled(proposed, ProposedItemState.DECLINED)
    record("proposed-item.declined", by=by, on=proposed, because=because)
    tell_proposer("proposed-item.declined", proposed, by)
    return proposed


def settled(proposed: ProposedItem, state: ProposedItemState, item: AgendaItem | None = None) -> None:
    """Give it its last state, inside the caller's transaction. Raises Refused from a state that does not lead there."""
    require(PROPOSED_ITEM.refuse(proposed.state, state))
    proposed.state, proposed.item = state, item
    proposed.version += 1
    proposed.save(update_fields=["state", "item", "version"])


def tell_proposer(kind: str, proposed: ProposedItem, by: Person) -> None:
    """Owe a notice to who submitted it, unless they did this themselves."""
    if proposed.created_by_id != by.pk:
        post(kind=kind, to=proposed.created_by, key=f"{kind}:{proposed.pk}", facts={"proposed": proposed.pk})


def filled(proposed: ProposedItem, given: Mapping[str, Any]) -> None:
    """Write what is given into the row; texts with states know which side did not follow."""
    for name, value in given.items():
        old = getattr(proposed, name) if name in WORDS else None
        setattr(proposed, name, old.revised(en=value.en, fr=value.fr) if name in WITH_STATES and old else value)


def refuse_content(proposed: ProposedItem) -> Refusal | None:
    """Why is this no item for an agenda?"""
    if not (proposed.title.en.strip() or proposed.title.fr.strip()):
        return Refusal("no-title", _("Write a title, in one language at least."), "title_en", UNUSABLE)
    if not 1 <= proposed.minutes <= 600:
        return Refusal("bad-minutes", _("An item takes from 1 to 600 minutes."), "minutes", UNUSABLE)
    if proposed.sponsor_id and proposed.sponsor_jurisdiction_id:
        return Refusal("two-sponsors", _("A body proposes it, or a jurisdiction: choose one."), "sponsor", UNUSABLE)
    return refuse_questions(proposed.questions)


def refuse_questions(questions: list[Mapping[str, str]]) -> Refusal | None:
    """Why are these no questions for discussion?"""
    if len(questions) > MOST_QUESTIONS:
        return Refusal("too-many-questions", _("Ask twelve questions or fewer."), "open_questions", UNUSABLE)
    for each in questions:
        sides = [each.get("en", ""), each.get("fr", "")]
        if not any(side.strip() for side in sides) or each.get("kind") not in QuestionKind.values:
            return Refusal("no-question", _("Write the question, in one language at least."), status=UNUSABLE)
        if max(len(side) for side in sides) > LONGEST_QUESTION:
            return Refusal("too-long", _("Write a question in 800 characters or fewer."), status=UNUSABLE)
    return None


def refuse_other_version(proposed: ProposedItem, version: int) -> Refusal | None:
    """Why would this change overwrite somebody else's?"""
    if proposed.version == version:
        return None
    return Refusal("changed-meanwhile", _("Somebody changed this meanwhile. Look at it again; what you typed is kept."))


def refuse_no_reason(because: Pair) -> Refusal | None:
    """Why is this no reason? One language is enough."""
    if not (because.en.strip() or because.fr.strip()):
        return Refusal("no-reason", _("Give the reason, in one language at least."), "because_en", UNUSABLE)
    if max(len(because.en), len(because.fr)) > REASON_LENGTH:
        return Refusal("too-long", _("Write it in 600 characters or fewer."), "because_en", UNUSABLE)
    return None
