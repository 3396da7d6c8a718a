"""How is a recommendation written, completed and submitted?"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Person
from governance import rules
from governance.enums import PointKind, RecommendationState
from governance.lifecycles import RECOMMENDATION
from governance.models import Recommendation, RecommendedPoint
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.references import next_reference
from groundwork.refusals import Refusal, require


@transaction.atomic
def draft_recommendation(
    *,
    body: Body,
    title: Pair,
    by: Person,
    question: Pair | None = None,
    rationale: Pair | None = None,
    sponsor: Body | None = None,
    source: str = "",
    note: Pair | None = None,
    illustrative: bool = False,
) -> Recommendation:
    """Begin a recommendation to a body; a title in one language is enough. Raises Refused without the right."""
    require(rules.refuse_recommend(by))
    require(refuse_untitled(title))
    recommendation = Recommendation.objects.create(
        body=body,
        sponsor=sponsor,
        created_by=by,
        source=source,
        illustrative=illustrative,
        **title.columns("title"),
        **(question or Pair()).columns("question"),
        **(rationale or Pair()).columns("rationale"),
        **(note or Pair()).columns("note", states=False),
    )
    record("recommendation.drafted", by=by, on=recommendation, body=body.key, title=title)
    return recommendation


@transaction.atomic
def add_point(
    *,
    recommendation: Recommendation,
    label: str,
    kind: PointKind,
    text: Pair,
    by: Person,
    effects: list[dict] | None = None,
    source: str = "",
    note: Pair | None = None,
) -> RecommendedPoint:
    """Add a measure, next step or quick win.

    Raises Refused without a text, for a label that another point has, once it is submitted, or without the right.
    """
    recommendation = changing(Recommendation, recommendation.pk)
    require(rules.refuse_recommend(by))
    require(refuse_submitted(recommendation))
    require(refuse_point(recommendation, label, text))
    point = RecommendedPoint.objects.create(
        recommendation=recommendation,
        position=recommendation.points.count() + 1,
        label=label,
        kind=kind,
        effects=effects or [],
        source=source,
        **text.columns("text"),
        **(note or Pair()).columns("note", states=False),
    )
    record("recommendation.point-added", by=by, on=recommendation, label=label, kind=kind, text=text)
    return point


@transaction.atomic
def submit_recommendation(*, recommendation: Recommendation, by: Person) -> Recommendation:
    """Submit a draft; it gets its reference. Raises Refused when it has no point or was submitted before."""
    recommendation = changing(Recommendation, recommendation.pk)
    require(rules.refuse_recommend(by))
    require(RECOMMENDATION.refuse(recommendation.state, RecommendationState.SUBMITTED))
    if not recommendation.points.exists():
        require(Refusal("no-point", _("Add at least one measure, next step or quick win.")))
    recommendation.reference = next_reference("R")
    recommendation.state = RecommendationState.SUBMITTED
    recommendation.submitted_on = timezone.localdate()
    recommendation.save(update_fields=["reference", "state", "submitted_on"])
    record("recommendation.submitted", by=by, on=recommendation)
    return recommendation


def refuse_untitled(title: Pair) -> Refusal | None:
    """Why is this no title? One language is enough for a draft."""
    if title.en.strip() or title.fr.strip():
        return None
    return Refusal("no-title", _("Write a title, in one language at least."), "title_en", status=422)


def refuse_submitted(recommendation: Recommendation) -> Refusal | None:
    """Why can this recommendation no longer be completed?"""
    if recommendation.state == RecommendationState.DRAFT:
        return None
    return Refusal("submitted", _("This recommendation was submitted and is no longer changed."))


def refuse_point(recommendation: Recommendation, label: str, text: Pair) -> Refusal | None:
    """Why is this no point of the recommendation?"""
    if not (text.en.strip() or text.fr.strip()):
        return Refusal("no-text", _("Write the text, in one language at least."), "text_en", status=422)
    if recommendation.points.filter(label=label).exists():
        return Refusal("label-taken", _("Another point has this label."), "label", status=422)
    return None
