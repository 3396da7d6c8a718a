"""Who is signed in, under which key, until when? The person stands in a column, so that rights can end at once."""

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from councils.models.people import Person


class SignedIn(AbstractBaseSession):
    """A session, read and written by councils.sessions; `person` is empty while nobody has signed in."""

    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="sessions", db_index=True)

    class Meta(AbstractBaseSession.Meta):
        verbose_name = "session"
        verbose_name_plural = "sessions"
