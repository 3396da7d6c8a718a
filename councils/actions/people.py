"""How does a person get an account?"""

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from councils.rules import refuse_unless_secretariat
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.refusals import Refusal, require


@transaction.atomic
def register_person(
    *,
    email: str,
    name: str,
    by: Person | None,
    preferred_language: str = "en",
    position: Pair | None = None,
    illustrative: bool = False,
    is_superuser: bool = False,
) -> Person:
    """Give a person an account; they sign in by a code sent to this address.

    Raises Refused for an address that is malformed or taken, or when `by` is not of the secretariat.
    """
    require(refuse_unless_secretariat(by))
    require(refuse_email(email))
    person = Person.objects.create_user(
        email,
        name=name.strip(),
        preferred_language=preferred_language,
        illustrative=illustrative,
        is_superuser=is_superuser,
        is_staff=is_superuser,
        **(position or Pair()).columns("position", states=False),
    )
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    record("person.registered", by=by, on=person, language=preferred_language)
    return person


def refuse_email(email: str) -> Refusal | None:
    """Why can no account have this address?"""
    try:
        validate_email(email)
    except ValidationError:
        return Refusal("bad-email", _("Enter an e-mail address, for example name@example.ca."), "email", status=422)
    if Person.objects.filter(email=email.lower()).exists():
        return Refusal("email-taken", _("Somebody already has an account with this address."), "email")
    return None
