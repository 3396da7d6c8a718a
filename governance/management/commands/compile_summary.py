"""Can the summary of a reporting line be compiled here and now, and does a kept one come out the same again?"""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from councils.models import Body, Person
from councils.queries.bodies import body_by_slug
from governance.actions.reports.summaries import request_summary
from governance.enums import PackageState
from governance.models import Summary
from governance.summaries.compile import compile_summary
from governance.summaries.render import differences
from groundwork.dates import read_day
from groundwork.refusals import Refused


class Command(BaseCommand):
    """manage.py compile_summary jc 2026-05-01 2026-10-31 --as person@example.org; or with --verify."""

    help = "Compiles the summary of the line below a body, or verifies that the kept ones come out the same again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the body's address, in either language")
        parser.add_argument("first", nargs="?", default="", help="the first day of the period")
        parser.add_argument("last", nargs="?", default="", help="the last day of the period")
        parser.add_argument("--as", dest="by", help="the address of the person who asks for it")
        parser.add_argument("--verify", action="store_true", help="make those that are kept again and compare")

    def handle(
        self, *args: Any, slug: str, first: str, last: str, by: str | None, verify: bool, **options: Any
    ) -> None:
        body = body_by_slug(slug)
        if body is None:
            raise CommandError(f"There is no body {slug}.")
        if verify:
            self.verify(body, first, last)
        else:
            self.compile(body, first, last, by)

    def compile(self, body: Body, first: str, last: str, by: str | None) -> None:
        person = Person.objects.filter(email__iexact=by or "").first()
        if person is None:
            raise CommandError("Say who asks for it: --as person@example.org")
        days = read_day(first), read_day(last)
        if days[0] is None or days[1] is None:
            raise CommandError("Say the first and the last day: 2026-05-01 2026-10-31")
        try:
            summary = request_summary(body=body, first=days[0], last=days[1], by=person)
        except Refused as refused:
            raise CommandError(str(refused.refusal)) from refused
        if not compile_summary(summary.pk):
            summary.refresh_from_db()
            raise CommandError(summary.problem or "A worker was first; see the page of the summary.")
        for file in summary.files.all():
            self.stdout.write(f"{file.language} {file.pages} {file.sha256} {file.file.name}")

    def verify(self, body: Body, first: str, last: str) -> None:
        """Every summary of the body that is ready, or the one of the period that was named."""
        rows = Summary.objects.filter(body=body, state=PackageState.READY).order_by("period", "pk")
        start, end = read_day(first), read_day(last)
        if start and end:
            rows = rows.filter(period__startswith=start, period__endswith=end + timedelta(days=1))
        if not rows:
            raise CommandError("No such summary of this body is ready.")
        for summary in rows:
            different = differences(summary)
            if different:
                raise CommandError(f"Summary {summary.pk} came out otherwise: {', '.join(different)}.")
            self.stdout.write(f"Summary {summary.pk} came out the same, byte for byte, in both languages.")
