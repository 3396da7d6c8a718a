"""How does the recommendation of the demonstration come to be: nine points, and the outcomes they serve?"""

from collections import defaultdict

from governance.actions.recommendations.contributions import note_contribution
from governance.actions.recommendations.writing import add_point, draft_recommendation, submit_recommendation
from governance.demonstration.anomalies import note_of
from governance.demonstration.loading.grounds import place_of
from governance.demonstration.loading.made import Made
from governance.demonstration.questions import TODAYS_QUESTION
from governance.demonstration.recommendation import POINTS, RECOMMENDATION
from governance.enums import PointKind, Strength
from groundwork.bilingual import Pair


def load_recommendation(made: Made) -> None:
    """The recommendation with today's question, written by the analyst and submitted."""
    author = made.people[RECOMMENDATION.author]
    draft = draft_recommendation(
        body=made.bodies["JC"],
        sponsor=made.bodies[RECOMMENDATION.proposer],
        title=RECOMMENDATION.title.approved(),
        question=TODAYS_QUESTION.text.approved(),
        rationale=RECOMMENDATION.reason.approved(),
        note=note_of(RECOMMENDATION),
        source=place_of(RECOMMENDATION),
        illustrative=True,
        by=author,
    )
    for point in POINTS:
        add_point(
            recommendation=draft,
            label=point.key,
            kind=PointKind(point.kind),
            text=point.text.approved(),
            effects=[dict(effect) for effect in point.effects],
            note=note_of(point),
            source=point.source,
            by=author,
        )
    made.recommendations[RECOMMENDATION.key] = submit_recommendation(recommendation=draft, by=author)


def load_contributions(made: Made) -> None:
    """Which outcomes of the logic model the points would serve: our reading, a sentence for each."""
    served: dict[str, list[str]] = defaultdict(list)
    for point in POINTS:
        for number in point.outcomes:
            served[number].append(point.key)
    for number, labels in sorted(served.items()):
        note_contribution(
            node=made.nodes[number],
            recommendation=made.recommendations[RECOMMENDATION.key],
            strength=Strength.STRONG if len(labels) > 1 else Strength.SOME,
            sentence=Pair(en=f"Points: {', '.join(labels)}", fr=f"Points\u00a0: {', '.join(labels)}"),
            illustrative=True,
            by=made.by,
        )
