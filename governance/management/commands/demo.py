"""How does the demonstration come into the house, and who can sign in to it?"""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from governance.demonstration.loading.whole import SomebodyLivesHereError, load_demonstration
from governance.demonstration.people import CAST, PEOPLE


class Command(BaseCommand):
    """Builds the Joint Councils of the governance deck by the acts of their people; nothing is done twice."""

    help = "Loads the demonstration; when it is there already, changes nothing."
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One question instead of the work."""
        parser.add_argument("--who", action="store_true", help="only print who can sign in")

    def handle(self, *args: Any, **options: Any) -> None:
        """Loads, and says what it did in one line."""
        if not settings.DEMO:
            raise CommandError("The demonstration is loaded only with DEMO=1: in it, anyone can sign in as anyone.")
        if options["who"]:
            self.stdout.write(who_can_sign_in())
            return
        try:
            is_new = load_demonstration()
        except SomebodyLivesHereError:
            raise CommandError("This database holds other councils. The demonstration needs an empty one.") from None
        self.stdout.write("The demonstration is loaded." if is_new else "The demonstration is there already.")


def who_can_sign_in() -> str:
    """A line for each of the cast: name, role in both languages, e-mail."""
    people = {person.key: person for person in PEOPLE}
    rows = [(people[member.person], member.role) for member in CAST]
    name_width = max(len(person.name) for person, _role in rows)
    email_width = max(len(person.email) for person, _role in rows)
    lines = ["Who can sign in (no password; the sign-in page offers them) / Qui peut ouvrir une session"]
    lines += [
        f"  {person.name:<{name_width}}  {person.email:<{email_width}}  {role.en} / {role.fr}" for person, role in rows
    ]
    return "\n".join(lines)
