"""Is the connection to the database still there? Looked at before each request, without a trip to the server."""

from collections.abc import Callable
from select import POLLIN, poll

from django.db import connection
from django.http import HttpRequest, HttpResponse


class connections_are_looked_at:  # noqa: N801 - named as a sentence in the settings
    """Spares a request the question `SELECT 1`: of a server that went away this machine knows the socket closed.

    A resting connection has nothing to read. Where there is something, a farewell or an end, Django's own check
    follows, and finds the new server.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        raw = connection.connection
        if raw is not None and not raw.closed and not has_something_to_read(raw.pgconn.socket):
            connection.health_check_done = True  # type: ignore[attr-defined]
        return self.get_response(request)


def has_something_to_read(socket: int) -> bool:
    """Whether anything waits at this end of the connection, be it the end itself."""
    ear = poll()
    ear.register(socket, POLLIN)
    return bool(ear.poll(0))
