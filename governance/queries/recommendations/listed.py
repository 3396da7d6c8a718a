"""Which recommendations are there, who may see them, and what became of each?"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from councils.queries.names import BodyWords, names_on
from councils.rules import Standing
from governance.enums import DecisionState, RecommendationState
from governance.models import Decision, MeetingFormat, Motion, Recommendation, RecommendedPoint
from governance.queries.decisions.register import mark_of
from governance.queries.effect_words import EffectSentence, effects_in_words
from governance.queries.motions.motion import Side, sides_of
from governance.queries.recommendations.life import Around, around
from governance.rules import refuse_read_unpublished
from groundwork.bilingual import Pair
from priorities.models import ResultNode
from priorities.queries.logic_models import current_model

PER_PAGE = 50
TEXTS: dict[str, str | Promise] = {
    "title": _("Title"),
    "question": _("Question"),
    "rationale": _("Why"),
    "expected_effects": _("Expected effects"),
}


@dataclass(frozen=True)
class Row:
    """One line of the list."""

    recommendation: Recommendation
    body: BodyWords
    mark: str
    sponsor: BodyWords | None


@dataclass(frozen=True)
class PointRow:
    """A point with what carrying it would change, in words, and both sides of its text."""

    point: RecommendedPoint
    changes: list[EffectSentence]

    @property
    def sides(self) -> tuple[Side, ...]:
        return sides_of(self.point.text)


@dataclass(frozen=True)
class RecommendationPage:
    """Everything on the page of a recommendation."""

    recommendation: Recommendation
    body: BodyWords
    mark: str
    sponsor: BodyWords | None
    points: tuple[PointRow, ...]
    motions: tuple[Motion, ...]
    decisions: tuple[Decision, ...]
    around: Around

    @property
    def texts(self) -> tuple[tuple[str, str | Promise, tuple[Side, ...]], ...]:
        """Its texts by name, with what each is called and both its sides."""
        row = self.recommendation
        return tuple((name, label, sides_of(getattr(row, name))) for name, label in TEXTS.items())


def readable_recommendations(standing: Standing, person: object) -> QuerySet[Recommendation]:
    """Those that this reader may see.

    Drafts are for who wrote them and the secretariat; members see what was submitted; everybody sees that on
    which a published decision rests.
    """
    if standing.is_secretariat:
        return Recommendation.objects.all()
    published = Q(
        pk__in=Decision.objects.filter(state=DecisionState.PUBLISHED, motion__recommendation__isnull=False).values(
            "motion__recommendation"
        )
    )
    mine = Q(created_by=person) if isinstance(person, Person) else Q()
    if refuse_read_unpublished(standing) is None:
        return Recommendation.objects.filter(~Q(reference="") | mine)
    return Recommendation.objects.filter(published)


def list_of(standing: Standing, person: object, page_number: str | None) -> tuple[Page, list[Row]]:
    """A page of the list: drafts first, then the newest. Four queries, however many rows there are."""
    names = names_on()
    drafts_first = Case(
        When(state=RecommendationState.DRAFT, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    found = readable_recommendations(standing, person).select_related("sponsor_jurisdiction")
    found = found.order_by(drafts_first, "-submitted_on", "-pk")
    page = Paginator(found, PER_PAGE).get_page(page_number)
    return page, [Row(row, names[row.body_id], mark_of(names[row.body_id]), _sponsor(row, names)) for row in page]


def recommendation_seen_by(
    standing: Standing, person: object, *, reference: str = "", pk: int | None = None
) -> Recommendation | None:
    """The recommendation with this reference, or the draft with this number, if this reader may see it."""
    related = ("created_by", "body", "sponsor", "sponsor_jurisdiction")
    found = readable_recommendations(standing, person).select_related(*related)
    if pk is not None:
        return found.filter(pk=pk).first()
    return found.filter(reference=reference).exclude(reference="").first()


def recommendation_page(recommendation: Recommendation, standing: Standing, person: object) -> RecommendationPage:
    """Gather the page. Fifteen queries at most, however many points there are."""
    names = names_on()
    by_key = {words.key: words for words in names.values()}
    formats: Mapping[str, Pair] = {row.key: row.name for row in MeetingFormat.objects.order_by("version")}
    is_member = refuse_read_unpublished(standing) is None
    decisions = Decision.objects.filter(motion__recommendation=recommendation).order_by("reference")
    if not is_member:
        decisions = decisions.filter(state=DecisionState.PUBLISHED)
    motions = recommendation.motions.select_related("item__meeting__gathering").prefetch_related("vote_events")
    return RecommendationPage(
        recommendation=recommendation,
        body=names[recommendation.body_id],
        mark=mark_of(names[recommendation.body_id]),
        sponsor=_sponsor(recommendation, names),
        points=tuple(
            PointRow(point, effects_in_words(point.effects, by_key, formats)) for point in recommendation.points.all()
        ),
        motions=tuple(motions) if is_member else (),
        decisions=tuple(decisions),
        around=around(recommendation, readable_recommendations(standing, person), names, is_member=is_member),
    )


def _sponsor(recommendation: Recommendation, names: Mapping[int, BodyWords]) -> BodyWords | None:
    return names[recommendation.sponsor_id] if recommendation.sponsor_id else None


def results_to_choose() -> list[ResultNode]:
    """The results of the model that holds, tier by tier, for who says what a recommendation serves. Two queries."""
    model = current_model()
    rows = ResultNode.objects.filter(model=model).order_by("tier__position", "number")
    return list(rows) if model else []
