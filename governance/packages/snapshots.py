"""Of which facts is a package made? Read once, in one snapshot, and kept by their hash: who goes on reads those."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from governance.enums import PackageState
from governance.models import Package
from governance.packages.contents import PackageContents, contents_from_json, contents_json
from governance.packages.gather import Asked, gathered
from governance.packages.kept import keep, read_kept
from groundwork.models import LedgerEntry
from groundwork.snapshot import snapshot

FACTS = ".json"


@dataclass(frozen=True)
class Facts:
    """The contents with the SHA-256 under which they are kept, and the last entry of the ledger when they were read."""

    contents: PackageContents
    sha256: str
    as_of: datetime
    ledger_head: str


def facts_for(package: Package, room: Path) -> Facts:
    """The facts of this package: those that an attempt before kept, or today's, kept from now on.

    Raises OSError when they cannot be kept.
    """
    kept = kept_facts(package)
    if kept is not None and package.snapshot_at is not None:
        return Facts(kept, package.facts_hash, package.snapshot_at, package.ledger_head)
    before = compared_with(package)
    with snapshot():
        as_of = timezone.now()
        contents = read_today(package, as_of, before)
        head = ledger_head()
    return Facts(contents, keep(contents_json(contents), FACTS, room), as_of, head)


def kept_facts(package: Package) -> PackageContents | None:
    """The contents that were kept for it; None where there are none, or they are lost."""
    content = read_kept(package.facts_hash, FACTS) if package.facts_hash else None
    return contents_from_json(content) if content is not None else None


def read_today(package: Package, as_of: datetime, before: PackageContents | None) -> PackageContents:
    """What the database says now, inside a snapshot that the caller opens."""
    asked = Asked(package.version, as_of, str(package.edition), package.reader, before)
    return gathered(package.gathering_id, asked)


def compared_with(package: Package) -> PackageContents | None:
    """What it says changes since: the version that was asked for, or the last one of its kind before it."""
    since = package.since
    if since is None:
        earlier = Package.objects.filter(
            gathering=package.gathering_id, edition=package.edition, reader=package.reader_id,
            state=PackageState.READY, version__lt=package.version,
        )  # fmt: skip
        since = earlier.order_by("-version").first()
    return kept_facts(since) if since is not None else None


def ledger_head() -> str:
    """The hash of the last entry of the ledger; nothing in an empty house."""
    return LedgerEntry.objects.order_by("-pk").values_list("content_hash", flat=True).first() or ""
