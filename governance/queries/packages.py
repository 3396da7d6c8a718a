"""Which versions of a package does a gathering have, and is one being made?"""

from django.db.models import Prefetch, Q

from governance.enums import PackageState
from governance.models import Gathering, Package, PackageFile
from groundwork.bilingual import reader_language

UNDER_WAY = {PackageState.QUEUED, PackageState.COMPILING}


def gathering_called(slug: str) -> Gathering:
    """The gathering with this address, in the reader's language before the other. Raises DoesNotExist."""
    found = list(Gathering.objects.filter(Q(slug_en=slug) | Q(slug_fr=slug)))
    mine = f"slug_{reader_language()}"
    found.sort(key=lambda gathering: getattr(gathering, mine) != slug)
    if not found:
        raise Gathering.DoesNotExist(slug)
    return found[0]


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
