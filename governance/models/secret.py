"""Who took part in a secret ballot, and what do the slips say? Two tables without a shared key, time or order."""

import uuid

from django.db import models
from django.db.models import Q

from councils.models import Person
from governance.models.votes import Elector, VoteEvent


class Participation(models.Model):
    """This seat took part; by whom it acted. Nothing here tells when, or leads to a slip."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    elector = models.OneToOneField(Elector, models.RESTRICT, related_name="participation")
    person = models.ForeignKey(Person, models.RESTRICT, related_name="+")

    def __str__(self) -> str:
        return f"{self.elector}"


class Slip(models.Model):
    """What one voter chose, clause by clause. `code_hash` is of a code that the voter alone knows."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    vote_event = models.ForeignKey(VoteEvent, models.RESTRICT, related_name="slips")
    code_hash = models.CharField(max_length=64, unique=True)
    options = models.JSONField()

    class Meta:
        constraints = [models.CheckConstraint(name="a_slip_says_something", condition=~Q(options={}))]

    def __str__(self) -> str:
        return f"{self.vote_event}"
