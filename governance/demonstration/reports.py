"""What do the groups of the demonstration report? All of it is invented, and marked so."""

from groundwork.bilingual import Pair

DONE = Pair(
    en="Held three workshops with eight jurisdictions and wrote the first version of the inventory of shared data.",
    fr="Trois ateliers avec huit administrations et une première version de l’inventaire des données communes.",
)
AHEAD = Pair(
    en="Test the inventory with two jurisdictions before spring, and come back with a recommendation on standards.",
    fr="Mettre l’inventaire à l’essai dans deux administrations avant le printemps, puis revenir avec une "
    "recommandation sur les normes.",
)
RISKS = Pair(
    en="Two jurisdictions have no analyst for this work yet.",
    fr="Deux administrations n’ont pas encore d’analyste pour ces travaux.",
)
CONTRIBUTION = Pair(
    en="Officials of several jurisdictions now look at the same figures.",
    fr="Des fonctionnaires de plusieurs administrations regardent désormais les mêmes chiffres.",
)
ASK_FOR_SUPPORT = Pair(
    en="Two analysts for three months, from any jurisdiction.",
    fr="Deux analystes pendant trois mois, de n’importe quelle administration.",
)
ASK_FOR_A_DECISION = Pair(
    en="Decide at the next meeting which standard the inventory follows.",
    fr="Décider à la prochaine réunion quelle norme l’inventaire suivra.",
)
EFFORT_USED, EFFORT_PROMISED = "32.5", "40"
