"""How does a body come under other terms of reference?"""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from councils.actions.days import life_of, refuse_absent, refuse_days, until
from councils.actions.guards import ONE_LANGUAGE, too_long
from councils.actions.rows import Written, in_turn
from councils.grounds import Ground
from councils.models import Body, Person, TermsOfReference
from councils.models.terms import TERMS_LENGTH
from councils.rules import refuse_change_of_structure
from groundwork.bilingual import Pair
from groundwork.dates import since
from groundwork.ledger import record
from groundwork.refusals import Refusal, require


@transaction.atomic
def adopt_terms(
    *,
    body: Body,
    text: Pair,
    on: date,
    ground: Ground,
    by: Person | None,
    review_on: date | None = None,
) -> TermsOfReference:
    """Put the next version of a body's terms of reference in force from a day on; the version before ends.

    Raises Refused for a text in one language or of more than TERMS_LENGTH characters, a review before they hold,
    a body that does not exist then, later terms recorded already, or when `by` may not.
    """
    require(refuse_change_of_structure(by))
    in_turn(body)
    require(refuse_terms(body, text, on, review_on))
    written = Written()
    current = TermsOfReference.objects.standing(on).filter(body=body).first()
    number = (TermsOfReference.objects.filter(body=body).aggregate(last=Max("number"))["last"] or 0) + 1
    columns = {"number": number, "review_on": review_on, **text.columns("text", states=False)}
    if current is not None:
        row = written.follow(current, on=on, ground=ground, **columns)
    else:
        in_force = since(on, until(None, life_of(body, on)))
        row = written.append(TermsOfReference(body=body, in_force=in_force, **columns, **ground.columns()))
    record(
        "body.terms-adopted",
        by=by,
        on=body,
        body=body.key,
        number=number,
        day=on,
        review_on=review_on,
        ground=ground.opened_by or ground.source,
        rows=written.facts,
    )
    return row


def refuse_terms(body: Body, text: Pair, on: date, review_on: date | None = None) -> Refusal | None:
    """Why can these not be the terms of reference of the body from that day on?"""
    if refusal := refuse_days(on, review_on) or refuse_absent(on, None, body):
        return refusal
    if not text.en.strip() or not text.fr.strip():
        return ONE_LANGUAGE
    if max(len(text.en), len(text.fr)) > TERMS_LENGTH:
        return too_long(TERMS_LENGTH)
    if review_on is not None and review_on < on:
        return Refusal("review-too-early", _("They cannot be reviewed before they are in force."), status=422)
    return None
