"""How are sessions kept so that those of one person can be ended, and session and person are read at once?

Who asks is the first question of every request. Django asks twice, for the session and for its person; here both
come with one statement, and the person is trusted only after the same check of the session's hash.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.middleware import AuthenticationMiddleware, get_user
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from councils.models import Person
from councils.models.sessions import SignedIn

FIELDS = [field.attname for field in Person._meta.concrete_fields]
WHO = f"""
SELECT session.session_data, session.expire_date, {", ".join(f"person.{name}" for name in FIELDS)}
FROM councils_signedin session LEFT JOIN councils_person person ON person.id = session.person_id
WHERE session.session_key = %s AND session.expire_date > %s"""


class SessionStore(DatabaseStore):
    """Django's own store, with the person beside the key, and read together with it."""

    person: Person | None = None

    @classmethod
    def get_model_class(cls) -> type[SignedIn]:
        return SignedIn

    def create_model_instance(self, data: dict[str, Any]) -> SignedIn:
        row: Any = super().create_model_instance(data)
        row.person_id = int(data[SESSION_KEY]) if data.get(SESSION_KEY) else None
        return row

    def _get_session_from_db(self) -> SignedIn | None:
        with connection.cursor() as cursor:
            cursor.execute(WHO, [self.session_key, timezone.now()])
            found = cursor.fetchone()
        if found is None:
            self._session_key = None
            return None
        data, expires, *person = found
        self.person = Person.from_db(connection.alias, FIELDS, person) if person[0] is not None else None
        return SignedIn(session_key=str(self.session_key), session_data=data, expire_date=expires)


class KnownPersonMiddleware(AuthenticationMiddleware):
    """Django's own, which takes the person who came with the session when the session's hash is theirs."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: known_person(request))  # type: ignore[assignment]


def known_person(request: HttpRequest) -> Person | AnonymousUser:
    """Who this request is from. What is out of the ordinary is left to Django: a changed password, a new login."""
    if hasattr(request, "_cached_user"):
        return request._cached_user
    session: Any = request.session
    hashed, backend = session.get(HASH_SESSION_KEY), session.get(BACKEND_SESSION_KEY)  # reads the row
    person = getattr(session, "person", None)
    if (
        person is not None
        and person.is_active
        and backend in settings.AUTHENTICATION_BACKENDS
        and session.get(SESSION_KEY) == str(person.pk)
        and hashed
        and constant_time_compare(hashed, person.get_session_auth_hash())
    ):
        request._cached_user = person  # type: ignore[attr-defined]
        return person
    return get_user(request)
