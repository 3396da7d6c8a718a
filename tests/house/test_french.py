"""French is complete, compiled from what the house says, and keeps the forms of Canadian French."""

import re
from pathlib import Path

import polib
import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]
ENTRIES = polib.pofile(str(ROOT / "locale/fr/LC_MESSAGES/django.po"))
SENTENCES = [
    (entry.msgid + entry.msgid_plural, words)
    for entry in ENTRIES
    for words in (entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr])
    if entry.msgctxt != "address" and "/" not in entry.msgid.split(" ")[0]
]
PLACES = re.compile(r"%\(\w+\)[sd]")


def test_nothing_is_said_in_english_alone():
    call_command("gather_messages", check=True)


def test_the_catalogue_holds_only_what_is_said():
    call_command("gather_messages", stale=True)


@pytest.mark.parametrize(("english", "french"), SENTENCES)
def test_the_places_of_values_are_the_same(english, french):
    assert set(PLACES.findall(french)) <= set(PLACES.findall(english)) | {"%(count)s", "%(counter)s"}


@pytest.mark.parametrize(("english", "french"), SENTENCES)
def test_the_typography_is_canadian(english, french):
    text = PLACES.sub("x", french).replace("%%", "%")
    assert not re.search(r"[^\s:] :|\w:(?=\s|$)", text.replace("\xa0:", "")), "a no-break space before a colon"
    assert not re.search(r"\s[;!?]", text), "no space before ; ! ?"
    assert not re.search(r"« |«[^\xa0]| »|[^\xa0]»", text), "no-break spaces inside « »"
    assert not re.search(r"\d %|\d%|\d \$", text), "a no-break space before % and $"
    assert "'" not in text, "the apostrophe is ’"
