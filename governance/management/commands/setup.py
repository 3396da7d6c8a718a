"""How is an empty instance made ready without the demonstration, and who lets somebody in again?"""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from councils.actions.levels import record_level
from councils.models import Person
from governance.actions.instances import Account, Named, prepare_instance, recover_access, refuse_inhabited
from governance.demonstration.background import LEVELS
from governance.demonstration.loading.structure import record_jurisdictions
from governance.management.invitations import invite
from groundwork.bilingual import Pair
from groundwork.refusals import Refused, require
from priorities.actions.standard_templates import define_standard_templates

BODY = ("KEY", "ENGLISH", "FRENCH")
ACCOUNT = ("NAME", "EMAIL", "LANGUAGE")
LEFT = Pair(en="The last person of the secretariat had left.", fr="La dernière personne du secrétariat était partie.")


class Command(BaseCommand):
    """Asks for what the command line does not say, when somebody sits at a terminal."""

    help = "Prepares an empty instance: secretariat, councils, first accounts. With --recover: lets somebody in."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Bodies are three words each, and so are accounts."""
        parser.add_argument("--secretariat", nargs=3, metavar=BODY, help="who keeps the instance")
        parser.add_argument("--council", nargs=3, action="append", metavar=BODY, help="a council; may be repeated")
        parser.add_argument("--joint", nargs=3, metavar=BODY, help="the joint council of all these councils")
        parser.add_argument(
            "--seats", action="store_true", help="a seat for each of the 14 governments in each council"
        )
        parser.add_argument(
            "--account", nargs=3, action="append", metavar=ACCOUNT, help="an account of the secretariat; give two"
        )
        parser.add_argument("--address", help="where people reach Concert: https://concert.example.ca")
        parser.add_argument("--recover", action="store_true", help="give one person access as secretariat")
        parser.add_argument("--email", default="", help="with --recover: whose")
        parser.add_argument("--name", default="", help="with --recover: the name, when the account is new")
        parser.add_argument("--language", default="en", choices=["en", "fr"], help="with --recover, a new account")
        parser.add_argument("--because", nargs=2, metavar=("ENGLISH", "FRENCH"), help="with --recover: the reason")

    def handle(self, *args: Any, **options: Any) -> None:
        """Does it, or says in one sentence why not; then sends the invitations."""
        try:
            people = self.recovered(options) if options["recover"] else self.prepared(options)
        except Refused as refused:
            raise CommandError(str(refused.refusal)) from None
        self.invite_all(people, options["address"] or usual_address())

    def prepared(self, options: dict[str, Any]) -> list[Person]:
        """A new instance. Nothing of it stays when a part of it is refused."""
        require(refuse_inhabited())
        secretariat = self.body("secretariat", options["secretariat"], "The secretariat")
        councils = [named(words) for words in options["council"] or []] or self.ask_councils()
        joint = options["joint"]
        if len(councils) > 1 and joint is None and not options["council"]:
            joint = self.ask_body("The joint council that they compose")
        accounts = [Account(*words) for words in options["account"] or []] or self.ask_accounts()
        with transaction.atomic():
            jurisdictions = record_jurisdictions(by=None)
            for level in LEVELS:
                record_level(level=level.level, name=level.name, by=None)
            define_standard_templates(by=None)
            governments = [each for each in jurisdictions.values() if each.order != "municipal"]
            people = prepare_instance(
                secretariat=secretariat,
                councils=councils,
                joint=named(joint) if joint else None,
                accounts=accounts,
                seats_for=governments if options["seats"] else [],
                by=None,
            )
        self.stdout.write(f"Ready: {', '.join(council.key for council in councils)}, kept by {secretariat.key}.")
        return people

    def recovered(self, options: dict[str, Any]) -> list[Person]:
        """One person, let in again."""
        if not options["email"]:
            raise CommandError("Say whose access is recovered: --email name@example.ca.")
        because = Pair(*options["because"]) if options["because"] else LEFT
        account = Account(options["name"], options["email"], options["language"])
        person = recover_access(account=account, because=because, by=None)
        self.stdout.write(f"{person.name} is of the secretariat from today. The reason is in the ledger.")
        return [person]

    def invite_all(self, people: Sequence[Person], address: str) -> None:
        """An invitation to each; a mail server that fails does not undo what was made."""
        for person in people:
            try:
                invite(person, address)
                self.stdout.write(f"Invited: {person.email}")
            except OSError as error:
                self.stderr.write(
                    f"The mail to {person.email} could not be sent ({error}). The account is there: "
                    f"they can sign in at {address} with that address."
                )

    def body(self, option: str, words: Sequence[str] | None, label: str) -> Named:
        """The body that was given, or is asked for now."""
        return named(words or self.ask_body(label, option))

    def ask_body(self, label: str, option: str = "joint") -> list[str]:
        """The three words of a body."""
        return [self.ask(f"{label}: {part.lower()}", f"--{option} {' '.join(BODY)}") for part in BODY]

    def ask_councils(self) -> list[Named]:
        """Councils, one at least."""
        councils: list[Named] = []
        while not councils or self.ask("Another council? y or n", "--council") == "y":
            councils.append(named(self.ask_body(f"Council {len(councils) + 1}", "council")))
        return councils

    def ask_accounts(self) -> list[Account]:
        """The first two accounts."""
        option = f"--account {' '.join(ACCOUNT)} (twice)"
        return [
            Account(*(self.ask(f"Account {number}: {part.lower()}", option) for part in ACCOUNT)) for number in (1, 2)
        ]

    def ask(self, label: str, option: str) -> str:
        """An answer that is not empty. Raises CommandError when nobody is there to answer."""
        while True:
            if not sys.stdin.isatty():
                raise CommandError(f"Missing: {option}. Nobody is at the terminal to ask.")
            if answer := input(f"{label}: ").strip():
                return answer


def named(words: Sequence[str]) -> Named:
    """A body from its three words; its key is in capitals."""
    key, english, french = words
    return Named(key.strip().upper(), Pair(en=english.strip(), fr=french.strip()))


def usual_address() -> str:
    """The first name by which people reach Concert, according to the settings."""
    return f"https://{settings.ALLOWED_HOSTS[0]}" if settings.ALLOWED_HOSTS else "https://localhost"
