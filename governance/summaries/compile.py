"""How does a summary become facts and files: claimed once, whole or not at all, taken up again when it was dropped?

An attempt owns the row while `attempts` is its number. One that was given up for dead and still lives finds
that its number has passed, and leaves without a trace.
"""

import logging
from datetime import datetime, timedelta

from django.db import DatabaseError, InterfaceError, OperationalError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from councils.notices import post_to
from governance.enums import PackageState
from governance.models import Summary, SummaryFile
from governance.queries.reports.people import members_of
from governance.summaries import shelf
from governance.summaries.facts import SummaryFacts, facts_hash, kept
from governance.summaries.gather import gather
from governance.summaries.render import render
from groundwork.ledger import record

log = logging.getLogger(__name__)
OVERDUE_AFTER = timedelta(seconds=10)  # a bell that nobody heard
ABANDONED_AFTER = timedelta(minutes=2)  # a summary takes seconds
MOST_ATTEMPTS = 3


class GivenUp(Exception):  # noqa: N818 - it is an answer, not a fault
    """Another attempt has taken this summary over."""


def compile_summary(summary_id: int) -> bool:
    """Compile a queued summary. False when there was nothing to do: another worker was first, or it failed.

    What cannot be set or stored is written into the row for people to read. A fault of the database is not
    caught: the row stays claimed, and the sweep takes it up again.
    """
    if not Summary.objects.claim(summary_id):
        return False
    summary = Summary.objects.select_related("body").get(pk=summary_id)
    try:
        shelf.clear(summary, before=summary.attempts)
        _make(summary)
    except GivenUp:
        shelf.clear_attempt(summary, summary.attempts)
        return False
    except (OperationalError, InterfaceError):
        raise
    except Exception as problem:  # whatever it is, people are told and the row does not wait for ever
        log.exception("summary %s could not be compiled", summary_id)
        shelf.clear_attempt(summary, summary.attempts)
        _fail(summary, f"{type(problem).__name__}: {problem}")
        return False
    return True


def _make(summary: Summary) -> None:
    facts = gather(summary)
    place = shelf.folder(summary, summary.attempts)
    stored = [
        shelf.put(place, shelf.file_name(facts, language), language, render(facts, language))
        for language in shelf.LANGUAGES
    ]
    _finish(summary, facts, stored)


def _mine(summary: Summary) -> QuerySet[Summary]:
    """The row, as long as this attempt owns it."""
    return Summary.objects.filter(pk=summary.pk, state=PackageState.COMPILING, attempts=summary.attempts)


@transaction.atomic
def _finish(summary: Summary, facts: SummaryFacts, stored: list[shelf.Stored]) -> None:
    held = kept(facts)
    done = {"state": PackageState.READY, "finished_at": timezone.now(), "problem": ""}
    if not _mine(summary).update(**done, facts=held, facts_hash=facts_hash(held)):
        raise GivenUp
    SummaryFile.objects.bulk_create(
        SummaryFile(
            summary=summary, language=each.language, file=each.name, sha256=each.sha256, size=each.size,
            pages=each.pages,
        )
        for each in stored
    )  # fmt: skip
    record(
        "summary.compiled", by=None, on=summary, body=summary.body.key, first=facts.first, last=facts.last,
        facts=facts_hash(held), files={each.language: each.sha256 for each in stored},
    )  # fmt: skip
    key = f"summary.ready:{summary.pk}"
    post_to(members_of(summary.body), kind="summary.ready", key=key, facts={"summary": summary.pk})


@transaction.atomic
def _fail(summary: Summary, problem: str) -> None:
    most = Summary._meta.get_field("problem").max_length
    words = problem.replace("\x00", "")[:most]
    if _mine(summary).update(state=PackageState.FAILED, finished_at=timezone.now(), problem=words):
        record(
            "summary.failed", by=None, on=summary, body=summary.body.key, attempt=summary.attempts,
            problem=problem.partition(":")[0],
        )  # fmt: skip


def sweep_summaries(now: datetime) -> int:
    """Take up what was dropped, then compile what is owed. Returns how many summaries were compiled."""
    release_abandoned(now)
    done = 0
    owed = Summary.objects.filter(state=PackageState.QUEUED, requested_at__lt=now - OVERDUE_AFTER)
    for pk in owed.order_by("requested_at", "pk").values_list("pk", flat=True):
        try:
            done += compile_summary(pk)
        except DatabaseError:
            log.exception("summary %s could not be compiled; it stays owed", pk)
    return done


def release_abandoned(now: datetime) -> None:
    """Put back into the queue what a worker has left half done; after three attempts it has failed."""
    abandoned = Summary.objects.filter(state=PackageState.COMPILING, claimed_at__lt=now - ABANDONED_AFTER)
    for summary in abandoned.select_related("body"):
        if summary.attempts >= MOST_ATTEMPTS:
            shelf.clear_attempt(summary, summary.attempts)
            _fail(summary, f"WorkerLost: {summary.attempts} attempts ended without a word.")
        else:
            _mine(summary).update(state=PackageState.QUEUED)
