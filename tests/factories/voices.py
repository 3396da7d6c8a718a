"""Voices and links ready made: a seat of an open vote, a substitute who accepted, a body with proxies or links."""

from governance.actions.votes.voices import accept_voice, name_substitute
from governance.models import Elector, Procedure

NB = "PSSDC:CA-NB:1"


def elector_of(house, event, key=NB):
    return Elector.objects.get(vote_event=event, seat=house.seats[key])


def substituted(house, event, person, key=NB, by=None):
    """Named by the holder, and accepted."""
    voice = name_substitute(event=event, elector=elector_of(house, event, key), person=person,
                            by=by or house.holder(key))  # fmt: skip
    return accept_voice(voice=voice, by=person)


def with_procedure(house, **settings):
    """The joint council's procedure, with these settings switched on."""
    Procedure.objects.filter(body=house.bodies["JC"]).update(**settings)
