"""How do tests of mail send to a real server, and read what came in?"""

from email.message import EmailMessage

import pytest

from tests.factories.smtp import PostOffice, post_office


@pytest.fixture
def office(settings):
    """A mail server to which the house sends."""
    with post_office() as office:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", office.port, 5
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.PUBLIC_URL = "https://concert.example.ca"
        yield office


def text_of(message: EmailMessage) -> str:
    return message.get_body(("plain",)).get_content().replace("\r\n", "\n")


def html_of(message: EmailMessage) -> str:
    return message.get_body(("html",)).get_content().replace("\r\n", "\n")


def subject(message: EmailMessage) -> str:
    """What a mail program shows: a long first line begins on the next one."""
    return str(message["Subject"]).strip()


def mail_to(office: PostOffice, person, words: str) -> EmailMessage:
    """The one message to this person whose subject holds these words."""
    (found,) = [each for each in office.to(person.email) if words in subject(each)]
    return found
