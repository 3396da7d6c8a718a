"""When is the demonstration not loaded, and what is left when loading is cut off?"""

import pytest
from django.core.management import CommandError, call_command

from councils.models import Body, Jurisdiction, Person
from governance.demonstration.loading import whole
from groundwork.models import LedgerEntry


def test_it_is_refused_outside_the_demonstration(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("demo")


def test_who_is_refused_too(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("demo", "--who")


def test_it_is_refused_where_somebody_lives(db):
    Person.objects.create_user("keeper@concert.example", name="Keeper")
    with pytest.raises(CommandError, match="other councils"):
        call_command("demo")
    assert not Body.objects.exists()


def test_a_load_that_is_cut_off_leaves_an_empty_house(db, monkeypatch):
    def cut_off(made):
        raise KeyboardInterrupt

    steps = list(whole.STEPS)[:4]
    monkeypatch.setattr(whole, "STEPS", (*steps, cut_off))
    with pytest.raises(KeyboardInterrupt):
        whole.load_demonstration()
    assert not any(model.objects.exists() for model in (Body, Person, Jurisdiction))
    assert not LedgerEntry.objects.exists()
