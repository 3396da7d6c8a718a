"""How do the two texts of a decision come to match?"""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance import rules
from governance.models import ClauseOutcome, Decision
from groundwork.bilingual import Pair, columns_of
from groundwork.ledger import digest, record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require


@transaction.atomic
def match_text(*, outcome: ClauseOutcome, en: str, fr: str, by: Person, seen: str = "") -> ClauseOutcome:
    """Say that these two texts are the decision on this clause, and match. `seen` is the word for what was on the page.

    Raises Refused once it is published, without both texts, or when somebody changed them meanwhile.
    """
    decision = changing(Decision, outcome.decision_id)
    outcome = changing(ClauseOutcome, outcome.pk)
    require(rules.refuse_change_decision(by, decision))
    text = Pair(en.strip(), fr.strip()).approved()
    if outcome.text == text:
        return outcome
    require(refuse_match(text, outcome.text, seen))
    outcome.text = text
    outcome.save(update_fields=columns_of("text"))
    record("decision.text-matched", by=by, on=decision, clause=outcome.clause.position, text=outcome.text)
    return outcome


@transaction.atomic
def match_title(*, decision: Decision, en: str, fr: str, by: Person, seen: str = "") -> Decision:
    """Say that these two titles of the decision match. Raises Refused as `match_text` does."""
    decision = changing(Decision, decision.pk)
    require(rules.refuse_change_decision(by, decision))
    title = Pair(en.strip(), fr.strip()).approved()
    if decision.title == title:
        return decision
    require(refuse_match(title, decision.title, seen))
    decision.title = title
    decision.save(update_fields=columns_of("title"))
    record("decision.title-matched", by=by, on=decision, title=decision.title)
    return decision


def refuse_match(text: Pair, now: Pair, seen: str) -> Refusal | None:
    """Why do these texts not become the decision's? One is empty, or they would replace what nobody saw."""
    if not (text.en and text.fr):
        return Refusal("one-language", _("Write the text in both languages."), "text_fr", status=422)
    if seen and seen != digest(now.as_dict()):
        return Refusal(
            "changed-meanwhile", _("Somebody changed this meanwhile. Look at it again; what you typed is kept.")
        )
    return None
