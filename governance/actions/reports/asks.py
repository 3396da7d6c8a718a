"""How does the table above note or answer what a report asks, and how does that come back below?"""

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext

from councils.models import Body, Person
from councils.notices import post_to
from councils.queries.names import BodyWords, names_on
from governance.enums import AskState, ProposedItemState, Purpose
from governance.models import Ask, ProposedItem
from governance.queries.reports.people import members_of
from governance.rules.reports import (
    ANSWER_LENGTH,
    bodies_above,
    is_on_behalf,
    refuse_answer,
    refuse_other_version,
    refuse_settled,
    refuse_words,
)
from groundwork.bilingual import LANGUAGES, Pair, written
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import require

MINUTES = 5
TITLE_LENGTH = 300


@transaction.atomic
def note_ask(*, ask: Ask, for_body: Body, by: Person, version: int | None = None) -> Ask:
    """Take note, for the body above, of what is asked; the group is told.

    Raises Refused for a body that is not above the group, once it is noted or answered, or without the right: its
    co-chairs note it, and the secretariat on its behalf.
    """
    ask = changing(Ask, ask.pk)
    require(refuse_answer(by, ask, for_body, bodies_above(ask.report.body)))
    require(refuse_settled(ask, noting=True) or refuse_other_version(ask, version))
    _settle(ask, AskState.NOTED, for_body, by)
    record("ask.noted", by=by, on=ask, body=ask.report.body.key, noted_for=for_body.key, on_behalf=ask.on_behalf)
    return ask


@transaction.atomic
def answer_ask(*, ask: Ask, for_body: Body, words: Pair, by: Person, version: int | None = None) -> Ask:
    """Answer, for the body above, what is asked: the group is told, and its backlog gets an item for information.

    One language is enough. Raises Refused for a body that is not above the group, without words, once it was
    answered, or without the right: its co-chairs answer, and the secretariat on its behalf.
    """
    ask = changing(Ask, ask.pk)
    require(refuse_answer(by, ask, for_body, bodies_above(ask.report.body)))
    require(refuse_settled(ask, noting=False) or refuse_other_version(ask, version))
    require(refuse_words(words, "words_en", ANSWER_LENGTH))
    words = written(words.en, words.fr)
    ask.answer = words
    ask.proposed_item = _come_back(ask, for_body, words, by)
    _settle(ask, AskState.ANSWERED, for_body, by)
    record(
        "ask.answered", by=by, on=ask, body=ask.report.body.key, answered_for=for_body.key, answer=words,
        on_behalf=ask.on_behalf, item=ask.proposed_item,
    )  # fmt: skip
    return ask


def _settle(ask: Ask, state: AskState, for_body: Body, by: Person) -> None:
    """Write who said it for whom, and tell the group."""
    ask.state, ask.answered_for, ask.answered_by, ask.answered_at = state, for_body, by, timezone.now()
    ask.on_behalf = is_on_behalf(by, for_body)
    ask.version += 1
    ask.save()
    people = {*members_of(ask.report.body), ask.report.filed_by_id or by.pk} - {by.pk}
    post_to(people, kind=f"ask.{state}", key=f"ask.{state}:{ask.pk}", facts={"ask": ask.pk})


def _come_back(ask: Ask, for_body: Body, words: Pair, by: Person) -> ProposedItem:
    """The answer as an item that is submitted for an agenda of the group that asked."""
    return ProposedItem.objects.create(
        body=ask.report.body,
        sponsor=for_body,
        purpose=Purpose.INFORMATION,
        minutes=MINUTES,
        state=ProposedItemState.SUBMITTED,
        submitted_at=timezone.now(),
        created_by=by,
        illustrative=ask.report.illustrative,
        **_title(ask, names_on()[for_body.pk]).columns("title"),
        **words.columns("summary"),
    )


def _title(ask: Ask, answering: BodyWords) -> Pair:
    """`Answer of the Joint Councils: two developers for three months`, cut where it would not fit."""
    sides = {}
    for code in LANGUAGES:
        with translation.override(code):
            whole = gettext("Answer from %(body)s: %(ask)s") % {
                "body": answering.usual.read(code), "ask": " ".join(ask.text.read(code).split())
            }  # fmt: skip
        sides[code] = whole if len(whole) <= TITLE_LENGTH else whole[: TITLE_LENGTH - 1] + "…"
    return Pair(en=sides["en"], fr=sides["fr"])
