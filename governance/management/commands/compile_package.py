"""Can the package of a gathering be compiled here and now, and does it come out the same again?"""

import hashlib
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.http import Http404

from councils.models import Person
from governance.actions.packages import request_package
from governance.enums import PackageState
from governance.models import Gathering, Package
from governance.packages.compile import compile_package
from governance.packages.contents import facts_hash
from governance.packages.gather import gather
from governance.packages.render import render
from governance.queries.meetings.gatherings import find_gathering
from groundwork.refusals import Refused


class Command(BaseCommand):
    """manage.py compile_package 2026-11-ottawa --as person@example.org; or with --verify."""

    help = "Compiles the package of a gathering, or verifies that the last one comes out the same again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the gathering's address, in either language")
        parser.add_argument("--as", dest="by", help="the address of the person who asks for it")
        parser.add_argument("--verify", action="store_true", help="make the last version again and compare")

    def handle(self, *args: Any, slug: str, by: str | None, verify: bool, **options: Any) -> None:
        try:
            gathering = find_gathering(slug)
        except Http404 as missing:
            raise CommandError(f"There is no gathering {slug}.") from missing
        if verify:
            self.verify(gathering)
        else:
            self.compile(gathering, by)

    def compile(self, gathering: Gathering, by: str | None) -> None:
        person = Person.objects.filter(email__iexact=by or "").first()
        if person is None:
            raise CommandError("Say who asks for it: --as person@example.org")
        try:
            package = request_package(gathering=gathering, by=person)
        except Refused as refused:
            raise CommandError(str(refused.refusal)) from refused
        if not compile_package(package.pk):
            package.refresh_from_db()
            raise CommandError(package.problem or "A worker was first; see the page of the package.")
        for file in package.files.all():
            self.stdout.write(f"{file.language} {file.pages} {file.sha256} {file.file.name}")

    def verify(self, gathering: Gathering) -> None:
        package = gathering.packages.filter(state=PackageState.READY).order_by("-version").first()
        if package is None:
            raise CommandError("No package of this gathering is ready.")
        assert package.claimed_at is not None
        contents = gather(gathering.pk, version=package.version, as_of=package.claimed_at)
        if facts_hash(contents) != package.facts_hash:
            raise CommandError(f"The facts are others since version {package.version}: it cannot be made again.")
        different = self.compared(package, {code: render(contents, code) for code in ("en", "fr")})
        if different:
            raise CommandError(f"Version {package.version} came out otherwise: {', '.join(different)}.")
        self.stdout.write(f"Version {package.version} came out the same, byte for byte, in both languages.")

    def compared(self, package: Package, again: dict[str, bytes]) -> list[str]:
        """The languages whose stored file, or recorded hash, is not what was made again."""
        found = []
        for file in package.files.all():
            with file.file.open("rb") as stored:
                same = stored.read() == again[file.language]
            if not same or hashlib.sha256(again[file.language]).hexdigest() != file.sha256:
                found.append(file.language)
        return found
