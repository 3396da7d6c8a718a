"""The product's main job on the real deck: the question of the last slide becomes a vote, a decision, a structure."""

import json
from datetime import timedelta
from io import StringIO

import pikepdf
import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone, translation

from governance.actions.votes import Position, cast_vote
from governance.models import Decision, Elector, Gathering, Motion, Package, VoteEvent
from tests.worker.conftest import eventually

pytestmark = [pytest.mark.worker, pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PRIYA = "priya.nair@concert.example"
MIREILLE = "mireille.arsenault@concert.example"
DANA = "dana.whitford@concert.example"
TODAY = timezone.localdate()
NEW = "form:has(#id_place_en)"  # beside the form that repeats the last gathering
CARRIED = {"en": "carried", "fr": "adopté"}


def address(language: str, name: str, **places) -> str:
    with translation.override(language):
        return reverse(name, kwargs=places)


def structure(on) -> dict:
    out = StringIO()
    call_command("structure", "--as-of", on.isoformat(), "--json", stdout=out)
    return json.loads(out.getvalue())


def lines(found: dict) -> set[tuple]:
    return {(line["body"], line["parent"], line["kind"], line["opened_by"]) for line in found["lines"]}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_question_of_the_last_slide_is_decided(before_the_agenda, walker, worker, language, tmp_path):
    somebody = walker(language)
    worker.start()
    yesterday = structure(TODAY - timedelta(days=1))
    before = structure(TODAY)
    motion = prepares(somebody, language)
    event = is_put_to_a_vote(somebody, language, motion)
    members_vote(somebody, language, event)
    closes(somebody, language, event)
    decision = is_recorded(somebody, language, motion)
    is_enacted(somebody, language, decision, before)
    assert structure(TODAY - timedelta(days=1)) == yesterday
    compiles(somebody, language, tmp_path)


def prepares(somebody, language) -> Motion:
    """The secretariat opens the gathering, puts the recommendation on its agenda, and makes the motion."""
    somebody.signs_in(PRIYA)
    somebody.goes(address(language, "new_gathering"))
    page = somebody.page
    page.locator(f"details:has({NEW}) > summary").click()
    for name, value in (
        ("place_en", "Victoria"),
        ("place_fr", "Victoria"),
        ("starts_on", str(TODAY)),
        ("last_day", str(TODAY + timedelta(days=1))),
    ):
        page.locator(f"{NEW} [name={name}]").fill(value)
    page.locator(f"{NEW} [name=format]").nth(-1).check()
    somebody.presses(f"{NEW} button[type=submit]")
    gathering = Gathering.objects.latest("pk")
    assert gathering.meetings.count() == 3
    somebody.sees_no_barrier()
    page.locator("#backlog button[name=one]").first.click()
    page.locator("#agenda").get_by_text("R-").first.wait_for()
    item = gathering.meetings.first().items.get()
    somebody.goes(address(language, "item", slug=gathering.slug_en, pk=item.pk))
    somebody.presses("button[name=recommendation]")
    motion = Motion.objects.get()
    assert motion.clauses.count() == 9
    return motion


def is_put_to_a_vote(somebody, language, motion) -> VoteEvent:
    """A written procedure opens; rule, electorate and both texts are frozen."""
    somebody.goes(address(language, "motion", pk=motion.pk))
    page = somebody.page
    page.locator("details:has([name=open-method]) summary").click()
    page.locator("[name=open-method][value=written]").check()
    page.locator("[name=open-closes_on]").fill(str(TODAY + timedelta(days=2)))
    page.locator("[name=open-closes_at]").fill("17:00")
    somebody.presses(f"form[action='{address(language, 'open_vote', pk=motion.pk)}'] button[type=submit]")
    event = VoteEvent.objects.get()
    assert len(event.frozen["texts"]["clauses"]) == 9
    return event


def members_vote(somebody, language, event) -> None:
    """One member votes on a page, objects, changes; the others vote besides. Positions stay hidden."""
    somebody.signs_in(MIREILLE)
    somebody.goes(address(language, "ballot", reference=event.reference))
    page = somebody.page
    page.locator("#ballot input[value=object]").check()
    somebody.presses("#ballot button[type=submit]")
    somebody.sees_no_barrier()
    assert not event.votes.exists(), "an objection needs its reason"
    page.locator("#ballot input[value=agree]").check()
    somebody.presses("#ballot button[type=submit]")
    somebody.sees_no_barrier()
    assert event.votes.count() == 9
    clauses = list(event.motion.clauses.all())
    for elector in Elector.objects.filter(vote_event=event).exclude(pk=event.votes.first().elector_id):
        holder = elector.seat.memberships.filter(role__in=["member", "co_chair"]).first().person
        reserved = elector.seat.key == "PSSDC:CA-QC:1"
        position = Position("reservation", "Sous réserve des budgets.", "fr") if reserved else Position("agree")
        cast_vote(event=event, elector=elector, positions=dict.fromkeys(clauses, position), by=holder)
    somebody.goes(address(language, "ballot", reference=event.reference))
    assert "Sous réserve des budgets." not in page.locator("main").inner_text()


def closes(somebody, language, event) -> None:
    """The secretariat closes it; the page says the verdict, its proof folded."""
    somebody.signs_in(PRIYA)
    somebody.goes(address(language, "ballot", reference=event.reference))
    close = f"form[action='{address(language, 'close_vote', reference=event.reference)}']"
    somebody.page.locator(f"details:has({close}) summary").click()
    somebody.presses(f"{close} button")
    somebody.sees_no_barrier()
    event.refresh_from_db()
    assert event.outcome == "carried"
    assert CARRIED[language] in somebody.page.locator("main").inner_text().lower()


def is_recorded(somebody, language, motion) -> Decision:
    """A co-chair records the decision as recommended, then publishes it in both languages."""
    somebody.signs_in(DANA)
    somebody.goes(address(language, "record_decision", pk=motion.pk))
    page = somebody.page
    page.locator("input[name=outcome][value=vote]").check()
    somebody.presses("button[form=recording]")
    decision = Decision.objects.get()
    somebody.sees_no_barrier()
    assert decision.outcomes.count() == 9
    assert decision.outcomes.filter(actions__isnull=False).distinct().count() >= 5
    assert page.url.endswith(decision.reference)
    somebody.presses("#publish form button[type=submit]")
    somebody.sees_no_barrier()
    return decision


def is_enacted(somebody, language, decision, before) -> None:
    """The worker enacts the effects: exactly two lines differ, and each names the decision."""
    moved = {("WG-DATA", "JC", "primary", decision.reference), ("WG-BUS", "JC", "primary", decision.reference)}
    eventually(lambda: moved <= lines(structure(TODAY)))
    assert lines(structure(TODAY)) - lines(before) == moved
    assert {line[:2] for line in lines(before) - lines(structure(TODAY))} == {("WG-DATA", "PSSDC"), ("WG-BUS", "PSSDC")}
    then = TODAY - timedelta(days=1)
    somebody.goes(address(language, "structure") + f"?as-of={TODAY}&compare={then}")
    assert somebody.page.get_by_text(decision.reference).count() >= 2
    somebody.goes(address(language, "decision", reference=decision.reference))
    assert somebody.page.locator(".trail > li").count() == 5


def compiles(somebody, language, tmp_path) -> None:
    """The secretariat compiles the package; the worker makes both PDFs; one downloads."""
    somebody.signs_in(PRIYA)
    gathering = Gathering.objects.latest("pk")
    somebody.goes(address(language, "package", slug=gathering.slug_en))
    somebody.presses(f"form[action='{address(language, 'compile_now', slug=gathering.slug_en)}'] button")
    eventually(lambda: Package.objects.filter(state="ready").exists())
    somebody.goes(address(language, "package", slug=gathering.slug_en))
    with somebody.page.expect_download() as waiting:
        somebody.page.locator(f"a[href*='/1/{language}']").first.click()
    waiting.value.save_as(tmp_path / "package.pdf")
    with pikepdf.open(tmp_path / "package.pdf") as document:
        assert str(document.Root.Lang).startswith(language)
        assert len(document.pages) >= 4
