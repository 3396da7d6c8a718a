"""By which templates can a logic model be drawn from the first day on?

Terms: Treasury Board Secretariat and Global Affairs Canada for the default, the OECD's glossary for the second.
"""

from councils.models import Person
from groundwork.bilingual import Pair
from priorities.actions.logic_models import define_template, define_tier
from priorities.models import ResultTier
from priorities.queries.logic_models import DEFAULT_TEMPLATE

Tiers = dict[str, tuple[Pair, Pair]]

CANADA: Tiers = {
    "input": (Pair("Input", "Intrant"), Pair("Inputs", "Intrants")),
    "activity": (Pair("Activity", "Activité"), Pair("Activities", "Activités")),
    "output": (Pair("Output", "Extrant"), Pair("Outputs", "Extrants")),
    "immediate": (
        Pair("Immediate outcome", "Résultat immédiat"),
        Pair("Immediate outcomes", "Résultats immédiats"),
    ),
    "intermediate": (
        Pair("Intermediate outcome", "Résultat intermédiaire"),
        Pair("Intermediate outcomes", "Résultats intermédiaires"),
    ),
    "ultimate": (
        Pair("Ultimate outcome", "Résultat ultime"),
        Pair("Ultimate outcomes", "Résultats ultimes"),
    ),
}
OECD: Tiers = {
    "input": (Pair("Input", "Intrant"), Pair("Inputs", "Intrants")),
    "activity": (Pair("Activity", "Activité"), Pair("Activities", "Activités")),
    "output": (Pair("Output", "Produit"), Pair("Outputs", "Produits")),
    "outcome": (Pair("Outcome", "Réalisation"), Pair("Outcomes", "Réalisations")),
    "impact": (Pair("Impact", "Impact"), Pair("Impacts", "Impacts")),
}
SIMPLE: Tiers = {
    "activity": (Pair("Activity", "Activité"), Pair("Activities", "Activités")),
    "output": (Pair("Output", "Extrant"), Pair("Outputs", "Extrants")),
    "outcome": (Pair("Outcome", "Résultat"), Pair("Outcomes", "Résultats")),
}
STANDARD: dict[str, tuple[Pair, Tiers]] = {
    DEFAULT_TEMPLATE: (Pair("Canadian public service", "Fonction publique canadienne"), CANADA),
    "oecd": (Pair("OECD", "OCDE"), OECD),
    "simple": (Pair("Three tiers", "Trois niveaux"), SIMPLE),
}


def define_standard_templates(*, by: Person | None) -> dict[str, ResultTier]:
    """Define the three templates with their tiers; what comes back are the tiers of the default one, by their keys.

    In all of them links lead upwards. Raises Refused when `by` may not.
    """
    defined: dict[str, dict[str, ResultTier]] = {}
    for key, (name, tiers) in STANDARD.items():
        define_template(key=key, name=name, by=by)
        defined[key] = {
            tier: define_tier(template=key, key=tier, position=position, name=one, name_plural=many, by=by)
            for position, (tier, (one, many)) in enumerate(tiers.items(), start=1)
        }
    return defined[DEFAULT_TEMPLATE]
