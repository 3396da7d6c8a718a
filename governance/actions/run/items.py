"""How is the outcome of an item recorded on which nothing was moved: noted, deferred, referred, withdrawn?"""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance.actions.records.duties import gathering_of, note_duties
from governance.actions.run.recording import Ending, refuse_ending
from governance.models import AgendaItem, Decision
from governance.rules.recording import WITHOUT_A_MOTION, refuse_record_item
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.references import next_reference
from groundwork.refusals import Refusal, require

LONGEST = int(Decision._meta.get_field("title_en").max_length or 0)


@transaction.atomic
def record_item_outcome(
    *,
    item: AgendaItem,
    outcome: str,
    by: Person,
    text: Pair | None = None,
    ending: Ending | None = None,
    decided_on: date | None = None,
) -> Decision:
    """Record what became of an item without a motion; nothing is carried by it.

    `text` is what the record says in one sentence, the title of the item when it is not given. It may be in one
    language; publication waits for both. Raises Refused for an outcome that needs a motion, an item that has one,
    one recorded already, or without the right.
    """
    item = changing(AgendaItem, item.pk)
    require(refuse_record_item(by, item))
    text, ending = text or item.title, ending or Ending()
    decided_on = decided_on or timezone.localdate(ending.decided_at)
    require(refuse_outcome(outcome, text) or refuse_ending(ending, decided_on))
    decision = Decision.objects.create(
        reference=next_reference("D"),
        body=item.meeting.body,
        item=item,
        outcome=outcome,
        recorded_by=by,
        decided_on=decided_on,
        effective_on=decided_on,
        decided_at=ending.decided_at or timezone.now(),
        illustrative=item.illustrative,
        **ending.columns(outcome),
        **text.columns("title"),
    )
    record("decision.item-recorded", by=by, on=decision, item=item.pk, outcome=outcome, text=text)
    note_duties(gathering_of(decision))
    return decision


def refuse_outcome(outcome: str, text: Pair) -> Refusal | None:
    """Why is this no outcome of an item without a motion?"""
    if outcome not in WITHOUT_A_MOTION:
        return Refusal("no-outcome", _("Choose an outcome. Only a motion can be carried."), "outcome", status=422)
    if not (text.en.strip() or text.fr.strip()):
        return Refusal("no-text", _("Write the text, in one language at least."), "title_en", status=422)
    if max(len(text.en), len(text.fr)) > LONGEST:
        return Refusal("too-long", _("Write it in 300 characters or fewer."), "title_en", status=422)
    return None
