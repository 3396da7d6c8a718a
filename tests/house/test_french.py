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
TYPOGRAPHY = {
    "a no-break space before a colon": r"[^\s:] :|\w:(?=\s|$)",
    "no space before ; ! ?": r"\s[;!?]",
    "no-break spaces inside « »": r"« |«[^\xa0]| »|[^\xa0]»",
    "a no-break space before % and $": r"\d %|\d%|\d \$",
    "the apostrophe is ’": r"'",
}


def test_nothing_is_said_in_english_alone():
    call_command("gather_messages", check=True)


def test_the_catalogue_holds_only_what_is_said():
    call_command("gather_messages", stale=True)


def test_the_places_of_values_are_the_same():
    wrong = [
        (english, french)
        for english, french in SENTENCES
        if not set(PLACES.findall(french)) <= set(PLACES.findall(english)) | {"%(count)s", "%(counter)s"}
    ]
    assert not wrong


@pytest.mark.parametrize(("form", "against"), TYPOGRAPHY.items())
def test_the_typography_is_canadian(form, against):
    texts = [PLACES.sub("x", french).replace("%%", "%") for _english, french in SENTENCES]
    assert not [text for text in texts if re.search(against, text)], form
