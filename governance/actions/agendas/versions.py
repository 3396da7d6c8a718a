"""How is a version of an agenda issued?"""

from django.db import transaction

from councils.models import Person
from councils.queries.names import names_on
from governance import rules
from governance.actions.records.approvals import ask_for_approval
from governance.models import AgendaVersion, Gathering
from governance.queries.agendas.versions_content import content_of, hash_of
from governance.rules.agenda_versions import letter_of, refuse_issue, refuse_unchanged
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import require


@transaction.atomic
def issue_version(*, gathering: Gathering, by: Person) -> AgendaVersion:
    """Freeze the agenda as it stands as its next version, and ask those who approve it where a body wants that.

    Items that are added from now on are supplementary. Raises Refused where no body that meets issues versions, for
    an empty agenda, when nothing was changed since the last version, or without the right.
    """
    gathering = changing(Gathering, gathering.pk)
    require(rules.refuse_prepare(by))
    require(refuse_issue(gathering))
    content = content_of(gathering, names_on())
    content_hash = hash_of(content)
    last = gathering.agenda_versions.order_by("-number").first()
    require(refuse_unchanged(last, content_hash))
    version = AgendaVersion.objects.create(
        gathering=gathering,
        number=last.number + 1 if last else 1,
        content=content,
        content_hash=content_hash,
        issued_by=by,
    )
    record(
        "agenda.issued", by=by, on=version, gathering=gathering, version=letter_of(version.number), hash=content_hash
    )
    ask_for_approval(version)
    return version
