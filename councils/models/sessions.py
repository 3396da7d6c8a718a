"""Who is signed in, under which key, until when? The person stands in a column, so that rights can end at once."""

from importlib import import_module

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from councils.models.people import Person


class SignedIn(AbstractBaseSession):
    """A session; `person` is empty while nobody has signed in."""

    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="sessions", db_index=True)

    class Meta(AbstractBaseSession.Meta):
        verbose_name = "session"
        verbose_name_plural = "sessions"

    @classmethod
    def get_session_store_class(cls) -> type:
        """The store that reads and writes these rows."""
        store: type = import_module(settings.SESSION_ENGINE).SessionStore
        return store
