"""Does this attempt still own its package, and is it still wanted?

An attempt owns the row while `attempts` is its number. One that was given up for dead and still lives finds that its
number has passed, and leaves without a trace; so does one that somebody has stopped.
"""

from typing import Any

from django.db.models import QuerySet

from governance.enums import PackageState
from governance.models import Package


class GivenUp(Exception):  # noqa: N818 - it is an answer, not a fault
    """Another attempt has taken this package over."""


class Stopped(Exception):  # noqa: N818 - it is an answer, not a fault
    """Somebody does not want this package any more."""


def mine(package: Package) -> QuerySet[Package]:
    """The row, as long as this attempt owns it."""
    return Package.objects.filter(pk=package.pk, state=PackageState.COMPILING, attempts=package.attempts)


def note(package: Package, **fields: Any) -> None:
    """Write into the row how far it is. Raises GivenUp, or Stopped."""
    if not mine(package).filter(cancel_asked_by=None).update(**fields):
        raise Stopped if mine(package).exists() else GivenUp
