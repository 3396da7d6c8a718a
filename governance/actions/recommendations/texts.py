"""How are the words and points of a recommendation changed before it is submitted, or when it was referred back?"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Jurisdiction, Person
from governance.actions.agendas.building import refuse_stale
from governance.actions.recommendations.writing import refuse_point, refuse_two_sponsors, refuse_untitled
from governance.enums import PointKind
from governance.models import Recommendation, RecommendedPoint
from governance.queries.recommendations.forwarding import TEXTS
from governance.rules.recommendations import refuse_change, refuse_change_point
from groundwork.bilingual import Pair, columns_of
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require


@transaction.atomic
def revise_recommendation(
    *,
    recommendation: Recommendation,
    version: int,
    texts: dict[str, Pair],
    by: Person,
    sponsor: Body | None = None,
    sponsor_jurisdiction: Jurisdiction | None = None,
) -> Recommendation:
    """Change its words and who proposes it; `version` is the one the editor saw, `texts` are by the names in TEXTS.

    A side that did not follow becomes stale. Raises Refused for an empty title, when somebody changed it meanwhile,
    once it is submitted, or without the right.
    """
    recommendation = changing(Recommendation, recommendation.pk)
    require(refuse_change(by, recommendation))
    require(refuse_stale(recommendation, version))
    require(refuse_untitled(texts["title"]) or refuse_two_sponsors(sponsor, sponsor_jurisdiction))
    for name in TEXTS:
        new = texts[name]
        setattr(recommendation, name, getattr(recommendation, name).revised(en=new.en.strip(), fr=new.fr.strip()))
    recommendation.sponsor, recommendation.sponsor_jurisdiction = sponsor, sponsor_jurisdiction
    said = {name: getattr(recommendation, name) for name in TEXTS}
    return kept(recommendation, "recommendation.revised", by, *TEXTS, **said, sponsor=sponsor)


@transaction.atomic
def confirm_text(*, recommendation: Recommendation, name: str, language: str, by: Person) -> Recommendation:
    """Say that one of TEXTS in this language says what the other says. Raises Refused as above."""
    recommendation = changing(Recommendation, recommendation.pk)
    require(refuse_change(by, recommendation))
    require(refuse_unconfirmable(getattr(recommendation, name, None) if name in TEXTS else None, language))
    setattr(recommendation, name, getattr(recommendation, name).confirmed(language))
    return kept(recommendation, "recommendation.text-confirmed", by, name, text=name, language=language)


@transaction.atomic
def revise_point(
    *,
    point: RecommendedPoint,
    version: int,
    label: str,
    kind: PointKind,
    text: Pair,
    by: Person,
    effects: list[dict] | None = None,
) -> RecommendedPoint:
    """Change a point; `version` is that of the recommendation, and `effects` stay as they are when none are given.

    Raises Refused for an empty text or a label that another point has, once a motion was made of it, and as above.
    """
    recommendation, point = changed_point(point, by)
    require(refuse_stale(recommendation, version))
    if label != point.label:
        require(refuse_point(recommendation, label, text))
    point.text = point.text.revised(en=text.en.strip(), fr=text.fr.strip())
    require(refuse_point(recommendation, "", point.text))
    point.label, point.kind = label, kind
    point.effects = point.effects if effects is None else effects
    point.save(update_fields=["label", "kind", "effects", *columns_of("text")])
    said = {"position": point.position, "label": label, "kind": kind, "text": point.text}
    kept(recommendation, "recommendation.point-revised", by, **said)
    return point


@transaction.atomic
def confirm_point(*, point: RecommendedPoint, language: str, by: Person) -> RecommendedPoint:
    """Say that a point in this language says what the other says. Raises Refused as above."""
    recommendation, point = changed_point(point, by)
    require(refuse_unconfirmable(point.text, language))
    point.text = point.text.confirmed(language)
    point.save(update_fields=columns_of("text"))
    kept(recommendation, "recommendation.text-confirmed", by, text=point.label, language=language)
    return point


@transaction.atomic
def remove_point(*, point: RecommendedPoint, by: Person) -> None:
    """Take a point out; those after it move up. Raises Refused once a motion was made of it, and as above."""
    recommendation, point = changed_point(point, by)
    label, text = point.label, point.text
    point.delete()
    for position, row in enumerate(recommendation.points.order_by("position"), start=1):
        if row.position != position:
            row.position = position
            row.save(update_fields=["position"])
    kept(recommendation, "recommendation.point-removed", by, label=label, text=text)


def changed_point(point: RecommendedPoint, by: Person) -> tuple[Recommendation, RecommendedPoint]:
    """The point and its recommendation, locked, for who may change them."""
    recommendation = changing(Recommendation, point.recommendation_id)
    point = changing(RecommendedPoint, point.pk)
    point.recommendation = recommendation
    require(refuse_change_point(by, point))
    return recommendation, point


def kept(recommendation: Recommendation, act: str, by: Person, *texts: str, **facts: Any) -> Recommendation:
    """Save what changed with a new version and witness it, inside the caller's transaction."""
    recommendation.version += 1
    columns = [column for name in texts for column in columns_of(name)]
    recommendation.save(update_fields=["version", "sponsor", "sponsor_jurisdiction", *columns])
    record(act, by=by, on=recommendation, **facts)
    return recommendation


def refuse_unconfirmable(text: Pair | None, language: str) -> Refusal | None:
    """Why is there nothing to confirm in this language?"""
    if text is None or language not in {"en", "fr"} or not (text.en.strip() and text.fr.strip()):
        return Refusal("nothing-to-confirm", _("There is no text in both languages to confirm."), status=422)
    return None
