"""Gathers what the house says into the French catalogue; --check only says what is missing there."""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from groundwork.messages import Message, messages_of

CATALOGUE = Path("locale/fr/LC_MESSAGES/django.po")


class Command(BaseCommand):
    help = "Gather the messages of code and templates into the French catalogue."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail when French is not complete")
        parser.add_argument("--stale", action="store_true", help="change nothing; fail on French that nobody says")

    def handle(self, *args: Any, **options: Any) -> None:
        place = settings.BASE_DIR / CATALOGUE
        said = messages_of(settings.BASE_DIR)
        known = polib.pofile(str(place)) if place.exists() else polib.POFile()
        if options["stale"]:
            if unsaid := [entry.msgid for entry in known if (entry.msgid, entry.msgctxt or "") not in keys(said)]:
                raise CommandError("Nobody says any more:\n" + "\n".join(unsaid))
            return
        if options["check"]:
            if missing := untranslated(said, known):
                raise CommandError("French is missing for:\n" + "\n".join(missing))
            return
        catalogue(said, known).save(str(place))
        missing = untranslated(said, polib.pofile(str(place)))
        self.stdout.write(f"{len(said)} messages, {len(missing)} without French")
        for text in missing:
            self.stdout.write(f"  {text}")


def catalogue(said: dict[Message, set[str]], known: polib.POFile) -> polib.POFile:
    """The catalogue of what is said now, with the French that was known; what nobody says any more is dropped."""
    new = polib.POFile(wrapwidth=0)
    new.metadata = {
        "Language": "fr",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n > 1);",
    }
    for message in sorted(said):
        old = entry_of(message, known)
        french = old.msgstr_plural if old else {}
        new.append(
            polib.POEntry(
                msgid=message.text,
                msgid_plural=message.plural or "",
                msgctxt=message.context or None,
                msgstr="" if message.plural or old is None else old.msgstr,
                msgstr_plural={0: french.get(0, ""), 1: french.get(1, "")} if message.plural else {},
                occurrences=[(place, "") for place in sorted(said[message])],
            )
        )
    return new


def entry_of(message: Message, known: polib.POFile) -> polib.POEntry | None:
    return next(
        (
            entry
            for entry in known
            if (entry.msgid, entry.msgid_plural or "", entry.msgctxt or "")
            == (message.text, message.plural, message.context)
        ),
        None,
    )


def keys(said: dict[Message, set[str]]) -> set[tuple[str, str]]:
    """What is said, as the catalogue finds it: text and context."""
    return {(message.text, message.context) for message in said}


def untranslated(said: dict[Message, set[str]], known: polib.POFile) -> list[str]:
    """What is said and has no French yet."""
    done = {(entry.msgid, entry.msgctxt or "") for entry in known if entry.translated()}
    return [message.text for message in sorted(said) if (message.text, message.context) not in done]
