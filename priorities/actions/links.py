"""How is the reasoning between two nodes of a draft revised, or withdrawn?"""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.refusals import Refusal, require
from priorities.actions.drafts import draft_locked, fitting, require_sentence
from priorities.actions.nodes import refuse_changed_since
from priorities.models import ResultLink

COLUMNS = [f"{name}_{code}" for name in ("assumption", "risk", "evidence") for code in ("en", "fr")]


@transaction.atomic
def revise_link(
    *,
    link: ResultLink,
    assumption: Pair,
    risk: Pair,
    evidence: Pair,
    tested_on: date | None,
    by: Person | None,
    seen: str | None = None,
) -> ResultLink:
    """Write the assumption of a link anew, its risk and evidence, and when the assumption was last tested.

    Raises Refused for a sentence in one language, a test on a day to come, when somebody changed it since (`seen`),
    for an adopted version, or when `by` may not.
    """
    link = ResultLink.objects.select_related("origin", "target").get(pk=link.pk)
    model = draft_locked(link.origin.model_id, by)
    link.refresh_from_db(fields=[*COLUMNS, "tested_on"])
    require(refuse_changed_since(link, seen))
    for name, text in (("assumption", assumption), ("risk", risk), ("evidence", evidence)):
        require_sentence(text, name)
    require(refuse_future_test(tested_on))
    link.assumption, link.risk, link.evidence, link.tested_on = assumption, risk, evidence, tested_on
    fitting(link)
    link.save(update_fields=[*COLUMNS, "tested_on"])
    record(
        "logic-model.link-revised",
        by=by,
        on=model,
        lower=link.origin.number,
        upper=link.target.number,
        assumption=assumption,
        tested_on=tested_on,
    )
    return link


@transaction.atomic
def unlink_nodes(*, link: ResultLink, by: Person | None) -> None:
    """Say that one node no longer serves another. Raises Refused once the version is adopted, or when `by` may not."""
    model = draft_locked(link.origin.model_id, by)
    ResultLink.objects.filter(pk=link.pk).delete()
    record("logic-model.nodes-unlinked", by=by, on=model, lower=link.origin.number, upper=link.target.number)


def refuse_future_test(tested_on: date | None) -> Refusal | None:
    """Why was the assumption not tested on that day? It has not come yet."""
    if tested_on is None or tested_on <= timezone.localdate():
        return None
    return Refusal("not-yet", _("A day to come has tested nothing yet."), "tested_on", status=422)
