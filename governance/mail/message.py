"""How does a notice become one message in both languages, the reader's first and the other complete below?"""

import hashlib
import re
from dataclasses import dataclass, replace
from email.encoders import encode_base64
from email.mime.base import MIMEBase
from email.utils import formataddr, parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone, translation

from councils.enums import NotSent
from councils.models import Notice, Person
from governance.mail.hours import zone_of
from governance.mail.kinds import KINDS
from governance.mail.letter import Attached, Said
from groundwork.bilingual import LANGUAGES, other_language
from groundwork.context import TAGS, this_house
from groundwork.typography import set_in_french

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True)
class Side:
    """A notice in one language, with its code, its tag and how it greets the reader."""

    code: str
    tag: str
    name: str
    said: Said


@dataclass(frozen=True)
class Letter:
    """A notice in words: its sides, the reader's language first; `not_owed` says why it should not go any more, `found`
    is what was read for it."""

    notice: Notice
    sides: tuple[Side, ...]
    not_owed: NotSent | None = None
    found: Any = None

    @property
    def subject(self) -> str:
        """Both subjects in one line."""
        return one_line(" / ".join(
            set_in_french(side.said.subject) if side.code == "fr" else side.said.subject for side in self.sides
        ))  # fmt: skip


def letter_of(notice: Notice) -> Letter:
    """The notice in words, read now. Raises KeyError for a kind without words, and what reading raises."""
    kind = KINDS[notice.kind]
    found = kind.read(notice)
    return Letter(notice, sides_of(notice, found), kind.not_owed(found), found)


def on_its_way(letter: Letter) -> Letter:
    """The letter with what it may hold only while it is being sent; nobody else is shown that."""
    carry = KINDS[letter.notice.kind].carry
    if carry is None:
        return letter
    found = carry(letter.found)
    return replace(letter, sides=sides_of(letter.notice, found), found=found)


def sides_of(notice: Notice, found: Any) -> tuple[Side, ...]:
    """What it says in both languages, in the zone of its reader."""
    person, say = notice.person, KINDS[notice.kind].say
    first = person.preferred_language if person.preferred_language in LANGUAGES else LANGUAGES[0]
    sides = []
    for code in (first, other_language(first)):
        with translation.override(code), timezone.override(zone_of(person)):
            sides.append(Side(code, TAGS[code], one_line(person.name).split(" ")[0], say(found)))
    return tuple(sides)


def message_of(letter: Letter) -> EmailMultiAlternatives:
    """The message, with its plain text always, and an identity that comes from the key: sent twice, it is one."""
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=as_text(letter),
        to=[address_of(letter.notice.person)],
        headers={"Message-ID": identity(letter.notice), "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(as_html(letter), "text/html")
    if attach := KINDS[letter.notice.kind].attach:
        for each in attach(letter.found):
            message.attach(as_part(each))
    return message


def as_part(file: Attached) -> MIMEBase:
    """A file as a part of the message."""
    part = MIMEBase(file.kind, file.subkind)
    for name, value in file.parameters:
        part.set_param(name, value)
    part.set_payload(file.content)
    encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename=file.name)
    return part


def as_text(letter: Letter) -> str:
    """The plain text."""
    with translation.override(letter.sides[0].code):
        text = render_to_string("governance/mail/notice.txt", {"letter": letter, "house": this_house()})
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def as_html(letter: Letter) -> str:
    """The same as HTML: one column, no image, nothing fetched from anywhere."""
    with translation.override(letter.sides[0].code):
        return render_to_string("governance/mail/notice.html", {"letter": letter, "house": this_house()})


def identity(notice: Notice) -> str:
    """`<…@concert.example.ca>`: the same for the same notice, also after a crash, so that a copy is known as one."""
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{hashlib.sha256(notice.key.encode()).hexdigest()[:40]}@{host}>"


def address_of(person: Person) -> str:
    """The mailbox of a person; a name cannot end its line and begin a header of its own."""
    return formataddr((one_line(person.name), person.email))


def one_line(text: str) -> str:
    """The text without control characters and line ends."""
    return re.sub(r" {2,}", " ", CONTROL.sub(" ", text)).strip()
