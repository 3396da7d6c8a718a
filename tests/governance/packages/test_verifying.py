"""Does the command compile, and does it notice whatever is not as it was?"""

from io import StringIO

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from governance.packages import kept
from tests.factories.builds import gathering_with_papers, made
from tests.governance.packages.test_building import FILES

pytestmark = pytest.mark.django_db
REAL = pytest.mark.django_db(transaction=True)


@pytest.fixture
def gathering(house, shelf):
    meeting = house.meeting()
    house.item(meeting)
    return meeting.gathering


@REAL
def test_the_command_compiles_and_verifies(house, shelf):
    gathering = gathering_with_papers(house)
    said = StringIO()
    secretariat = house.people["secretariat"]
    call_command("compile_package", gathering.slug_fr, "--as", secretariat.email.upper(), stdout=said)
    assert said.getvalue().count("_v1") == len(FILES)
    call_command("compile_package", gathering.slug_en, "--verify", stdout=said)
    assert "byte for byte" in said.getvalue()
    assert "others" not in said.getvalue()
    house.item(gathering.meetings.get())
    call_command("compile_package", gathering.slug_en, "--verify", stdout=said)
    assert "Today's facts are others" in said.getvalue()


def test_the_command_notices_a_file_that_was_changed(house, gathering, shelf):
    made(house, gathering)
    next(shelf.rglob("*_EN.pdf")).write_bytes(b"other")
    with pytest.raises(CommandError, match="came out otherwise: pdf en"):
        call_command("compile_package", gathering.slug_en, "--verify")


def test_the_command_says_what_was_lost(house, gathering, shelf):
    package = made(house, gathering)
    default_storage.delete(kept.place_of("kept", package.facts_hash, ".json"))
    with pytest.raises(CommandError, match="facts is lost"):
        call_command("compile_package", gathering.slug_en, "--verify")


@pytest.mark.parametrize("words", [["nowhere"], ["nowhere", "--verify"]])
def test_the_command_says_what_is_missing(db, words):
    with pytest.raises(CommandError, match="no gathering nowhere"):
        call_command("compile_package", *words)
