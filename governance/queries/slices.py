"""How is a long list read piece by piece, without counting it?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet

R = TypeVar("R")


@dataclass(frozen=True)
class Slice(Generic[R]):
    """Some rows of a list, and the numbers of the pieces before and after it; None where there is none."""

    rows: Sequence[R]
    earlier: int | None
    later: int | None


def slice_of(rows: QuerySet[Any], number: str | None, size: int) -> Slice[Any]:
    """The piece with this number, the first where it is no number. One query."""
    here = max(int(number), 1) if number and number.isdecimal() and len(number) < 6 else 1
    found = list(rows[(here - 1) * size : here * size + 1])
    return Slice(found[:size], here - 1 if here > 1 else None, here + 1 if len(found) > size else None)
