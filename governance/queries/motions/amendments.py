"""Which amendments to the clauses of a motion were proposed, with which words changed, and what may be done now?"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from councils.models import Body, Jurisdiction, Membership, Person
from councils.queries.names import BodyWords
from councils.rules import standing_of
from governance import rights, rules
from governance.amending import composed_pair
from governance.enums import AmendmentState, MotionState
from governance.models import Amendment, Motion
from governance.queries.motions.motion import OWN_NAMES, TAGS
from groundwork.bilingual import Pair, other_language, reader_language
from groundwork.wording import Piece, differs, word_changes


@dataclass(frozen=True)
class ChangedSide:
    """One language of an amendment, its changes marked."""

    code: str
    tag: str
    name: str
    pieces: tuple[Piece, ...]
    changed: bool

    @property
    def mine(self) -> bool:
        return self.code == reader_language()


@dataclass(frozen=True)
class AmendmentView:
    """An amendment as the page of the motion shows it, and what this reader may do with it."""

    id: int
    number: int
    clause: int
    sides: tuple[ChangedSide, ...]
    rationale: Pair
    by: Pair
    state: str
    state_label: str
    motion: int | None
    motion_state: str
    conflicts: bool
    may_rewrite: bool
    may_withdraw: bool
    may_put: bool
    earlier: bool
    later: bool
    version: int


def amendments_to(motion: Motion, person: Person, names: dict[int, BodyWords]) -> dict[int, tuple[AmendmentView, ...]]:
    """The amendments to each clause of a motion, by the number of the clause. Two queries, and those of the rules
    where there is one."""
    rows = list(
        Amendment.objects.filter(clause__motion=motion)
        .select_related("clause__motion__body", "motion", "jurisdiction", "body", "proposed_by")
        .order_by("clause__position", "position")
    )
    found: dict[int, list[AmendmentView]] = {}
    for row in rows:
        found.setdefault(row.clause_id, []).append(amendment_view(row, person, rows, names))
    return {clause: tuple(views) for clause, views in found.items()}


def amendment_view(
    row: Amendment, person: Person, rows: Iterable[Amendment], names: dict[int, BodyWords]
) -> AmendmentView:
    """One amendment among all that were read."""
    beside = [each for each in rows if each.clause_id == row.clause_id and each.state == AmendmentState.PROPOSED]
    is_open = row.state == AmendmentState.PROPOSED
    may_order = is_open and len(beside) > 1 and rules.refuse_order_amendment(person, row) is None
    conflicts = is_open and composed_pair(row.base, row.clause.text, row.text) is None
    return AmendmentView(
        id=row.pk,
        number=row.position,
        clause=row.clause_id,
        sides=changed_sides(row.base, row.text),
        rationale=row.rationale,
        by=in_the_name_of(row, names),
        state=row.state,
        state_label=str(pgettext("masculine", "put to a vote") if is_put(row) else row.get_state_display()),
        motion=row.motion_id,
        motion_state=row.motion.state if row.motion else "",
        conflicts=conflicts,
        may_rewrite=is_open and rules.refuse_rewrite(person, row) is None,
        may_withdraw=is_open and rules.refuse_withdraw_amendment(person, row) is None,
        may_put=is_open and rules.refuse_put_amendment(person, row) is None,
        earlier=may_order and beside[0].pk != row.pk,
        later=may_order and beside[-1].pk != row.pk,
        version=row.version,
    )


def is_put(row: Amendment) -> bool:
    """Whether it is put and not settled."""
    waiting = {MotionState.DRAFT, MotionState.OPEN}
    return row.state == AmendmentState.PROPOSED and row.motion is not None and row.motion.state in waiting


def changed_sides(base: Pair, text: Pair) -> tuple[ChangedSide, ...]:
    """Both languages with what was added and left out, the reader's first."""
    mine = reader_language()
    sides = []
    for code in (mine, other_language(mine)):
        pieces = tuple(word_changes(base.side(code), text.side(code)))
        sides.append(ChangedSide(code, TAGS[code], OWN_NAMES[code], pieces, differs(list(pieces))))
    return tuple(sides)


def in_the_name_of(row: Amendment, names: dict[int, BodyWords]) -> Pair:
    """Who proposes it: a jurisdiction, a body, or a person by name."""
    if row.jurisdiction is not None:
        return row.jurisdiction.name
    if row.body_id in names:
        return names[row.body_id].short
    return Pair(row.proposed_by.name, row.proposed_by.name)


def names_to_act_in(person: Person, names: dict[int, BodyWords]) -> list[tuple[str, str]]:
    """In whose name this person may propose: themselves, their jurisdictions, their bodies. Three queries.

    The secretariat may write down what any jurisdiction or body proposes.
    """
    standing = standing_of(person)
    held: list[Membership] = [each for each in standing.memberships if rights.RECOMMEND.given_by(each)]
    if standing.is_secretariat:
        jurisdictions = list(Jurisdiction.objects.order_by("protocol_order"))
        bodies = list(Body.objects.order_by("key"))
    else:
        jurisdictions = list(
            Jurisdiction.objects.filter(pk__in=[each.seat.jurisdiction_id for each in held]).order_by("protocol_order")
        )
        bodies = list(Body.objects.filter(pk__in=[each.seat.body_id for each in held]).order_by("key"))
    return [
        ("", str(_("Yourself"))),
        *((f"@{each.code}", str(each.name)) for each in jurisdictions),
        *((each.key, str(names[each.pk].short)) for each in bodies if each.pk in names),
    ]


def amended_by(motion: Motion) -> Amendment | None:
    """The amendment that this motion puts, with the motion that it would amend; read with the motion."""
    return getattr(motion, "amendment", None)
