"""Does a letter that is being sent carry a link that votes without signing in?

Letters stand below the acts, and making a link is one: whoever makes them enters itself here.
"""

from collections.abc import Callable

from councils.models import Person
from governance.models import Elector

MAKERS: list[Callable[[Elector, Person], str]] = []


def token_for(elector: Elector, person: Person) -> str:
    """A token for the address `personal_ballot`; empty where the body does not allow it, or the person may not vote.

    Only while the letter is being sent, once for both languages: whoever sees the token can vote.
    """
    return next((make(elector, person) for make in MAKERS), "")
