"""Who acts, for the length of one act, with a right of the secretariat that was given to them with a task?"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from councils.models import Person

_entrusted: ContextVar[int | None] = ContextVar("entrusted", default=None)


@contextmanager
def entrusted_with(person: Person) -> Iterator[None]:
    """Let this person do, inside the block, what the secretariat asked them to do for it.

    The caller has made sure that the task was given to them, and does nothing in the block that is not the task. The
    ledger says who did it: they, and not who asked.
    """
    token = _entrusted.set(person.pk)
    try:
        yield
    finally:
        _entrusted.reset(token)


def is_entrusted(person: Person) -> bool:
    """Whether this person is doing such a task at this moment."""
    return _entrusted.get() == person.pk
