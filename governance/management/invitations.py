"""How does somebody learn that they have an account? By a mail in both languages, theirs first."""

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from councils.models import Person
from groundwork.bilingual import LANGUAGES
from groundwork.context import TAGS, this_house


def invite(person: Person, address: str) -> None:
    """Send the invitation; `address` is where people reach Concert. Raises OSError when the mail cannot be sent."""
    words = {
        "person": person,
        "house": this_house(),
        "language_tag": TAGS[person.preferred_language],
        "sign_in": {code: address.rstrip("/") + sign_in_path(code) for code in LANGUAGES},
    }
    subject = render_to_string("governance/invitations/subject.txt", words).strip()
    message = render_to_string("governance/invitations/message.txt", words)
    send_mail(subject, message, None, [person.email])


def sign_in_path(language: str) -> str:
    """The address of the sign-in page in a language."""
    with override(language):
        return reverse("account_login")
