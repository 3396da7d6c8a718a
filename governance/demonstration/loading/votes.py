"""How do the two motions of the demonstration come to be, and who has voted so far?"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from governance.actions.motions.wording import add_clause, make_motion
from governance.actions.votes import Position, cast_vote, open_vote
from governance.demonstration.anomalies import note_of
from governance.demonstration.loading.made import Made
from governance.demonstration.questions import TODAYS_QUESTION
from governance.demonstration.recommendation import RECOMMENDATION
from governance.demonstration.seats import SEATS
from governance.enums import Option, VoteMethod
from governance.models import VoteEvent
from groundwork.bilingual import Pair

CLOSES = time(17)
ZONE = ZoneInfo("America/Toronto")
NOT_YET = {
    "mireille.arsenault",
    "siasi.qappik",
    "colleen.varga",
    "josee.lemieux",
    "winston.achebe",
    "joanasie.ootoowak",
    "therese.quesnel",
}
RESERVATION = Position(
    option=Option.RESERVATION,
    reason=(
        "Nous appuyons l’ensemble des mesures. Nous souhaitons toutefois que l’approbation de l’acquisition "
        "de ressources soit assortie d’une limite de montant et d’une date de fin."
    ),
    language="fr",
)
POSITIONS = {
    "etienne.vaillancourt": RESERVATION,
    "samuel.haldenby": Position(option=Option.STAND_ASIDE),
}


def load_question(made: Made) -> None:
    """Today's question, from the recommendation, in a written procedure in which most seats have voted."""
    motion = make_motion(
        body=made.bodies["JC"],
        item=made.items["measures"],
        recommendation=made.recommendations[RECOMMENDATION.key],
        note=note_of(TODAYS_QUESTION),
        illustrative=True,
        by=made.secretariat,
    )
    closes_at = datetime.combine(made.today + timedelta(days=1), CLOSES, tzinfo=ZONE)
    event = open_vote(motion=motion, method=VoteMethod.WRITTEN, closes_at=closes_at, by=made.secretariat)
    cast_votes(made, event)


def cast_votes(made: Made, event: VoteEvent) -> None:
    """The voices so far, each cast by the holder of its seat, and put whole."""
    clauses = list(event.motion.clauses.all())
    holders = {made.seats[seat.key].pk: seat.holder for seat in SEATS}
    for elector in event.electors.select_related("seat__body", "seat__jurisdiction"):
        holder = holders[elector.seat_id]
        if holder in NOT_YET:
            continue
        person = made.people[holder]
        position = POSITIONS.get(holder, Position(option=Option.AGREE, language=person.preferred_language))
        cast_vote(event=event, elector=elector, positions=dict.fromkeys(clauses, position), by=person)


def load_simple_motion(made: Made) -> None:
    """A motion that needs no ballot: the agenda is adopted by consensus, in one press. Its words are ours."""
    motion = make_motion(
        body=made.bodies["JC"],
        item=made.items["opening"],
        title=Pair(en="Adoption of the agenda", fr="Adoption de l’ordre du jour").approved(),
        question=Pair(
            en="Do members adopt the agenda of the gathering?",
            fr="Les membres adoptent-ils l’ordre du jour de la rencontre?",
        ).approved(),
        note=Pair(
            en="Illustrative: the deck speaks of no agenda to adopt.",
            fr="À titre d’exemple : la présentation ne parle d’aucun ordre du jour à adopter.",
        ),
        illustrative=True,
        by=made.secretariat,
    )
    text = Pair(en="The agenda is adopted as circulated.", fr="L’ordre du jour est adopté tel qu’il a été diffusé.")
    add_clause(motion=motion, text=text.approved(), by=made.secretariat)
