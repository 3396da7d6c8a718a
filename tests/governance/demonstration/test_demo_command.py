"""`manage.py demo`: everything of the deck is there, done by acts, once."""

import time
from collections import Counter
from datetime import datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.utils import timezone

from councils.models import (
    Body,
    BodyCharter,
    BodyComponent,
    BodyEvent,
    BodyName,
    EngagementLevel,
    Jurisdiction,
    Membership,
    Person,
    ReportingLine,
    Seat,
    SeatTerm,
)
from councils.rules import standing_of
from governance.demonstration import papers
from governance.demonstration.agenda import AGENDA
from governance.demonstration.anomalies import ANOMALIES
from governance.demonstration.bodies import BODIES
from governance.demonstration.jurisdictions import JURISDICTIONS
from governance.demonstration.logic_model import LINKS, NODES
from governance.demonstration.people import CAST, PEOPLE
from governance.demonstration.priorities import PRIORITIES
from governance.demonstration.recommendation import POINTS
from governance.demonstration.seats import SEATS
from governance.demonstration.structure import EVENTS, REPORTING_LINES
from governance.models import (
    AgendaItem,
    AgendaVersion,
    Citation,
    Consultation,
    Contribution,
    Decision,
    DiscussionQuestion,
    Document,
    Gathering,
    Meeting,
    MeetingFormat,
    Motion,
    Procedure,
    ProposedItem,
    Recommendation,
    RecommendedPoint,
    Vote,
    VoteEvent,
)
from governance.queries.agendas.schedule import scheduled
from groundwork import models as groundwork
from groundwork.ledger import content_hash
from groundwork.models import LedgerEntry
from priorities.actions.standard_templates import STANDARD
from priorities.models import (
    Finding,
    Indicator,
    LogicModel,
    Measurement,
    MeasuringPeriod,
    Priority,
    ResultLink,
    ResultNode,
    ResultTemplate,
    ResultTier,
)

SOURCED = [
    Body, BodyCharter, BodyComponent, BodyEvent, BodyName, ReportingLine, SeatTerm, Membership, Seat, Person, Gathering,
    Meeting, MeetingFormat, AgendaItem, DiscussionQuestion, Recommendation, RecommendedPoint, Motion, Procedure,
    Contribution, Finding, LogicModel, ResultNode, Priority, Consultation,
]  # fmt: skip


def demo(*words: str) -> str:
    said = StringIO()
    call_command("demo", *words, stdout=said)
    return said.getvalue()


def test_run_again_it_changes_nothing_and_is_quick(demonstration):
    before = (LedgerEntry.objects.count(), Vote.objects.count(), Finding.objects.count())
    began = time.monotonic()
    assert "already" in demo()
    assert time.monotonic() - began < 1
    assert before == (LedgerEntry.objects.count(), Vote.objects.count(), Finding.objects.count())


def test_everything_of_the_deck_is_there(demonstration):
    counts = {
        Jurisdiction: len(JURISDICTIONS), EngagementLevel: 4, Body: len(BODIES), BodyComponent: 2,
        ReportingLine: len(REPORTING_LINES), BodyEvent: len(EVENTS), Person: len(PEOPLE), Seat: len(SEATS),
        Gathering: 8, Meeting: 3, MeetingFormat: 2, Procedure: 3, Recommendation: 1, RecommendedPoint: len(POINTS),
        ResultTier: sum(len(tiers) for _name, tiers in STANDARD.values()),
        ResultNode: len(NODES), ResultLink: len(LINKS), Priority: len(PRIORITIES), Motion: 2,
        DiscussionQuestion: 6,
    }  # fmt: skip
    assert {model: model.objects.count() for model in counts} == counts
    assert len(POINTS) == 9
    ours = len(papers.SECTIONS) + 2  # a part, and what came after version A
    assert AgendaItem.objects.filter(is_break=False).count() == len(AGENDA) + ours
    assert Document.objects.count() == 2 * len(papers.PAPERS)
    assert ProposedItem.objects.filter(state="submitted", illustrative=True).count() == len(papers.PROPOSALS)
    assert AgendaItem.objects.filter(consent=True).count() == len(papers.WITHOUT_OBJECTION)
    assert [each.number for each in AgendaVersion.objects.order_by("number")] == [1, 2]
    assert Counter(Finding.objects.values_list("kind", flat=True)) == {
        "outcome": 3, "gathering": 7, "milestone": 10, "history": 5, "theme": 5, "challenge": 4, "period": 15,
        "statement": 5, "driver": 5, "question": 7, "open": len(ANOMALIES),
    }  # fmt: skip


@pytest.mark.parametrize("model", SOURCED, ids=lambda model: model.__name__)
def test_each_record_names_its_slide_or_is_marked_as_ours(demonstration, model):
    assert model.objects.exists()
    for row in model.objects.all():
        marked = getattr(row, "illustrative", False) or getattr(row, "ours", False)
        assert marked or row.source == "public" or row.source.startswith("deck"), row


def test_what_the_deck_does_not_say_is_not_drawn(demonstration):
    drawn = set(ReportingLine.objects.values_list("body__key", "parent__key", "kind"))
    assert drawn == {
        ("WG-DATA", "PSSDC", "primary"), ("WG-BUS", "PSSDC", "primary"), ("ICCS", "JC", "secretariat"),
        ("DM-TABLE", "JC", "liaison"),
    }  # fmt: skip
    assert "does not say to whom" in Body.objects.get(key="WG-DIG").note_en
    assert "ne dit pas" in Body.objects.get(key="WG-FRAME").note_fr


def test_days_are_no_more_exact_than_the_deck(demonstration):
    framework = BodyCharter.objects.get(body__key="WG-FRAME")
    assert (framework.starts_on.year, framework.ends_on.year) == (2015, 2019)
    assert (framework.start_precision, framework.end_precision) == ("year", "year")
    undated = BodyCharter.objects.get(body__key="WG-DATA")
    assert (undated.starts_on, undated.start_precision) == (None, "unknown")
    assert Gathering.objects.get(slug_en="winnipeg").days is None
    assert Gathering.objects.filter(precision="month").count() == 6


def test_the_ledger_has_one_entry_for_each_act(demonstration):
    acts = Counter(LedgerEntry.objects.values_list("act", flat=True))
    expected = {
        "jurisdiction.recorded": Jurisdiction, "level.recorded": EngagementLevel, "body.established": Body,
        "body.component-joined": BodyComponent, "line.drawn": ReportingLine, "body.event-noted": BodyEvent,
        "person.registered": Person, "seat.created": Seat, "membership.opened": Membership,
        "format.described": MeetingFormat, "gathering.opened": Gathering,
        "meeting.called": Meeting, "item.added": AgendaItem, "item.question-asked": DiscussionQuestion,
        "recommendation.drafted": Recommendation, "recommendation.submitted": Recommendation,
        "recommendation.point-added": RecommendedPoint, "contribution.noted": Contribution, "motion.made": Motion,
        "vote.opened": VoteEvent, "finding.recorded": Finding, "tier.defined": ResultTier,
        "template.defined": ResultTemplate,
        "logic-model.drafted": LogicModel, "logic-model.node-added": ResultNode, "logic-model.nodes-linked": ResultLink,
        "indicator.defined": Indicator, "period.opened": MeasuringPeriod,
        "measurement.entered": Measurement,
        "priority.proposed": Priority, "consultation.recorded": Consultation, "citation.made": Citation,
    }  # fmt: skip
    assert {act: acts.pop(act) for act in expected} == {act: model.objects.count() for act, model in expected.items()}
    assert acts == {
        "vote.cast": 25, "priority.lead-named": 6, "motion.clause-added": 1, "holidays.recorded": 3, "procedure.set": 4,
        "item.annotated": 2, "document.added": 2, "proposed-item.drafted": 2, "proposed-item.submitted": 2,
        "item.revised": 1, "item.nested": 1, "agenda.issued": 2, "item.marked-beforehand": 6,
        "item.into-the-consent-group": 2, "report-schedule.set": 3, "report.owed": 2, "report.filed": 1,
        "summary.requested": 1, "period.locked": 1, "period.narrated": 1, "target.set": 13,  # one of twelve was lowered
        "measurement.submitted": 9, "measurement.approved": 8,  # one waits for its approval
    }  # fmt: skip
    assert all(entry.content_hash == content_hash(entry) for entry in LedgerEntry.objects.all()[:40])


def test_the_ledger_alone_rebuilds_the_structure(demonstration):
    said = StringIO()
    call_command("structure", "--check-ledger", stdout=said)
    assert "as it is" in said.getvalue()


def test_real_people_act_as_soon_as_there_is_one(demonstration):
    doers = Counter(one.fields["name"] for one in groundwork.Testimony.objects.all())
    assert doers["concert"] == 5  # the secretariat, its first person, her seat and place in it; a report that is late
    assert doers["Priya Nair"] > 200
    assert doers["Claire Ouellet-Singh"] == 11


def test_the_present(demonstration):
    year = timezone.localdate().year
    assert Recommendation.objects.get().reference == f"R-{year}-001"
    vote = VoteEvent.objects.get()
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert vote.state == "open"
    assert vote.closes_at == datetime(
        tomorrow.year, tomorrow.month, tomorrow.day, 17, tzinfo=ZoneInfo("America/Toronto")
    )
    assert (vote.electors.count(), vote.motion.clauses.count()) == (32, 9)
    by_seat = dict(Vote.objects.values_list("elector__holder__name", "option"))
    assert Counter(by_seat.values()) == {"agree": 23, "reservation": 1, "stand_aside": 1}
    assert "Mireille Arsenault" not in by_seat
    assert not Decision.objects.exists()


def test_each_voice_was_cast_by_whoever_holds_the_seat(demonstration):
    for vote in Vote.objects.select_related("cast_by", "elector"):
        assert vote.cast_by.name == vote.elector.holder["name"]
    reservation = Vote.objects.filter(option="reservation").first()
    assert reservation.reason_language == "fr"
    assert "limite de montant" in reservation.reason


def test_what_the_question_leaves_open_is_kept_with_the_motion(demonstration):
    question = Motion.objects.get(recommendation__isnull=False)
    assert "left open by the deck" in question.note_en
    assert question.question.matches
    assert all(clause.text.matches for clause in question.clauses.all())
    simple = Motion.objects.get(recommendation__isnull=True)
    assert (simple.state, simple.clauses.count(), simple.illustrative) == ("draft", 1, True)
    assert simple.item.title_en == "Opening and adoption of the agenda"


def test_items_begin_when_the_agenda_says(demonstration):
    planned = {item.title.en: item.starts for item in AGENDA}
    for meeting in Meeting.objects.all():
        rows = scheduled(
            meeting.items.order_by("position"),
            starts_at=meeting.starts_at, ends_at=meeting.ends_at, time_zone=meeting.time_zone,
        )  # fmt: skip
        for row in rows:
            assert not row.over
            if row.item.title_en in planned:
                assert row.starts_at.time() == planned[row.item.title_en], row.item


def test_the_cast_is_who_it_says_it_is(demonstration):
    people = {person.key: Person.objects.get(email=person.email) for person in PEOPLE}
    assert standing_of(people["priya.nair"]).is_secretariat
    assert standing_of(people["dana.whitford"]).is_co_chair_of({"PSSDC"})
    assert standing_of(people["yasmine.haddad"]).is_co_chair_of({"WG-DIG"})
    assert not standing_of(people["simon.takahashi"]).voting_seats()
    principal, alternate = standing_of(people["mireille.arsenault"]), standing_of(people["paul.hache"])
    assert set(alternate.voting_seats()) < set(principal.voting_seats())


def test_who_can_sign_in_is_told_in_both_languages(settings):
    lines = demo("--who").splitlines()
    assert len(lines) == len(CAST) + 1
    assert "priya.nair@concert.example" in "\n".join(lines)
    assert "Co-chair, PSSDC / Coprésidence du CPSSP" in "\n".join(lines)
    assert "http" not in "\n".join(lines)
