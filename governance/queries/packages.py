"""Which versions of a package does a gathering have, and is one being made?"""

from django.db.models import Prefetch

from governance.enums import PackageState
from governance.models import Gathering, Package, PackageFile

UNDER_WAY = {PackageState.QUEUED, PackageState.COMPILING}


def packages_of(gathering: Gathering) -> list[Package]:
    """Every version, the newest first, with its files. Two queries."""
    files = Prefetch("files", PackageFile.objects.order_by("language"))
    return list(gathering.packages.select_related("requested_by").prefetch_related(files).order_by("-version"))


def under_way(packages: list[Package]) -> Package | None:
    """The one that is being made, if any."""
    return next((package for package in packages if package.state in UNDER_WAY), None)


def file_of(gathering: Gathering, version: int, language: str) -> PackageFile:
    """One language of one version that is ready. Raises DoesNotExist."""
    return PackageFile.objects.get(
        package__gathering=gathering,
        package__version=version,
        package__state=PackageState.READY,
        language=language,
    )
