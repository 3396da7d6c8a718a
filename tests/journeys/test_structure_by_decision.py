"""Nobody edits the chart: a change is seen before it is voted, enacted on its day, compared, taken away as a file."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from councils.models import Body, Person
from governance.actions.decisions.recording import Recorded, publish_decision, record_decision
from governance.actions.motions.wording import make_motion
from governance.actions.votes import Position, cast_vote, close_vote, open_vote
from governance.enums import EffectState, PointKind, VoteMethod
from governance.models import Effect, Motion, Recommendation
from tests.journeys.test_from_recommendation_to_package import DANA, MIREILLE, PRIYA, address
from tests.worker.conftest import eventually

pytestmark = [pytest.mark.worker, pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TODAY = timezone.localdate()
YESTERDAY = TODAY - timedelta(days=1)
MOVED = ("WG-DATA", "WG-BUS")
WORDS = {"en": ("as-of", "compare", "known-on"), "fr": ("au", "comparee", "connu-au")}
FILES = {"structure_svg": b"<svg", "structure_pdf": b"%PDF", "structure_csv": b"what", "structure_json": b"{",
         "structure_org": b"{"}  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "en"])
def test_two_groups_move_by_decision(before_the_agenda, walker, worker, language):
    somebody = walker(language)
    motion = seen_before_it_is_voted(somebody, language)
    then = believed(somebody, language, YESTERDAY)
    decision = decided(motion)
    worker.start()
    eventually(lambda: not Effect.objects.filter(kind="move").exclude(state=EffectState.ENACTED).exists())
    is_compared(somebody, language, decision)
    is_taken_away(somebody, language, decision)
    answers_who_decided(somebody, language, decision)
    assert believed(somebody, language, YESTERDAY) == then


def seen_before_it_is_voted(somebody, language) -> Motion:
    """The motion of the deck shows what it would change, as a diagram and a table, while it is a draft."""
    motion = make_motion(
        body=Recommendation.objects.get().body,
        recommendation=Recommendation.objects.get(),
        by=Person.objects.get(email=PRIYA),
    )
    somebody.signs_in(PRIYA)
    somebody.goes(address(language, "motion", pk=motion.pk))
    somebody.goes(address(language, "motion_changes", pk=motion.pk))
    page = somebody.page
    assert page.locator("main svg").count() >= 1
    rows = page.locator("main table").first.inner_text()
    for key in ("Data", "Business") if language == "en" else ("données", "entreprises"):
        assert key in rows
    return motion


def decided(motion: Motion) -> str:
    """Every seat agrees; a co-chair records it as recommended, effects and all; the secretariat publishes it."""
    priya, dana = Person.objects.get(email=PRIYA), Person.objects.get(email=DANA)
    event = open_vote(motion=motion, method=VoteMethod.WRITTEN, closes_at=timezone.now() + timedelta(days=2), by=priya)
    clauses = list(motion.clauses.select_related("point"))
    for elector in event.electors.select_related("seat"):
        holder = elector.seat.memberships.filter(role__in=["member", "co_chair"]).first().person
        cast_vote(event=event, elector=elector, positions=dict.fromkeys(clauses, Position("agree")), by=holder)
    close_vote(event=event, by=priya)
    motion.refresh_from_db()
    moves = {clause.pk: [each for each in clause.effects if each["kind"] == "move"] for clause in clauses}
    assert clauses[0].point.kind in PointKind.values
    decision = record_decision(
        motion=motion,
        clauses={clause: Recorded("consensus", clause.text, moves[clause.pk]) for clause in clauses},
        by=dana,
        effective_on=TODAY,
    )
    publish_decision(decision=decision, by=priya)
    return decision.reference


def days(language: str, **asked) -> str:
    """The question of a page, in the words of its language."""
    as_of, compare, known_on = WORDS[language]
    words = {"as_of": as_of, "compare": compare, "known_on": known_on}
    return "?" + "&".join(f"{words[name]}={day}" for name, day in asked.items())


def is_compared(somebody, language, decision) -> None:
    """Before and after stand side by side; exactly two lines differ, and each names the decision."""
    somebody.goes(address(language, "structure") + days(language, as_of=TODAY, compare=YESTERDAY))
    found = fetched(somebody, language, "structure_json", as_of=TODAY, compare=YESTERDAY)
    changes = json.loads(found)["changes"]
    assert {(change["body"], change["decision"]) for change in changes} == {(key, decision) for key in MOVED}
    assert somebody.page.get_by_text(decision).count() >= 2


def is_taken_away(somebody, language, decision) -> None:
    """Each file of the page downloads, and names the decision where it can be read."""
    links = [link.get_attribute("href") for link in somebody.page.locator("a[href*='structure.']").all()]
    for name, start in FILES.items():
        assert any(link.startswith(address(language, name)) for link in links), name
        content = fetched(somebody, language, name, as_of=TODAY, compare=YESTERDAY)
        assert start in content[:200], name
        assert name in {"structure_pdf", "structure_svg"} or decision.encode() in content, name


def answers_who_decided(somebody, language, decision) -> None:
    """The page of a group names the decision beside its line; a member reads it too."""
    somebody.signs_in(MIREILLE)
    group = Body.objects.get(key="WG-DATA")
    somebody.goes(address(language, "body", slug=group.slug_fr if language == "fr" else group.slug_en))
    assert somebody.page.get_by_text(decision).count() >= 1


def believed(somebody, language, known) -> tuple[bytes, ...]:
    """What the page and its data said, as known on a day: it never changes."""
    return tuple(
        fetched(somebody, language, name, as_of=TODAY, compare=YESTERDAY, known_on=known)
        for name in ("structure_part", "structure_json")
    )


def fetched(somebody, language, name, **asked) -> bytes:
    answer = somebody.page.request.get(somebody.base + address(language, name) + days(language, **asked))
    assert answer.status == 200, f"{name}: {answer.status}"
    return answer.body()
