"""How is a clause amended: other words proposed, put in order, voted, and composed into what was carried?"""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import override

from councils.models import Body, Jurisdiction, Person
from governance import rules
from governance.actions.agendas.building import refuse_stale
from governance.actions.motions.wording import refuse_clause, write_clause
from governance.amending import composed_pair
from governance.enums import AmendmentState, MotionState, VoteState
from governance.models import Amendment, Clause, Motion
from groundwork.bilingual import LANGUAGES, Pair
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import require

ASIDE = 20_000  # a position that no amendment has, while two change places


@transaction.atomic
def propose_amendment(
    *,
    clause: Clause,
    text: Pair,
    by: Person,
    rationale: Pair | None = None,
    jurisdiction: Jurisdiction | None = None,
    body: Body | None = None,
) -> Amendment:
    """Propose other words for a clause of a draft motion, in the name of a jurisdiction, of a body, or one's own.

    A language that is left empty stays as the clause has it, to be made to match. Raises Refused for words that
    change nothing or are too long, once the motion is put, in a name that is not theirs, or without the right.
    """
    motion = changing(Motion, clause.motion_id)
    clause = changing(Clause, clause.pk)
    clause.motion = motion
    require(rules.refuse_propose_amendment(by, clause, jurisdiction, body))
    text = worded(clause.text, text)
    require(rules.refuse_amended_words(clause.text, text) or refuse_clause(text))
    last = clause.amendments.aggregate(last=Max("position"))["last"] or 0
    amendment = Amendment.objects.create(
        clause=clause,
        position=last + 1,
        jurisdiction=jurisdiction,
        body=body,
        proposed_by=by,
        **clause.text.columns("base", states=False),
        **text.columns("text"),
        **(rationale or Pair()).columns("rationale", states=False),
    )
    record(
        "amendment.proposed",
        by=by,
        on=amendment,
        clause=clause.pk,
        base=clause.text.as_facts(),
        text=text.as_dict(),
        rationale=rationale or Pair(),
        jurisdiction=jurisdiction.code if jurisdiction else "",
        body=body.key if body else "",
    )
    return amendment


def worded(base: Pair, text: Pair) -> Pair:
    """What was typed as a change of the clause: an empty side stays as it is, and a side left behind is stale."""
    return base.revised(en=text.en.strip() or base.en, fr=text.fr.strip() or base.fr)


@transaction.atomic
def revise_amendment(
    *, amendment: Amendment, version: int, text: Pair, by: Person, rationale: Pair | None = None
) -> Amendment:
    """Rewrite an amendment against the clause as it is now; its `version` is the one the writer saw.

    Raises Refused when somebody changed it meanwhile, once it is put or settled, or without the right.
    """
    amendment = held(amendment)
    require(rules.refuse_rewrite(by, amendment) or refuse_stale(amendment, version))
    base = amendment.clause.text
    text = worded(base, text)
    require(rules.refuse_amended_words(base, text) or refuse_clause(text))
    was = amendment.text
    amendment.base, amendment.text, amendment.motion = base, text, None
    amendment.rationale = rationale if rationale is not None else amendment.rationale
    amendment.version += 1
    amendment.save()
    record("amendment.revised", by=by, on=amendment, was=was.as_facts(), base=base.as_facts(), text=text.as_dict())
    return amendment


@transaction.atomic
def withdraw_amendment(*, amendment: Amendment, by: Person) -> Amendment:
    """Withdraw an amendment, and the motion that would put it. Raises Refused for anybody but its proposer, while
    its vote is open, or once it is settled."""
    amendment = held(amendment)
    require(rules.refuse_withdraw_amendment(by, amendment))
    amendment.state = AmendmentState.WITHDRAWN
    amendment.save(update_fields=["state"])
    if amendment.motion is not None and amendment.motion.state == MotionState.DRAFT:
        Motion.objects.filter(pk=amendment.motion.pk).update(state=MotionState.WITHDRAWN)
    record("amendment.withdrawn", by=by, on=amendment, motion=amendment.motion_id)
    return amendment


@transaction.atomic
def order_amendment(*, amendment: Amendment, steps: int, by: Person) -> Amendment:
    """Let an amendment be voted earlier (negative) or later among those to its clause; at the end it stays there.

    Raises Refused while one of them is put, once it is settled, or without the right.
    """
    amendment = held(amendment)
    require(rules.refuse_order_amendment(by, amendment))
    rows = list(amendment.clause.amendments.filter(state=AmendmentState.PROPOSED).order_by("position"))
    places = [row.position for row in rows]
    old = rows.index(amendment)
    new = max(0, min(len(rows) - 1, old + steps))
    rows.insert(new, rows.pop(old))
    moved = [(row.pk, place) for row, place in zip(rows, places, strict=True) if row.position != place]
    for ahead in (ASIDE, 0):
        for pk, place in moved:
            Amendment.objects.filter(pk=pk).update(position=ahead + place)
    was, amendment.position = amendment.position, places[new]
    record("amendment.ordered", by=by, on=amendment, was=was, now=amendment.position)
    return amendment


@transaction.atomic
def put_amendment(*, amendment: Amendment, by: Person) -> Motion:
    """Make the motion that puts an amendment, under the rule of the motion that it would amend.

    Its one clause is the clause as it would read; it is then put to a vote as any motion. Raises Refused while an
    earlier amendment to the clause is open, when the clause changed in the same words meanwhile, or without the right.
    """
    amendment = held(amendment)
    require(rules.refuse_put_amendment(by, amendment))
    clause = amendment.clause
    parent = clause.motion
    text = composed_pair(amendment.base, clause.text, amendment.text)
    assert text is not None  # refuse_put_amendment asked
    motion = Motion.objects.create(
        body=parent.body,
        item=parent.item,
        rule=parent.rule,
        created_by=by,
        illustrative=parent.illustrative,
        **parent.rule_because.columns("rule_because", states=False),
        **title_of(clause).columns("title"),
        **question_of(clause).columns("question"),
    )
    heading = clause.heading.columns("heading", states=False)
    Clause.objects.create(motion=motion, position=1, label=clause.label, **heading, **text.columns("text"))
    amendment.motion = motion
    amendment.save(update_fields=["motion"])
    record("amendment.put", by=by, on=amendment, motion=motion.pk, text=text.as_dict())
    return motion


def title_of(clause: Clause) -> Pair:
    """What the motion of an amendment is called, whoever reads."""
    return in_both("title", clause)


def question_of(clause: Clause) -> Pair:
    """What the motion of an amendment asks, whoever reads."""
    return in_both("question", clause)


def in_both(what: str, clause: Clause) -> Pair:
    """The same sentence in both languages, with the label of the clause."""
    sides = {}
    for language in LANGUAGES:
        with override(language):
            words = {
                "title": _("Amendment to clause %(label)s"),
                "question": _("Shall clause %(label)s read as follows?"),
            }
            sides[language] = words[what] % {"label": clause}
    return Pair(sides["en"], sides["fr"]).approved()


@transaction.atomic
def settle_amendment(*, amendment: Amendment, by: Person | None) -> Amendment:
    """Say what became of an amendment whose vote is closed, and compose the clause of what was carried.

    The last vote counts: after a reconsideration, or a vote after no consensus, the clause follows what that one
    says, and an amendment that is not carried any more is taken out of it again. `by` is None when the clock closed
    the vote. Without a closed vote, once it is withdrawn, or where nothing differs, nothing happens.
    """
    amendment = held(amendment)
    event = amendment.motion and amendment.motion.vote_events.filter(state=VoteState.CLOSED).last()
    if amendment.state == AmendmentState.WITHDRAWN or not event:
        return amendment
    carried, stands = event.outcome == "carried", amendment.state == AmendmentState.CARRIED
    if carried == stands and amendment.state != AmendmentState.PROPOSED:
        return amendment
    text = compose(amendment) if carried else taken_out(amendment) if stands else amendment.clause.text
    facts = {"vote": event.reference, "before": amendment.clause.text.as_dict()}
    if text is None:
        record("amendment.not-composed", by=by, on=amendment, **facts)
        return amendment
    amendment.state = AmendmentState.CARRIED if carried else AmendmentState.NOT_CARRIED
    amendment.save(update_fields=["state"])
    if carried or stands:
        write_clause(amendment.clause, text, "motion.clause-amended", by)
    record("amendment.settled", by=by, on=amendment, state=amendment.state, after=text.as_dict(), **facts)
    return amendment


def compose(amendment: Amendment) -> Pair | None:
    """The clause with the amendment in it, each side as far as it was confirmed before the vote."""
    text = composed_pair(amendment.base, amendment.clause.text, amendment.text)
    assert amendment.motion is not None
    voted = amendment.motion.clauses.get().text
    return Pair(text.en, text.fr, voted.en_state, voted.fr_state) if text else None


def taken_out(amendment: Amendment) -> Pair | None:
    """The clause without the amendment that it holds; None where its words were changed once more since."""
    clause = amendment.clause.text
    text = composed_pair(amendment.text, clause, amendment.base)
    return Pair(text.en, text.fr, clause.en_state, clause.fr_state) if text else None


def settle_amendment_of(motion: Motion, by: Person | None) -> None:
    """Settle the amendment that this motion puts, where it puts one, in the act that closed its vote. One query."""
    amendment = Amendment.objects.filter(motion=motion).first()
    if amendment is not None:
        settle_amendment(amendment=amendment, by=by)


def held(amendment: Amendment) -> Amendment:
    """The amendment, its clause and their motion, held in the order of all acts: motion, clause, amendment."""
    clause_id = amendment.clause_id
    motion = changing(Motion, Clause.objects.values_list("motion_id", flat=True).get(pk=clause_id))
    clause = changing(Clause, clause_id)
    clause.motion = motion
    found = changing(Amendment, amendment.pk)
    found.clause = clause
    if found.motion_id:
        found.motion = Motion.objects.get(pk=found.motion_id)
    return found
