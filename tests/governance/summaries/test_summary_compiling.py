"""Is a summary made once, whole or not at all, kept as it was for ever, and told to its table?"""

import threading
from datetime import timedelta
from io import StringIO

import page
import pikepdf
import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, InternalError, OperationalError, connection, transaction
from django.utils import timezone

from councils.actions.charters import rename_body
from councils.actions.reporting import move_body
from councils.models import Notice
from governance.actions.reports.schedules import Rhythm, set_schedule
from governance.actions.reports.summaries import request_scheduled_summary, request_summary
from governance.models import ReportSchedule, Summary, SummaryFile
from governance.summaries import compile as compiler
from governance.summaries.compile import compile_summary, release_abandoned, sweep_summaries
from governance.summaries.facts import read_facts
from governance.summaries.render import differences, render
from governance.sweeping import sweep
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry
from tests.factories.decisions import refused
from tests.factories.house import GROUND, TODAY, both
from tests.factories.reports import FIRST, LAST, filed, requested
from tests.governance.votes.test_races import together

pytestmark = pytest.mark.django_db
REAL = pytest.mark.django_db(transaction=True)


def acts():
    return list(LedgerEntry.objects.filter(act__startswith="summary.").order_by("pk").values_list("act", flat=True))


def files_on(shelf):
    return sorted(path.name for path in shelf.rglob("*") if path.is_file())


@REAL
def test_a_summary_becomes_two_files_its_facts_and_letters(house, shelf):
    filed(house, asks=[("support", Pair("", "Deux développeurs"))])
    summary = requested(house, "JC")
    assert compile_summary(summary.pk)
    summary.refresh_from_db()
    assert (summary.state, summary.attempts, len(summary.facts_hash)) == ("ready", 1, 64)
    assert files_on(shelf) == [f"jc_summary_{FIRST}_{LAST}_EN.pdf", f"jc_synthese_{FIRST}_{LAST}_FR.pdf"]
    assert acts() == ["summary.requested", "summary.compiled"]
    assert read_facts(summary.facts).body.key == "JC"
    told = set(Notice.objects.filter(kind="summary.ready").values_list("person__email", flat=True))
    assert {f"{name}@concert.example" for name in ("co_chair", "member", "alternate", "nb_cio")} <= told
    assert "observer@concert.example" not in told
    assert "group_co_chair@concert.example" not in told


def test_both_files_are_tagged_and_say_their_language(house, compiled, tmp_path):
    filed(house, asks=[("support", Pair("", "Deux développeurs"))], risks=Pair("A <risk> & #more", ""))
    summary = compiled("JC")
    for file in summary.files.all():
        content = file.file.read()
        file.file.close()
        path = tmp_path / f"{file.language}.pdf"
        path.write_bytes(content)
        report = page.validate_pdf(str(path), profile="ua1")
        assert report.is_compliant, report
        with pikepdf.open(path) as opened:
            assert str(opened.Root.Lang) == f"{file.language}-CA"
            assert len(opened.pages) == file.pages


def test_a_kept_one_comes_out_the_same_after_any_reorganisation(house, compiled, secretariat):
    filed(house, asks=[("decision", both("Decide"))])
    summary = compiled("JC")
    assert differences(summary) == []
    move_body(body=house.bodies["WG"], to=house.bodies["JC"], on=TODAY, ground=GROUND, by=None)
    rename_body(body=house.bodies["WG"], name=both("Another name"), on=TODAY, ground=GROUND, by=None)
    summary.refresh_from_db()
    assert differences(summary) == []
    out = StringIO()
    call_command("compile_summary", "jc", str(FIRST), str(LAST), verify=True, stdout=out)
    assert "byte for byte" in out.getvalue()
    later = compiled("JC", first=FIRST - timedelta(days=1))
    assert b"%PDF" in later.files.first().file.read()


def test_a_file_that_was_tampered_with_is_found(house, compiled, shelf):
    summary = compiled("JC")
    path = next(shelf.rglob("*_EN.pdf"))
    path.write_bytes(path.read_bytes() + b" ")
    assert differences(summary) == ["en"]
    with pytest.raises(CommandError, match="came out otherwise: en"):
        call_command("compile_summary", "jc", verify=True)


def test_the_same_facts_give_the_same_bytes_and_other_facts_do_not(house, compiled):
    facts = read_facts(compiled("JC").facts)
    assert render(facts, "fr") == render(facts, "fr")
    assert render(facts, "fr") != render(facts, "en")


def test_what_was_compiled_is_never_edited(house, compiled):
    summary = compiled("JC")
    with pytest.raises((InternalError, IntegrityError)), transaction.atomic():
        Summary.objects.filter(pk=summary.pk).update(facts={})
    with pytest.raises((InternalError, IntegrityError)), transaction.atomic():
        SummaryFile.objects.update(sha256="")


def test_ringing_twice_makes_one_summary(house):
    summary = requested(house)
    assert compile_summary(summary.pk)
    assert not compile_summary(summary.pk)
    assert (SummaryFile.objects.count(), acts().count("summary.compiled")) == (2, 1)


@REAL
def test_of_two_who_ask_for_the_same_period_one_does(house):
    results = together(lambda: requested(house), lambda: requested(house))
    assert results.count("summary-under-way") == 1
    assert Summary.objects.count() == 1


@REAL
def test_of_two_workers_one_compiles(house):
    summary = requested(house)
    start, done = threading.Barrier(2), []

    def work():
        try:
            start.wait(10)
            done.append(compile_summary(summary.pk))
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == [False, True]
    assert SummaryFile.objects.count() == 2


def test_what_cannot_be_set_fails_with_its_words_and_leaves_no_file(house, shelf, monkeypatch):
    monkeypatch.setattr(compiler, "render", lambda facts, language: 1 / 0)
    summary = requested(house)
    assert not compile_summary(summary.pk)
    summary.refresh_from_db()
    assert (summary.state, summary.problem.partition(":")[0]) == ("failed", "ZeroDivisionError")
    assert (files_on(shelf), acts()[-1]) == ([], "summary.failed")


def test_one_that_a_worker_dropped_is_taken_up_again_at_most_three_times(house, monkeypatch):
    def killed(summary):
        raise OperationalError

    summary = requested(house)
    monkeypatch.setattr(compiler, "gather", killed)
    for _attempt in range(3):
        with pytest.raises(OperationalError):
            compile_summary(summary.pk)
        Summary.objects.filter(pk=summary.pk).update(claimed_at=timezone.now() - timedelta(minutes=3))
        release_abandoned(timezone.now())
    summary.refresh_from_db()
    assert (summary.state, summary.attempts) == ("failed", 3)
    assert "WorkerLost" in summary.problem


def test_a_bell_that_nobody_heard_is_found_by_the_sweep(house):
    summary = requested(house)
    assert sweep_summaries(timezone.now()) == 0
    assert sweep_summaries(timezone.now() + timedelta(seconds=11)) == 1
    summary.refresh_from_db()
    assert summary.state == "ready"


def test_an_attempt_that_was_given_up_leaves_no_trace(house, shelf, monkeypatch):
    real = compiler.gather

    def overtaken(summary):
        facts = real(summary)
        Summary.objects.filter(pk=summary.pk).update(attempts=2)
        return facts

    monkeypatch.setattr(compiler, "gather", overtaken)
    assert not compile_summary(requested(house).pk)
    assert (files_on(shelf), SummaryFile.objects.count(), Notice.objects.count()) == ([], 0, 0)


def scheduled(house, next_due=TODAY):
    rhythm = Rhythm(6, TODAY)
    schedule = set_schedule(body=house.bodies["JC"], kind="summary", rhythm=rhythm, by=house.people["secretariat"])
    ReportSchedule.objects.filter(pk=schedule.pk).update(next_due=next_due)
    return schedule


def test_a_schedule_asks_once_when_its_period_is_over(house):
    schedule = scheduled(house)
    sweep()
    sweep()
    summary = Summary.objects.get()
    assert (summary.period.lower, summary.period.upper, summary.requested_by) == (FIRST, TODAY, None)
    schedule.refresh_from_db()
    assert schedule.next_due > TODAY
    assert request_scheduled_summary(schedule=schedule) is None


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (TODAY - timedelta(days=2), TODAY - timedelta(days=3), "ends-before-it-begins"),
        (TODAY - timedelta(days=2), TODAY + timedelta(days=1), "not-over"),
        (TODAY - timedelta(days=3000), TODAY - timedelta(days=3), "too-long-a-period"),
    ],
)
def test_a_period_that_is_none_is_refused(house, secretariat, first, last, code):
    with refused(code):
        request_summary(body=house.bodies["JC"], first=first, last=last, by=secretariat)


@pytest.mark.parametrize("who", ["member", "observer", "group_co_chair", "other_co_chair", "stranger"])
def test_who_does_not_lead_the_line_asks_for_none(house, who):
    with refused("not-co-chair-nor-secretariat"):
        request_summary(body=house.bodies["PSSDC"], first=FIRST, last=LAST, by=house.people[who])


def test_the_command_compiles_and_says_why_not(house):
    out = StringIO()
    with pytest.raises(CommandError, match="Say who asks"):
        call_command("compile_summary", "jc", str(FIRST), str(LAST))
    with pytest.raises(CommandError, match="There is no body"):
        call_command("compile_summary", "nobody")
    with pytest.raises(CommandError, match="The period ends before it begins"):
        call_command("compile_summary", "jc", str(LAST), str(FIRST), by="co_chair@concert.example")
    call_command("compile_summary", "jc", str(FIRST), str(LAST), by="co_chair@concert.example", stdout=out)
    assert out.getvalue().startswith("en ")
