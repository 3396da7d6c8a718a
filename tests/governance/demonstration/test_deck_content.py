"""Does the demonstration say what the deck says, in good French and in good English?"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from governance.demonstration import (
    agenda,
    anomalies,
    background,
    bodies,
    evolution,
    gatherings,
    jurisdictions,
    logic_model,
    people,
    priorities,
    questions,
    recommendation,
    seats,
    slides,
)
from governance.demonstration.shapes import Sourced
from groundwork.bilingual import Pair

MODULES = [
    "agenda",
    "anomalies",
    "background",
    "bodies",
    "evolution",
    "formats",
    "gatherings",
    "jurisdictions",
    "logic_model",
    "measures",
    "next_steps",
    "people",
    "priorities",
    "questions",
    "recommendation",
    "seats",
    "slides",
    "structure",
]
DECK = Path(__file__).with_name("deck.fr.txt").read_text(encoding="utf-8").splitlines(keepends=True)
SLIDE_LINES = {
    1: (1, 14),
    2: (15, 96),
    3: (97, 101),
    4: (102, 115),
    5: (116, 132),
    6: (133, 146),
    7: (147, 253),
    8: (254, 302),
    9: (303, 329),
    10: (330, 354),
    11: (355, 379),
    12: (380, 398),
    13: (399, 403),
}


def plain(text: str) -> str:
    """The text on one line, words cut at a line's end joined, apostrophes straight, in lower case."""
    text = re.sub(r"-\s*\n\s*", "", text).replace("’", "'").replace("\u00a0", " ")
    return re.sub(r"\s+", " ", text).strip().casefold()


SLIDE_TEXT = {number: plain("".join(DECK[first - 1 : last])) for number, (first, last) in SLIDE_LINES.items()}


def everything(found: Any) -> Iterator[Any]:
    """The value and all that it holds."""
    yield found
    if is_dataclass(found):
        found = [getattr(found, field.name) for field in fields(found)]
    elif isinstance(found, dict):
        found = list(found.values())
    if isinstance(found, list | tuple):
        for part in found:
            yield from everything(part)


def contents() -> Iterator[tuple[str, Any]]:
    for name in MODULES:
        for value in vars(import_module(f"governance.demonstration.{name}")).values():
            if isinstance(value, tuple) or (is_dataclass(value) and not isinstance(value, type)):
                yield from ((name, part) for part in everything(value))


CONTENTS = list(contents())
SOURCED = [part for _, part in CONTENTS if isinstance(part, Sourced)]
PAIRS = {part for _, part in CONTENTS if isinstance(part, Pair)}


def french_of(found: Any) -> list[str]:
    return [part.fr for part in everything(found) if isinstance(part, Pair)]


def quoted(record: Sourced) -> list[str]:
    if record.provenance != "deck":
        return [record.deck_words]
    return [record.deck_words, *(text for name in record.QUOTED for text in french_of(getattr(record, name)))]


def sides(language: str) -> set[str]:
    names = {name for pair in PAIRS for name in [pair.side(language)]}
    effects = {
        str(value)
        for _, part in CONTENTS
        if isinstance(part, dict)
        for key, value in part.items()
        if key.endswith(f"_{language}")
    }
    return {text for text in names | effects if text}


def test_what_we_give_as_the_deck_s_words_stands_on_its_slide():
    quotes = [(record, text) for record in SOURCED for text in quoted(record) if text]
    assert len(quotes) > 100
    missing = [
        (record.slides, text)
        for record, text in quotes
        if not any(plain(text) in SLIDE_TEXT[number] for number in record.slides)
    ]
    assert missing == []


def test_every_line_of_the_deck_s_text_is_in_the_demonstration():
    said = " ".join(plain(text) for record in SOURCED for text in quoted(record))
    words_said, words_of_deck = Counter(said.split()), Counter(plain("".join(DECK)).split())
    marks = {"•", "-", "1.", "2.", "90"}
    assert {word for word in words_of_deck if word not in words_said} - marks == set()


def test_records_of_the_deck_name_a_slide_of_it():
    assert [record for record in SOURCED if record.provenance == "deck" and not record.slides] == []
    assert {number for record in SOURCED for number in record.slides} == set(range(1, 14))


def test_what_we_add_is_marked_as_ours():
    ours = [
        *people.PEOPLE,
        *seats.SEATS,
        *agenda.AGENDA,
        *logic_model.NODES,
        *logic_model.LINKS,
        *priorities.PRIORITIES,
        *anomalies.ANOMALIES,
        gatherings.COMING_GATHERING,
        recommendation.RECOMMENDATION,
    ]
    assert [record for record in ours if not record.ours] == []
    assert [
        person.email for person in people.PEOPLE if not re.fullmatch(r"[a-z.]+@concert\.example", person.email)
    ] == []


def test_every_text_is_in_both_languages():
    other_names = {name for body in bodies.BODIES for name in body.other_names}
    assert [pair for pair in PAIRS - other_names if not (pair.en.strip() and pair.fr.strip())] == []
    for _, part in CONTENTS:
        if isinstance(part, dict):
            assert {key[:-3] for key in part if key.endswith("_en")} == {
                key[:-3] for key in part if key.endswith("_fr")
            }


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        ("a no-break space before a colon", r"(?<!\u00a0):"),
        ("no-break spaces inside the quotation marks", r"«(?!\u00a0)|(?<!\u00a0)»"),
        ("no space before ; ! ?", r"[ \u00a0\u202f][;!?]"),
        ("a no-break space before % and $", r"(?<!\u00a0)[%$]"),
        ("a typographic apostrophe", "'"),
        ("French quotation marks", '["“”]'),
        ("no double space and none at the ends", r"  |^\s|\s$"),
    ],
)
def test_french_is_set_as_in_canada(rule, wrong):
    article_forms = {
        text for place in jurisdictions.JURISDICTIONS for text in (place.with_de_fr, place.with_article_fr)
    }
    assert [text for text in sides("fr") | article_forms if re.search(wrong, text)] == [], rule


@pytest.mark.parametrize(
    "wrong", ["['\"]", "[«»]", r"\u00a0", r"  |^\s|\s$", r" [:;!?]", r"(?i)\bto table\b|\btabled\b"]
)
def test_english_is_set_in_its_own_way(wrong):
    assert [text for text in sides("en") if re.search(wrong, text)] == []


def test_the_counts_are_the_deck_s():
    assert [slide.slide for slide in slides.SLIDES] == list(range(1, 14))
    assert len(evolution.TIMELINE_LABELS) == 10
    assert len(evolution.EVOLUTION) == 8
    assert len(background.EXPECTED_OUTCOMES) == 3
    assert len(background.THEMES) == 5
    assert len(background.CHALLENGES) == 4
    assert len({challenge.heading for challenge in background.CHALLENGES}) == 2
    assert len(background.DRIVERS) == 5
    assert [level.level for level in background.LEVELS] == [1, 2, 3, 4]
    assert len(background.ICCS_STATEMENTS) == 3
    assert [question.kind for question in questions.DISCUSSION_QUESTIONS] == [
        "closed",
        "open",
        "open",
        "closed",
        "open",
    ]
    assert [point.key for point in recommendation.POINTS] == [
        "M1",
        "M2",
        "M3",
        "M4",
        "M5",
        "N1",
        "N2",
        "G1",
        "G2",
    ]
    assert [gathering.kind for gathering in gatherings.GATHERINGS] == ["gathering"] * 6 + ["report"]
    assert [anomaly.number for anomaly in anomalies.ANOMALIES] == list(range(1, 13))
    assert [place.protocol_order for place in jurisdictions.JURISDICTIONS] == list(range(16))


def test_the_years_that_stand_twice_still_do():
    twice = [period for period in evolution.EVOLUTION if period.deck_words == "2000 à 2010"]
    assert [period.anomalies for period in twice] == [("period-twice",), ("period-twice",)]
    assert twice[0].statements != twice[1].statements


@pytest.mark.parametrize(
    "found",
    [slides.SLIDES, background.THEMES, background.CHALLENGES, background.DRIVERS, evolution.TIMELINE_LABELS],
)
def test_no_record_stands_twice(found):
    assert len({record.slide if record in slides.SLIDES else record.key for record in found}) == len(found)


def test_anomalies_that_are_named_exist():
    known = {anomaly.key for anomaly in anomalies.ANOMALIES}
    assert {key for record in SOURCED for key in record.anomalies} == known - {"deck-undated"}


def test_no_text_is_too_long_to_be_kept():
    assert max(len(text) for text in sides("fr") | sides("en")) <= 600
    notes = [anomalies.note_of(record) for record in SOURCED]
    assert max(len(side) for note in notes for side in (note.en, note.fr)) <= 600


def test_a_note_holds_what_is_open_in_both_languages():
    note = anomalies.note_of(questions.TODAYS_QUESTION)
    assert "left open by the deck" in note.en
    assert "laisse ouverte" in note.fr
    assert anomalies.note_of(questions.DISCUSSION_QUESTIONS[0]) == Pair()
