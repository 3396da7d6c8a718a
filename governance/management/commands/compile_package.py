"""Can the package of a gathering be compiled here and now, and does it come out the same again?"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.http import Http404

from councils.models import Person
from governance.actions.packages import Wish, request_package
from governance.enums import Edition, PackageState
from governance.models import Gathering, Package
from governance.packages.compiler import compiler
from governance.packages.press.jobs import Unprintable
from governance.packages.verifying import Lost, Verified, is_outdated, verify
from governance.packages.waiting import compile_package
from governance.queries.meetings.gatherings import find_gathering
from groundwork.refusals import Refused


class Command(BaseCommand):
    """manage.py compile_package 2026-11-ottawa --as person@example.org; or with --verify."""

    help = "Compiles the package of a gathering, or verifies that the last one comes out the same again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the gathering's address, in either language")
        parser.add_argument("--as", dest="by", help="the address of the person who asks for it")
        parser.add_argument("--edition", choices=Edition.values, default=Edition.FULL, help="which edition")
        parser.add_argument("--since", type=int, help="the version since which a supplement says what changed")
        parser.add_argument("--facing", action="store_true", help="also a file in which the languages face each other")
        parser.add_argument("--verify", action="store_true", help="make the last version again and compare")

    def handle(self, *args: Any, slug: str, verify: bool, **options: Any) -> None:
        try:
            gathering = find_gathering(slug)
        except Http404 as missing:
            raise CommandError(f"There is no gathering {slug}.") from missing
        if verify:
            self.verify(gathering, options["edition"])
        else:
            self.compile(gathering, options)

    def compile(self, gathering: Gathering, options: dict[str, Any]) -> None:
        """Ask for it, and make it at once."""
        person = Person.objects.filter(email__iexact=options["by"] or "").first()
        if person is None:
            raise CommandError("Say who asks for it: --as person@example.org")
        since = gathering.packages.filter(version=options["since"]).first() if options["since"] else None
        wish = Wish(Edition(options["edition"]), since, facing=options["facing"])
        try:
            package = request_package(gathering=gathering, by=person, wish=wish)
        except Refused as refused:
            raise CommandError(str(refused.refusal)) from refused
        if not compile_package(package.pk):
            package.refresh_from_db()
            raise CommandError(package.problem or "A worker was first; see the page of the package.")
        for file in package.files.all():
            self.stdout.write(f"{file.kind} {file.language} {file.pages} {file.sha256} {file.file.name}")

    def verify(self, gathering: Gathering, edition: str) -> None:
        """Make the last version of the edition again, and compare each part and each file."""
        ready = gathering.packages.filter(state=PackageState.READY, edition=edition).order_by("-version")
        package = ready.select_related("gathering", "since", "reader").first()
        if package is None:
            raise CommandError("No package of this gathering is ready.")
        try:
            found = verify(package)
            outdated = is_outdated(package)
        except Lost as lost:
            raise CommandError(f"Version {package.version} cannot be made again: {lost} is lost.") from lost
        except Unprintable as problem:
            raise CommandError(f"Version {package.version} cannot be made again: {problem}") from problem
        if package.compiler != compiler()[:40]:
            self.stdout.write(f"It was made by another compiler: {package.compiler}; this one is {compiler()}.")
        if outdated:
            self.stdout.write(f"Today's facts are others than those of version {package.version}.")
        self.tell(package, found)

    def tell(self, package: Package, found: Verified) -> None:
        """Say what came of it."""
        if not found.is_same:
            different = ", ".join([*found.files, *found.parts])
            raise CommandError(f"Version {package.version} came out otherwise: {different}.")
        self.stdout.write(f"Version {package.version} came out the same, byte for byte, in every file.")
