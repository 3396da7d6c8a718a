"""How is a recommendation written, completed and submitted?"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Jurisdiction, Person
from governance import rules
from governance.enums import PointKind, RecommendationState
from governance.lifecycles import RECOMMENDATION
from governance.models import Recommendation, RecommendedPoint
from governance.rules.recommendations import refuse_change, refuse_not_proposer
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
    expected_effects: Pair | None = None,
    sponsor: Body | None = None,
    sponsor_jurisdiction: Jurisdiction | None = None,
    source: str = "",
    note: Pair | None = None,
    illustrative: bool = False,
) -> Recommendation:
    """Begin a recommendation to a body; a title in one language is enough. Raises Refused without the right.

    It is proposed by a body, by a jurisdiction, or by nobody in particular.
    """
    require(rules.refuse_recommend(by))
    require(refuse_untitled(title) or refuse_two_sponsors(sponsor, sponsor_jurisdiction))
    recommendation = Recommendation.objects.create(
        body=body,
        sponsor=sponsor,
        sponsor_jurisdiction=sponsor_jurisdiction,
        created_by=by,
        source=source,
        illustrative=illustrative,
        **title.columns("title"),
        **(question or Pair()).columns("question"),
        **(rationale or Pair()).columns("rationale"),
        **(expected_effects or Pair()).columns("expected_effects"),
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
    require(refuse_change(by, recommendation))
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
    """Submit a draft; it gets its reference, which it keeps when it comes back from where it was referred.

    Raises Refused when it has no point, was submitted before, or without the right.
    """
    recommendation = changing(Recommendation, recommendation.pk)
    require(refuse_not_proposer(by, recommendation))
    require(RECOMMENDATION.refuse(recommendation.state, RecommendationState.SUBMITTED))
    if not recommendation.points.exists():
        require(Refusal("no-point", _("Add at least one measure, next step or quick win.")))
    recommendation.reference = recommendation.reference or next_reference("R")
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


def refuse_two_sponsors(sponsor: Body | None, jurisdiction: Jurisdiction | None) -> Refusal | None:
    """Why can it not be proposed by both?"""
    if sponsor is None or jurisdiction is None:
        return None
    return Refusal(
        "two-sponsors", _("A body proposes it, or a jurisdiction: choose one."), "sponsor_jurisdiction", status=422
    )


def refuse_point(recommendation: Recommendation, label: str, text: Pair) -> Refusal | None:
    """Why is this no point of the recommendation?"""
    if not (text.en.strip() or text.fr.strip()):
        return Refusal("no-text", _("Write the text, in one language at least."), "text_en", status=422)
    if recommendation.points.filter(label=label).exists():
        return Refusal("label-taken", _("Another point has this label."), "label", status=422)
    return None
