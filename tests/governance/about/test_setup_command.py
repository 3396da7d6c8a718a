"""`manage.py setup`: an empty house is made ready, a full one is left alone, a keeper comes back."""

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from councils.models import Body, BodyComponent, EngagementLevel, Jurisdiction, Membership, Person, Seat
from councils.rules import standing_of
from groundwork.models import LedgerEntry
from groundwork.models import Testimony as Fields
from priorities.models import ResultTier

SECRETARIAT = ["--secretariat", "SEC", "Secretariat of the councils", "Secrétariat des conseils"]
NORTH = ["--council", "NORTH", "Northern Council", "Conseil du Nord"]
SOUTH = ["--council", "SOUTH", "Southern Council", "Conseil du Sud"]
JOINT = ["--joint", "BOTH", "Joint Council", "Conseil mixte"]
ANNE = ["--account", "Anne Roy", "anne@concert.example", "fr"]
BEN = ["--account", "Ben Ross", "ben@concert.example", "en"]
WHERE = ["--address", "https://concert.example.ca/"]
ALL = [*SECRETARIAT, *NORTH, *SOUTH, *JOINT, *ANNE, *BEN, *WHERE]


def test_an_empty_instance_is_made_ready(db):
    call_command("setup", *ALL)
    assert set(Body.objects.values_list("key", "kind")) == {
        ("SEC", "secretariat"),
        ("NORTH", "council"),
        ("SOUTH", "council"),
        ("BOTH", "joint_council"),
    }
    assert BodyComponent.objects.count() == 2
    assert (Jurisdiction.objects.count(), EngagementLevel.objects.count(), ResultTier.objects.count()) == (16, 4, 14)
    assert all(standing_of(person).is_secretariat for person in Person.objects.all())
    assert not Person.objects.filter(is_superuser=True).exists()
    assert LedgerEntry.objects.filter(act="instance.prepared").count() == 1
    assert not Body.objects.filter(illustrative=True).exists()


def test_each_is_invited_in_both_languages_theirs_first(db):
    call_command("setup", *ALL)
    assert [one.to for one in mail.outbox] == [["anne@concert.example"], ["ben@concert.example"]]
    french, english = (one.body for one in mail.outbox)
    assert french.index("Ouvrez une session") < french.index("Sign in here")
    assert english.index("Sign in here") < english.index("Ouvrez une session")
    assert "https://concert.example.ca/fr/" in french
    assert "https://concert.example.ca/en/" in french
    assert "&" not in french


def test_one_council_stands_alone(db):
    call_command("setup", *SECRETARIAT, *NORTH, *ANNE, *BEN)
    assert Body.objects.count() == 2
    assert not Seat.objects.filter(jurisdiction__isnull=False).exists()


def test_each_government_may_have_its_seat(db):
    call_command("setup", *ALL, "--seats")
    assert Seat.objects.filter(jurisdiction__isnull=False).count() == 28


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ([*SECRETARIAT, *NORTH, *ANNE], "two accounts"),
        ([*SECRETARIAT, *NORTH, *ANNE, *ANNE], "two accounts"),
        ([*SECRETARIAT, *NORTH, *JOINT, *ANNE, *BEN], "Name one council"),
        ([*SECRETARIAT, *NORTH, *NORTH, *ANNE, *BEN], "short key"),
        ([*SECRETARIAT, "--council", "A B", "x", "x", *ANNE, *BEN], "short key"),
        ([*SECRETARIAT, "--council", "NORTH", "Northern Council", " ", *ANNE, *BEN], "both languages"),
        ([*SECRETARIAT, *NORTH, *ANNE, "--account", "Ben", "ben@concert.example", "de"], "en or fr"),
        ([*SECRETARIAT, *NORTH, *ANNE, "--account", "Ben", "no address", "en"], "e-mail address"),
        ([*SECRETARIAT, *ANNE, *BEN], "Missing: --council"),
    ],
)
def test_a_plan_that_is_not_complete_is_refused_whole(db, monkeypatch, words, why):
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    with pytest.raises(CommandError, match=why):
        call_command("setup", *words)
    assert not any(model.objects.exists() for model in (Body, Person, Jurisdiction))
    assert not mail.outbox


def test_a_house_in_which_somebody_lives_is_left_alone(db):
    call_command("setup", *ALL)
    with pytest.raises(CommandError, match="already"):
        call_command("setup", *ALL)
    assert Person.objects.count() == 2


def test_a_mail_server_that_fails_undoes_nothing(db, monkeypatch, capsys):
    def refuse(*args):
        raise ConnectionRefusedError("nobody there")

    monkeypatch.setattr("governance.management.commands.setup.invite", refuse)
    call_command("setup", *ALL)
    assert Person.objects.count() == 2
    assert "could not be sent" in capsys.readouterr().err


def test_it_asks_for_what_is_not_said(db, monkeypatch):
    answers = iter(["sec", "Secretariat", "Secrétariat", "north", "Northern", "Nord", "n", "Anne", "", "a@x.example",
                    "fr", "Ben", "b@x.example", "en"])  # fmt: skip
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda label: next(answers))
    call_command("setup")
    assert set(Person.objects.values_list("name", flat=True)) == {"Anne", "Ben"}
    assert Body.objects.filter(key="NORTH").exists()


@pytest.fixture
def prepared(db):
    call_command("setup", *ALL)
    mail.outbox.clear()


def test_a_new_keeper_is_let_in_with_the_reason_in_the_ledger(prepared):
    call_command("setup", "--recover", "--email", "Cleo@concert.example", "--name", "Cleo", "--language", "fr",
                 "--because", "Both had left.", "Les deux étaient partis.")  # fmt: skip
    cleo = Person.objects.get(email="cleo@concert.example")
    assert standing_of(cleo).is_secretariat
    entry = LedgerEntry.objects.get(act="access.recovered")
    assert entry.facts["because"] == {"en": "Both had left.", "fr": "Les deux étaient partis."}
    assert Fields.objects.get(entry=entry).fields["name"] == "concert"
    assert [one.to for one in mail.outbox] == [["cleo@concert.example"]]


def test_a_closed_account_is_opened_again(prepared):
    anne = Person.objects.get(email="anne@concert.example")
    anne.is_active = False
    anne.save()
    call_command("setup", "--recover", "--email", "anne@concert.example")
    assert Membership.objects.filter(person=anne).count() == 1
    assert standing_of(Person.objects.get(pk=anne.pk)).is_secretariat


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--email", "ben@concert.example"], "already"),
        (["--email", "nobody@concert.example"], "Give a name"),
        (["--email", "ben@concert.example", "--because", "One side", " "], "both languages"),
        ([], "--email"),
    ],
)
def test_a_recovery_that_makes_no_sense_is_refused(prepared, words, why):
    with pytest.raises(CommandError, match=why):
        call_command("setup", "--recover", *words)
    assert not LedgerEntry.objects.filter(act="access.recovered").exists()


def test_there_is_nothing_to_recover_in_an_empty_house(db):
    with pytest.raises(CommandError, match="no secretariat"):
        call_command("setup", "--recover", "--email", "a@concert.example", "--name", "A")
