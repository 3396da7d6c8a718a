"""How is a package asked for, stopped, and made again?"""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path

from django.db import transaction
from django.db.models import Max, Min
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance.enums import Edition, PackageState, PartState
from governance.models import Document, Gathering, MeetingRecord, Package, PackagePart
from governance.packages.attachments.cache import Conversions
from governance.queries.packages import UNDER_WAY
from governance.rules.packages import refuse_ask_edition, refuse_marked, refuse_stop
from governance.tasks import compile_package_task
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require


@dataclass(frozen=True)
class Wish:
    """What is asked for: which edition, of what changed since which version, with a file in which the languages face
    each other, and whether the members are told."""

    edition: Edition = Edition.FULL
    since: Package | None = None
    facing: bool = False
    tell: bool = False


FULL = Wish()


def refuse_package(gathering: Gathering, wish: Wish = FULL, reader: Person | None = None) -> Refusal | None:
    """Why can this package of this gathering not be asked for now? One of an edition is made at a time."""
    same = gathering.packages.filter(state__in=UNDER_WAY, edition=wish.edition, reader=reader)
    if same.exists():
        return Refusal("package-under-way", _("A package of this gathering is already being compiled."))
    if wish.edition == Edition.SUPPLEMENT:
        return refuse_since(gathering, wish.since)
    if (
        wish.edition == Edition.RECORD
        and not MeetingRecord.objects.filter(meeting__gathering=gathering, circulated_at__isnull=False).exists()
    ):
        return Refusal("no-record", _("No record of decisions of these meetings was circulated yet."), "edition")
    return None


def refuse_since(gathering: Gathering, since: Package | None) -> Refusal | None:
    """Why can no supplement to this version be made? It says what changed since a package that everybody has."""
    if since is None:
        return Refusal("since-nothing", _("Choose the version since which it says what changed."), "since", 422)
    if since.gathering_id != gathering.pk or since.state != PackageState.READY or since.reader_id is not None:
        return Refusal(
            "since-unready", _("A supplement begins from a version of this gathering that is ready."), "since"
        )
    return None


@transaction.atomic
def request_package(*, gathering: Gathering, by: Person, wish: Wish = FULL) -> Package:
    """Ask for the next version of a gathering's package; the worker is rung when this is committed.

    A personal edition is for who asks. Raises Refused without the right, while the same edition is being made, when
    the marking is above the ceiling of the house, or when there is nothing to make the edition of.
    """
    require(refuse_ask_edition(by, gathering, wish.edition))
    gathering = changing(Gathering, gathering.pk)
    package = ask(gathering, by, wish)
    about = {"edition": package.edition, "since": wish.since.version if wish.since else None}
    record("package.requested", by=by, on=package, gathering=gathering.slug_en, version=package.version, **about)
    return package


def ask(gathering: Gathering, by: Person, wish: Wish) -> Package:
    """A row that waits for the worker, inside the caller's transaction; the bell rings when that is committed."""
    is_personal = wish.edition == Edition.PERSONAL
    reader = by if is_personal else None
    require(refuse_marked(gathering))
    require(refuse_package(gathering, wish, reader))
    last = gathering.packages.aggregate(last=Max("version"))["last"] or 0
    package = Package.objects.create(
        gathering=gathering, version=last + 1, requested_by=by, edition=wish.edition, since=wish.since, reader=reader,
        facing=wish.facing, tell=wish.tell and not is_personal, wanted_by=first_hour(gathering),
    )  # fmt: skip
    transaction.on_commit(partial(compile_package_task.delay, package.pk))
    return package


def first_hour(gathering: Gathering) -> datetime | None:
    """When it begins: its first meeting, or its first day."""
    first: datetime | None = gathering.meetings.aggregate(first=Min("starts_at"))["first"]
    if first is None and gathering.days is not None and gathering.days.lower is not None:
        return datetime.combine(gathering.days.lower, time.min, tzinfo=UTC)
    return first


@transaction.atomic
def cancel_package(*, package: Package, by: Person) -> Package:
    """Stop the making of a package: at once while it waits, else before its next part.

    Raises Refused when it is over, or without the right.
    """
    package = changing(Package, package.pk)
    require(refuse_stop(by, package))
    require(refuse_over(package))
    package.cancel_asked_by = by
    record("package.stopped", by=by, on=package, gathering=package.gathering.slug_en, version=package.version)
    if package.state == PackageState.QUEUED:
        package.state, package.finished_at = PackageState.CANCELLED, timezone.now()
    package.save(update_fields=["cancel_asked_by", "state", "finished_at"])
    return package


def refuse_over(package: Package) -> Refusal | None:
    """Why can its making not be stopped? It is over, or was stopped already."""
    if package.state not in UNDER_WAY or package.cancel_asked_by_id is not None:
        return Refusal("package-over", _("This version is not being compiled any more."))
    return None


@transaction.atomic
def retry_package(*, package: Package, by: Person) -> Package:
    """Have a version that failed made again, under its number, of what is so today; parts that were made are kept.

    Raises Refused unless it failed, while another of its edition is being made, or without the right.
    """
    gathering = changing(Gathering, package.gathering_id)
    package = changing(Package, package.pk)
    require(refuse_stop(by, package))
    require(None if package.state == PackageState.FAILED else NOT_FAILED)
    require(refuse_marked(gathering))
    require(refuse_package(gathering, Wish(Edition(package.edition), package.since), package.reader))
    package.state, package.finished_at, package.problem = PackageState.QUEUED, None, ""
    package.facts_hash, package.snapshot_at, package.ledger_head = "", None, ""
    package.save()
    record("package.retried", by=by, on=package, gathering=gathering.slug_en, version=package.version)
    transaction.on_commit(partial(compile_package_task.delay, package.pk))
    return package


NOT_FAILED = Refusal("package-not-failed", _("Only a version that could not be compiled is made again."))


@transaction.atomic
def retry_part(*, part: PackagePart, by: Person) -> Package:
    """Try once more to include a document that is replaced by a page; the result is a new version of the same edition.

    What was remembered of its conversion is forgotten first. Raises Refused unless a page stands in its place, while
    that edition is being made, or without the right.
    """
    package = part.package
    require(refuse_stop(by, package))
    require(refuse_part(part))
    gathering = changing(Gathering, package.gathering_id)
    wish = Wish(Edition(package.edition), package.since, facing=package.facing)
    again = ask(gathering, by, wish)
    forget_conversion(part)
    about = {"gathering": gathering.slug_en, "version": again.version, "after": package.version}
    record("package.part-retried", by=by, on=again, part=part.key, **about)
    return again


def refuse_part(part: PackagePart) -> Refusal | None:
    """Why is there nothing to try again? The part is as it should be, or its package is not ready."""
    if part.state != PartState.REPLACED or part.package.state != PackageState.READY:
        return Refusal("part-not-replaced", _("No page stands in the place of this part."))
    return None


def forget_conversion(part: PackagePart) -> None:
    """Let the document in this place be converted as if for the first time, in both languages."""
    documents = Document.objects.filter(pk=int(part.key.partition(":")[2] or 0))
    places = Document.objects.filter(item__in=documents.values("item"), position__in=documents.values("position"))
    memory = Conversions(Path())
    for source in places.values_list("sha256", flat=True).distinct():
        memory.forget(source)
