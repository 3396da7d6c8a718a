"""How do the two consultations that the deck states come on record, and the holidays by which days are counted?"""

from dataclasses import dataclass

from governance.actions.meetings.holidays import record_holidays
from governance.actions.recommendations.consultations import Heard, cite_consultation, record_consultation
from governance.demonstration.background import CHALLENGES, THEMES
from governance.demonstration.loading.made import Made
from governance.demonstration.recommendation import RECOMMENDATION
from governance.demonstration.shapes import Statement
from governance.queries.meetings.statutory import SOURCE, statutory_holidays
from groundwork.bilingual import Pair
from priorities.models import Finding

YEARS = 3  # this one and the two to come


@dataclass(frozen=True)
class Told:
    """A consultation as slides tell it: who was heard, and what came of it. The deck has neither days nor numbers."""

    role: Pair
    title: Pair
    summary: Pair
    source: str
    findings: tuple[Statement, ...]
    sentence: Pair


CONSULTATIONS = (
    Told(
        role=Pair(en="Co-chairs of the Joint Councils", fr="Coprésidents des conseils mixtes"),
        title=Pair(
            en="Consultation with the co-chairs of the Joint Councils",
            fr="Consultation avec les coprésidents des conseils mixtes",
        ),
        summary=Pair(
            en="The deck gives the themes. It says neither when the interviews took place nor how many were heard; "
            "that these are the interviews of its background slide is our reading.",
            fr="La présentation donne les thèmes. Elle ne dit ni quand les entrevues ont eu lieu ni combien de "
            "personnes ont été entendues; qu’il s’agit des entrevues de la diapositive "
            "« Historique » est notre lecture.",
        ),
        source="deck:2,5",
        findings=THEMES,
        sentence=Pair(
            en="Its reasons take up what the co-chairs asked for: more integration, alignment, modernized governance.",
            fr="Ses motifs reprennent ce que demandent les coprésidents : intégration, harmonisation, gouvernance "
            "modernisée.",
        ),
    ),
    Told(
        role=Pair(en="Co-chairs of the working groups", fr="Coprésidents des groupes de travail"),
        title=Pair(
            en="Consultation with the co-chairs of the working groups",
            fr="Consultation avec les coprésidents des groupes de travail",
        ),
        summary=Pair(
            en="The deck gives the challenges. It says neither when the interviews took place nor how many were heard; "
            "its background slide writes “the working group”, in the singular.",
            fr="La présentation donne les défis. Elle ne dit ni quand les entrevues ont eu lieu ni combien de "
            "personnes ont été entendues; sa diapositive « Historique » écrit « du groupe de travail », au singulier.",
        ),
        source="deck:2,6",
        findings=CHALLENGES,
        sentence=Pair(
            en="Its reasons take up the informal reporting structure and the reporting challenges.",
            fr="Ses motifs reprennent la structure hiérarchique informelle et les défis liés à l’établissement de "
            "rapports.",
        ),
    ),
)


def load_consultations(made: Made) -> None:
    """Both, each with what came of it, cited by the recommendation whose reasons are put together from them."""
    found = {finding.key: finding for finding in Finding.objects.all()}
    for told in CONSULTATIONS:
        consultation = record_consultation(
            body=made.bodies["JC"],
            title=told.title.approved(),
            summary=told.summary.approved(),
            parties=[Heard(told.role)],
            findings=[found[each.key] for each in told.findings],
            source=told.source,
            by=made.secretariat,
        )
        cite_consultation(
            recommendation=made.recommendations[RECOMMENDATION.key],
            consultation=consultation,
            sentence=told.sentence,
            by=made.secretariat,
        )


def load_holidays(made: Made) -> None:
    """The statutory holidays of this year and the next ones: public facts, from the library that is named with them."""
    for year in range(made.today.year, made.today.year + YEARS):
        record_holidays(year=year, days=statutory_holidays(year), source=SOURCE, by=made.by)
