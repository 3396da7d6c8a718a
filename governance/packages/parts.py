"""How do the parts of a package come to be: found on the shelf, or made and put there, and told one by one?

The row of a part is its progress, and the index of the shelf: which bytes lie at an address is known by any row that
has it. What is found there is held against its hash, and made again where it is not what it was.
"""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import transaction

from governance.enums import PartState
from governance.models import Package, PackagePart
from governance.packages.attempts import note
from governance.packages.hashing import sha256_of
from governance.packages.kept import PARTS, fetch, place_of, publish
from governance.packages.papers import Ready, in_its_place, prepared
from governance.packages.plan import PartPlan, papers_of
from governance.packages.press.crew import Crew
from governance.packages.press.jobs import Printed, Setting, Unprintable

PDF = ".pdf"
Key = tuple[str, str]  # language and key of a part


class Parts:
    """The parts of one attempt, as they are made. `room` is its folder for the moment, `crew` its presses."""

    def __init__(self, package: Package, room: Path, crew: Crew, *, cores: int) -> None:
        self.package, self.room, self.crew, self.cores = package, room, crew, cores
        self.ready: dict[Key, Ready] = {}

    def make(self, plans: Sequence[PartPlan]) -> None:
        """Have every part but the manifests. Raises Unprintable, OSError, GivenUp, Stopped."""
        own = [each for each in plans if each.own is not None]
        self.find(own)
        self.open_rows(plans)
        self.take_in_papers(plans)
        self.print([each for each in own if (each.language, each.key) not in self.ready])

    def take_or_print(self, plans: Sequence[PartPlan]) -> None:
        """Have these parts of ours, in the place of what was there under their names."""
        for plan in plans:
            self.ready.pop((plan.language, plan.key), None)
        self.find(plans)
        found = [each for each in plans if (each.language, each.key) in self.ready]
        for plan in found:
            self.tell(plan, self.ready[plan.language, plan.key])
        self.print([each for each in plans if each not in found])

    def find(self, own: Sequence[PartPlan]) -> None:
        """Parts of ours that lie on the shelf already, from whatever package. One query."""
        addresses = {each.address for each in own}
        rows = PackagePart.objects.filter(address__in=addresses).exclude(sha256="").order_by("-pk")
        known = {row.address: row for row in rows}
        for plan in own:
            row = known.get(plan.address)
            path = on_the_shelf(plan.address, row.sha256, self.room) if row is not None else None
            if row is not None and path is not None:
                self.ready[plan.language, plan.key] = Ready(path, row.sha256, row.pages, row.conforms)

    @transaction.atomic
    def open_rows(self, plans: Sequence[PartPlan]) -> None:
        """A row for each part, so that people see what is to come; those of an attempt before begin anew."""
        rows = []
        for position, plan in enumerate(plans):
            ready = self.ready.get((plan.language, plan.key))
            row = PackagePart(
                package=self.package, language=plan.language, position=position, key=plan.key,
                title=plan.title[:300], address=plan.address,
            )  # fmt: skip
            rows.append(described(row, ready) if ready else row)
        PackagePart.objects.filter(package=self.package).delete()
        note(self.package, parts_done=len(self.ready), parts_total=len(plans))
        PackagePart.objects.bulk_create(rows)

    def take_in_papers(self, plans: Sequence[PartPlan]) -> None:
        """The pages of every document, in each language that has it."""
        for paper, answer in prepared(papers_of(plans), self.room, cores=self.cores):
            for plan in plans:
                if plan.paper is not None and plan.paper.id == paper.id:
                    self.tell(plan, in_its_place(paper, answer, plan.language, self.room))

    def print(self, plans: Sequence[PartPlan]) -> None:
        """Have parts of ours set, and put them on the shelf. Raises Unprintable when one cannot be."""
        jobs = [setting(plan, self.room) for plan in plans]
        for place, printed in self.crew.done(jobs):
            plan, path = plans[place], Path(jobs[place].out)
            refuse_unprinted(plan.key, printed)
            self.keep(plan, path)
            spent = printed.milliseconds
            self.tell(plan, Ready(path, printed.sha256, printed.pages, printed.conforms, milliseconds=spent))

    def keep(self, plan: PartPlan, path: Path) -> None:
        """Put a part of ours on the shelf."""
        publish(place_of(PARTS, plan.address, PDF), path)

    def tell(self, plan: PartPlan, ready: Ready) -> None:
        """Note that a part is made."""
        self.ready[plan.language, plan.key] = ready
        row = described(PackagePart(), ready)
        told = {name: getattr(row, name) for name in DESCRIBED}
        found = PackagePart.objects.filter(package=self.package, language=plan.language, key=plan.key)
        note(self.package, parts_done=len(self.ready))
        found.update(**told, address=plan.address, title=plan.title[:300])


DESCRIBED = ("state", "sha256", "pages", "conforms", "problem", "milliseconds")


def described(row: PackagePart, ready: Ready) -> PackagePart:
    """The row with what is known of the pages."""
    row.state = PartState.REPLACED if ready.replaced else PartState.MADE
    row.sha256, row.pages, row.conforms = ready.sha256, ready.pages, ready.conforms
    row.problem, row.milliseconds = ready.problem, ready.milliseconds
    return row


def setting(plan: PartPlan, room: Path) -> Setting:
    """What a press is told of a part of ours."""
    assert plan.own is not None
    return Setting(asdict(plan.own), str(room / f"{plan.address}.pdf"))


def refuse_unprinted(what: str, printed: Printed) -> None:
    """Raise what kept a press from it: OSError where the machine did, else Unprintable."""
    if printed.fault:
        raise OSError(printed.fault, printed.problem)
    if printed.problem:
        raise Unprintable(f"{what}: {printed.problem}")


def on_the_shelf(address: str, sha256: str, room: Path) -> Path | None:
    """Where the part with this address lies on this machine; None where it is lost, or is not what it was."""
    place = place_of(PARTS, address, PDF)
    try:
        path = Path(default_storage.path(place))
    except NotImplementedError:
        path = room / f"{address}.pdf"
        return path if fetch(place, sha256, path) else None
    return path if path.is_file() and sha256_of(path) == sha256 else None
