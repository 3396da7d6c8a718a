"""Which consultations are on record, who may see them, and which recommendations rest on them?"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, Sum

from councils.models import Jurisdiction
from councils.queries.names import BodyWords, names_on
from councils.rules import Standing
from governance.models import Citation, Consultation, ConsultedParty
from governance.queries.decisions.register import mark_of
from governance.queries.recommendations.listed import readable_recommendations
from governance.rules import refuse_read_unpublished
from priorities.enums import FindingKind
from priorities.models import Finding

PER_PAGE = 50


@dataclass(frozen=True)
class Row:
    """One line of the list; `people` is how many were heard, as far as that is known."""

    consultation: Consultation
    body: BodyWords
    mark: str


@dataclass(frozen=True)
class ConsultationPage:
    """A consultation, with who was heard, what came of it, and the recommendations that this reader may see."""

    consultation: Consultation
    body: BodyWords
    mark: str
    parties: tuple[ConsultedParty, ...]
    findings: tuple[tuple[str, tuple[Finding, ...]], ...]
    citations: tuple[Citation, ...]


def readable_consultations(standing: Standing, person: object) -> QuerySet[Consultation]:
    """Members see all of them; everybody sees those on which a recommendation rests that they may see."""
    if refuse_read_unpublished(standing) is None:
        return Consultation.objects.all()
    cited = Citation.objects.filter(recommendation__in=readable_recommendations(standing, person))
    return Consultation.objects.filter(pk__in=cited.values("consultation"))


def list_of(standing: Standing, person: object, page_number: str | None) -> tuple[Page, list[Row]]:
    """A page of the list, the newest first. Four queries, however many rows there are."""
    names = names_on()
    found = readable_consultations(standing, person).annotate(
        roles=Count("parties", distinct=True), people=Sum("parties__people")
    )
    page = Paginator(found.order_by("-starts_on", "-pk"), PER_PAGE).get_page(page_number)
    return page, [Row(row, names[row.body_id], mark_of(names[row.body_id])) for row in page]


def consultation_page(consultation: Consultation, standing: Standing, person: object) -> ConsultationPage:
    """Gather the page. Five queries, however much there is."""
    names: Mapping[int, BodyWords] = names_on()
    cited = consultation.citations.filter(recommendation__in=readable_recommendations(standing, person))
    by_kind: dict[str, list[Finding]] = {}
    for finding in consultation.findings.order_by("kind", "position"):
        by_kind.setdefault(str(FindingKind(finding.kind).label), []).append(finding)
    return ConsultationPage(
        consultation=consultation,
        body=names[consultation.body_id],
        mark=mark_of(names[consultation.body_id]),
        parties=tuple(consultation.parties.select_related("jurisdiction")),
        findings=tuple((kind, tuple(rows)) for kind, rows in by_kind.items()),
        citations=tuple(cited.select_related("recommendation").order_by("pk")),
    )


def findings_to_choose() -> list[Finding]:
    """The themes and challenges that may have come of a consultation. One query."""
    kinds = [FindingKind.THEME, FindingKind.CHALLENGE]
    return list(Finding.objects.filter(kind__in=kinds).order_by("-kind", "position"))


def jurisdictions_to_choose() -> list[Jurisdiction]:
    """Every jurisdiction, in the order of protocol. One query."""
    return list(Jurisdiction.objects.order_by("protocol_order"))
