"""What was made of a document before, and where is it, so that no conversion is ever run again?

Rows are only ever added. Where a document was tried again, or kept pages were lost, the newest row is believed: its
converter ends with `#2`, `#3` and so on.
"""

import re
from pathlib import Path

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from governance.models.builds import Conversion
from governance.packages.attachments import kept
from governance.packages.attachments.facts import Prepared
from governance.packages.attachments.problems import is_carried

# Stands for a wish rather than a problem: forget what was made before this row.
AGAIN = "again"
ATTEMPT = re.compile(r" #(\d+)$")


class Conversions:
    """The memory of conversions: a row for each, its pages in the storage. Files are brought to `workdir`."""

    def __init__(self, workdir: Path) -> None:
        self._workdir = workdir

    def get(self, source: str, converter: str) -> Prepared | None:
        """What this converter made of it; None when it never saw it, or when what it made is lost."""
        row = attempts(source, converter).first()
        return self._found(row) if row is not None else None

    def put(self, source: str, converter: str, prepared: Prepared) -> Prepared:
        """Remember it, the file first and the row after; whoever was first is believed. Raises OSError."""
        output = kept.keep(prepared.path) if prepared.path is not None else ""
        last = attempts(source, converter).first()
        if last is not None and (found := self._found(last)) is not None:
            return found
        row = Conversion(
            source=source,
            converter=following(converter, last),
            output=output,
            pages=prepared.pages,
            tagged=prepared.tagged,
            conforms=prepared.conforms,
            problem=prepared.problem,
        )
        if not added(row):
            return self.get(source, converter) or prepared
        return self._found(row) or prepared

    def forget(self, source: str) -> int:
        """Let a document be tried again, as when somebody asks for it; returns how many problems were forgotten.

        Only problems are: pages that were made stay as they are.
        """
        known = Conversion.objects.filter(source=source).values_list("converter", flat=True)
        count = 0
        for converter in sorted({ATTEMPT.sub("", each) for each in known}):
            last = attempts(source, converter).first()
            if last is not None and not last.output and last.problem != AGAIN:
                count += added(Conversion(source=source, converter=following(converter, last), problem=AGAIN))
        return count

    def _found(self, row: Conversion) -> Prepared | None:
        if row.output:
            path = kept.fetch(row.output, self._workdir)
            return Prepared(path, row.pages, row.tagged, row.conforms, row.problem) if path else None
        if row.problem == AGAIN:
            return None
        return Prepared(None, 0, False, False, row.problem, is_carried(row.problem))


def attempts(source: str, converter: str) -> QuerySet[Conversion]:
    """Every row about this document by this converter, the newest first."""
    named = Q(converter=converter) | Q(converter__startswith=f"{converter} #")
    return Conversion.objects.filter(named, source=source).order_by("-pk")


def following(converter: str, last: Conversion | None) -> str:
    """The name for the next attempt after this row."""
    if last is None:
        return converter
    number = ATTEMPT.search(last.converter)
    return f"{converter} #{int(number[1]) + 1 if number else 2}"


def added(row: Conversion) -> bool:
    """Add a row; False when somebody else has added the same one at this moment."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True
