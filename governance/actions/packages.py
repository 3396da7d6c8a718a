"""How is a package asked for?"""

from functools import partial

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance import rules
from governance.models import Gathering, Package
from governance.queries.packages import UNDER_WAY
from governance.tasks import compile_package_task
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require


def refuse_package(gathering: Gathering) -> Refusal | None:
    """Why can no other package of this gathering be asked for now? One is made at a time."""
    if gathering.packages.filter(state__in=UNDER_WAY).exists():
        return Refusal("package-under-way", _("A package of this gathering is already being compiled."))
    return None


@transaction.atomic
def request_package(*, gathering: Gathering, by: Person) -> Package:
    """Ask for the next version of a gathering's package; the worker is rung when this is committed.

    Raises Refused without the right, or while another version is being made.
    """
    require(rules.refuse_compile(by, gathering))
    gathering = changing(Gathering, gathering.pk)
    require(refuse_package(gathering))
    last = gathering.packages.aggregate(last=Max("version"))["last"] or 0
    package = Package.objects.create(gathering=gathering, version=last + 1, requested_by=by)
    record("package.requested", by=by, on=package, gathering=gathering.slug_en, version=package.version)
    transaction.on_commit(partial(compile_package_task.delay, package.pk))
    return package
