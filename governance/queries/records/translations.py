"""What is at a translator, since when, how late, and was it changed meanwhile?"""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from councils.enums import BodyKind, Role
from councils.models import Membership, Person
from governance.models import TranslationRequest
from governance.queries.records.translations_kinds import KINDS, Text, changed_since, text_of
from groundwork.bilingual import Pair

SCOPES = ("mine", "open", "back")
MOST = 200


@dataclass(frozen=True)
class QueueRow:
    """A request with what it is about; `changed` names the pairs that say something else since they went out."""

    request: TranslationRequest
    kind: str
    title: Pair
    url: str
    late: bool
    changed: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.request.returned_at is None and self.request.withdrawn_at is None


@dataclass(frozen=True)
class Difference:
    """A pair that was changed: what went out, what stands now."""

    name: str
    was: Pair
    now: Pair


def queue_of(person: Person, scope: str, *, own: bool = False) -> list[QueueRow]:
    """The requests of a scope, the first due first; `own`: of those given to this person alone. A query or two for each
    one that is open."""
    rows = TranslationRequest.objects.select_related("translator", "asked_by", "returned_by")
    rows = rows.filter(translator=person, withdrawn_at=None) if own else rows
    return [row_of(each) for each in scoped(rows, person, scope)[:MOST]]


def scoped(rows: QuerySet[TranslationRequest], person: Person, scope: str) -> QuerySet[TranslationRequest]:
    """Those of one translator that are open, all that are open, or those that came back."""
    if scope == "back":
        return rows.filter(returned_at__isnull=False).order_by("-returned_at")
    waiting = rows.filter(returned_at=None, withdrawn_at=None)
    return waiting.filter(Q(translator=person) | Q(translator=None)) if scope == "mine" else waiting


def row_of(request: TranslationRequest) -> QueueRow:
    """A request in words."""
    text = text_of(request.kind, request.number)
    is_open = request.returned_at is None and request.withdrawn_at is None
    return QueueRow(
        request=request,
        kind=str(KINDS[request.kind].words) if request.kind in KINDS else request.kind,
        title=text.title if text else Pair(),
        url=text.url if text else "",
        late=is_open and request.due_on < timezone.localdate(),
        changed=changed_since(request.fields, text) if is_open else (),
    )


def differences(request: TranslationRequest) -> tuple[Difference, ...]:
    """What was changed since it went out, as it was and as it is."""
    text: Text | None = text_of(request.kind, request.number)
    pairs = text.pairs if text else {}
    return tuple(
        Difference(name, Pair(**request.fields[name]), pairs.get(name, Pair()))
        for name in changed_since(request.fields, text)
    )


def translators() -> tuple[list[Person], list[Person]]:
    """Who may be given a text: the staff of the secretariat today, and everybody else who can sign in. One query."""
    staff = Membership.objects.standing(timezone.localdate()).filter(
        role=Role.STAFF, seat__body__kind=BodyKind.SECRETARIAT, person=OuterRef("pk")
    )
    rows = Person.objects.filter(is_active=True).annotate(is_staff_member=Exists(staff)).order_by("name", "pk")
    people = list(rows)
    return ([each for each in people if each.is_staff_member], [each for each in people if not each.is_staff_member])
