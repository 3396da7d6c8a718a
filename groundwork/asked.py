"""What was asked in this request already, so that however many rules ask, the database is asked once?

An answer is kept from its first question to the first lock or the first entry of the ledger, at the latest to the
end of the request. From then on nothing is kept: who waited for a lock, or has just written, must see what stands
now, also inside a transaction that is rolled back. Outside a request (worker, commands) nothing is kept at all.
"""

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse

T = TypeVar("T")
_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers", default=None)


class each_request_asks_once:  # noqa: N801 - named as a sentence in the settings
    """Opens the notebook of a request and throws it away with the answer, also when that is a fault."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        opened = _answers.set({})
        try:
            return self.get_response(request)
        finally:
            _answers.reset(opened)


def asked_once(key: Hashable, ask: Callable[[], T]) -> T:
    """The answer to a question that `key` names in full; of `ask` only when this request does not know it yet."""
    known = _answers.get()
    if known is None:
        return ask()
    if key not in known:
        known[key] = ask()
    answer: T = known[key]
    return answer


def ask_again() -> None:
    """Keep nothing from here to the end of the request: something is about to change, or has changed."""
    if _answers.get() is not None:
        _answers.set(None)
