"""Reports, what is asked in them, and summaries, made by the real acts."""

from datetime import date, timedelta

from django.utils import timezone

from governance.actions.reports import file_report
from governance.actions.reports.summaries import request_summary
from governance.models import Report, Summary
from governance.queries.reports.written import Asked, Written
from governance.rules.periods import months_later
from governance.summaries.facts import Named, SummaryFacts, facts_hash, kept
from groundwork.bilingual import Pair
from groundwork.dates import since
from tests.factories.house import TODAY, House, both

FIRST = months_later(TODAY, -6)
LAST = TODAY - timedelta(days=1)


def owed_report(house: House, body: str = "WG", due_on: date | None = None) -> Report:
    """A report of a cycle that a body owes."""
    due_on = due_on or TODAY
    period = since(months_later(due_on, -6), due_on)
    return Report.objects.create(body=house.bodies[body], kind="cycle", due_on=due_on, period=period)


def written(**more) -> Written:
    """What a report needs to say."""
    return Written(**({"done": both("We met"), "ahead": both("We meet again")} | more))


def filed(house: House, body: str = "WG", *, asks=(), days_ago: int = 2, **more) -> Report:
    """A report that was filed some days ago, in the period of `summary_of`."""
    asked = tuple(Asked(kind, text) for kind, text in asks)
    report = file_report(
        report=owed_report(house, body, due_on=TODAY - timedelta(days=1)), written=written(asks=asked, **more),
        by=house.people["secretariat"],
    )  # fmt: skip
    Report.objects.filter(pk=report.pk).update(filed_at=timezone.now() - timedelta(days=days_ago))
    report.refresh_from_db()
    return report


def asking(house: House, text: Pair | None = None, body: str = "WG"):
    """Something that a filed report asks."""
    return filed(house, body, asks=[("support", text or both("Two developers"))]).asks.get()


def requested(house: House, body: str = "PSSDC", first: date | None = None, last: date | None = None) -> Summary:
    """A summary that was asked for."""
    return request_summary(
        body=house.bodies[body], first=first or FIRST, last=last or LAST, by=house.people["secretariat"]
    )


def ready_summary(house: House, body: str = "WG") -> Summary:
    """A summary that is ready, as its facts say; without files."""
    name = Named(body, str(house.bodies[body].kind), both(body), both(body))
    facts = kept(SummaryFacts(name, both("House"), both("Secretariat"), FIRST, LAST, timezone.now()))
    return Summary.objects.create(
        body=house.bodies[body],
        period=since(FIRST, TODAY),
        state="ready",
        finished_at=timezone.now(),
        facts=facts,
        facts_hash=facts_hash(facts),
    )


def up_the_line(house: House) -> dict[str, object]:
    """Something that is asked, and a summary that is ready."""
    return {"ask": asking(house), "summary": ready_summary(house)}
