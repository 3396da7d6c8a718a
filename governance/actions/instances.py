"""How is an empty house made ready for its councils, and reopened when its last keeper has left?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from councils.actions.bodies import establish_body, join_component
from councils.actions.people import register_person
from councils.actions.seats import appoint, create_seat
from councils.enums import Authority, BodyKind, Role
from councils.grounds import Ground, recorded
from councils.models import Body, Jurisdiction, Membership, Person, Seat
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.refusals import Refusal, Refused, require

SET_UP = Pair(en="Recorded when Concert was set up.", fr="Consigné à la mise en place de Concert.")


@dataclass(frozen=True)
class Named:
    """A body to establish: its short key in capitals, its name in both languages."""

    key: str
    name: Pair


@dataclass(frozen=True)
class Account:
    """An account of the secretariat to make; `language` is en or fr."""

    name: str
    email: str
    language: str


@transaction.atomic
def prepare_instance(
    *,
    secretariat: Named,
    councils: Sequence[Named],
    accounts: Sequence[Account],
    by: Person | None,
    joint: Named | None = None,
    seats_for: Sequence[Jurisdiction] = (),
) -> list[Person]:
    """Establish the secretariat, the councils and the joint council that they compose; make the first accounts.

    Each of `seats_for` gets a seat in each council. Returns the people of the accounts. Raises Refused when
    somebody lives here already, for a plan that is not complete, or for an address that is malformed.
    """
    require(refuse_inhabited())
    require(refuse_plan(secretariat, councils, joint, accounts))
    today = timezone.localdate()
    office = establish(secretariat, BodyKind.SECRETARIAT, Authority.INFORMS, today)
    parts = [establish(council, BodyKind.COUNCIL, Authority.DECIDES, today) for council in councils]
    if joint is not None:
        whole = establish(joint, BodyKind.JOINT_COUNCIL, Authority.DECIDES, today)
        for part in parts:
            join_component(whole=whole, part=part, starts_on=today, ground=recorded(SET_UP), by=None)
    for part in parts:
        for jurisdiction in seats_for:
            create_seat(body=part, jurisdiction=jurisdiction, starts_on=today, ground=recorded(SET_UP), by=None)
    people = [first_account(account, office, today) for account in accounts]
    record("instance.prepared", by=by, on=office, councils=[council.key for council in councils])
    return people


def establish(named: Named, kind: BodyKind, authority: Authority, today: date) -> Body:
    """One body, with an address out of its name."""
    return establish_body(
        key=named.key,
        kind=kind,
        authority=authority,
        name=named.name,
        acronym=Pair(en=named.key, fr=named.key),
        slug=Pair(en=slugify(named.name.en)[:60], fr=slugify(named.name.fr)[:60]),
        starts_on=today,
        ground=recorded(SET_UP),
        by=None,
    )


def first_account(account: Account, office: Body, today: date) -> Person:
    """One account, with a place in the secretariat."""
    person = register_person(email=account.email, name=account.name, preferred_language=account.language, by=None)
    take_place(person, office, recorded(SET_UP), today)
    return person


def take_place(person: Person, office: Body, ground: Ground, today: date) -> Membership:
    """Give a person the next place in the secretariat, inside the caller's transaction."""
    last = Seat.objects.filter(body=office, jurisdiction=None).order_by("-number").first()
    seat = create_seat(
        body=office,
        jurisdiction=None,
        number=last.number + 1 if last else 1,
        weight=0,
        starts_on=today,
        ground=ground,
        by=None,
    )
    return appoint(person=person, seat=seat, role=Role.STAFF, starts_on=today, ground=ground, by=None)


@transaction.atomic
def recover_access(*, account: Account, because: Pair, by: Person | None) -> Person:
    """Give somebody a place in the secretariat from today, with the reason in the ledger; they may be new.

    An account with this address is taken as it is and made active again; for a new one a name is needed.
    Raises Refused without a secretariat, a reason or a name, or for somebody who already has a place.
    """
    office = office_here()
    require(refuse_one_sided(because))
    today = timezone.localdate()
    person = Person.objects.filter(email=account.email.strip().lower()).first()
    require(refuse_recovery(person, account, today))
    if person is None:
        person = register_person(email=account.email, name=account.name, preferred_language=account.language, by=None)
    elif not person.is_active:
        person.is_active = True
        person.save(update_fields=["is_active"])
    if not has_place(person, today):
        take_place(person, office, recorded(because), today)
    record("access.recovered", by=by, on=person, because=because)
    return person


def office_here() -> Body:
    """The secretariat of this instance. Raises Refused when there is none."""
    office = Body.objects.filter(kind=BodyKind.SECRETARIAT).order_by("pk").first()
    if office is None:
        raise Refused(Refusal("no-secretariat", _("There is no secretariat here yet. Run setup without --recover.")))
    return office


def refuse_inhabited() -> Refusal | None:
    """Why is this house not made ready? Somebody lives here already."""
    if Body.objects.exists() or Person.objects.exists():
        return Refusal("inhabited", _("This instance has councils or people already. Nothing was changed."))
    return None


def refuse_plan(
    secretariat: Named, councils: Sequence[Named], joint: Named | None, accounts: Sequence[Account]
) -> Refusal | None:
    """Why is this plan not complete?"""
    named = [secretariat, *councils, *([joint] if joint else [])]
    keys = [each.key for each in named]
    if not councils or (joint is not None and len(councils) < 2):
        return Refusal("no-council", _("Name one council; or two and the joint council that they compose."))
    if len(set(keys)) < len(keys) or not all(key.replace("-", "").isalnum() and len(key) <= 24 for key in keys):
        return Refusal("bad-key", _("Each body has a short key of its own, of letters, digits and hyphens."))
    if not all(each.name.en.strip() and each.name.fr.strip() for each in named):
        return Refusal("one-language", _("Write the name of each body in both languages."))
    if len({account.email.strip().lower() for account in accounts}) < 2:
        return Refusal("one-account", _("Make two accounts, so that nobody is shut out when one person leaves."))
    if not all(account.name.strip() and account.language in {"en", "fr"} for account in accounts):
        return Refusal("bad-account", _("Each account has a name, an address, and a language: en or fr."))
    return None


def refuse_one_sided(because: Pair) -> Refusal | None:
    """Why is this no reason? It stands in the record, in both languages."""
    if because.en.strip() and because.fr.strip():
        return None
    return Refusal("no-reason", _("Give the reason in both languages."))


def refuse_recovery(person: Person | None, account: Account, today: date) -> Refusal | None:
    """Why does this person get no place in the secretariat?"""
    if person is None and not account.name.strip():
        return Refusal("no-account", _("Nobody has an account with this address. Give a name to make one."))
    if person is not None and person.is_active and has_place(person, today):
        return Refusal("has-access", _("This person is of the secretariat already."))
    return None


def has_place(person: Person, today: date) -> bool:
    """Whether somebody is of the secretariat on a day, their account open or closed."""
    places = Membership.objects.standing(today).filter(person=person, role=Role.STAFF)
    return places.filter(seat__body__kind=BodyKind.SECRETARIAT).exists()
