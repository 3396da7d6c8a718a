"""Does each own part stand by itself: tagged, linked by the names of the others, and the same each time?"""

import io
import json
import subprocess
import sys
from dataclasses import asdict
from itertools import pairwise

import pikepdf
import pytest

from governance.packages.sections import ManifestLine, facing_pairs, manifest_part, own_parts, with_pages
from governance.packages.setting import OwnPart, set_part
from tests.factories.packages import contents, item

ALONE = """
import json, sys
from governance.packages.setting import OwnPart, set_part
assert "django.apps.registry" not in sys.modules or not sys.modules["django.apps"].apps.ready
sys.stdout.buffer.write(set_part(OwnPart(**json.load(sys.stdin)), 0))
"""


def every_part(language, edition="full"):
    closed = item(3, after=120, withheld="interest")
    whole = contents(*contents().meetings[0].items, closed)
    lines = [ManifestLine("a.pdf", "ab" * 32, 12, title="A"), ManifestLine("b.pdf", "cd" * 32, None, "Locked.")]
    return (*own_parts(whole, edition, language), manifest_part(whole, edition, language, lines, lines))


def links_of(pdf):
    annotations = [annotation for each in pdf.pages for annotation in each.get("/Annots", [])]
    return [str(each.A.URI) for each in annotations if "/A" in each and "/URI" in each.A]


@pytest.mark.parametrize("edition", ["full", "decisions", "supplement"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_part_keeps_pdf_ua_and_says_its_language(set_and_opened, language, edition):
    for part in every_part(language, edition):
        pdf = set_and_opened(part)
        assert str(pdf.Root.Lang) == f"{language}-CA"
        assert str(pdf.docinfo["/Title"]) == part.title


def elements_of(node):
    """Every structure element below this one, in the order of reading."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from elements_of(each)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements_of(node.K)


def test_no_level_of_headings_is_skipped_within_a_part(set_and_opened):
    for part in every_part("en"):
        pdf = set_and_opened(part)
        kinds = [str(each.S) for each in elements_of(pdf.Root.StructTreeRoot.K)]
        levels = [int(kind[2:]) for kind in kinds if kind[:2] == "/H" and kind[2:].isdigit()]
        assert levels[0] == 1, part.key
        assert all(after <= before + 1 for before, after in pairwise(levels)), part.key


def test_links_lead_to_parts_by_their_names_and_to_the_agenda_within_the_front(set_and_opened):
    parts = {part.key: part for part in every_part("en")}
    front, second = set_and_opened(parts["front"]), set_and_opened(parts["item:2"])
    assert {"part:item:1", "part:item:2", "part:item:3", "part:carried"} <= set(links_of(front))
    assert {"part:att:12", "part:att:14", "part:front#agenda"} <= set(links_of(second))
    names = front.Root.Names.Dests.Names
    assert "agenda" in [str(names[place]) for place in range(0, len(names), 2)]
    known = {*parts, "att:12", "att:14"}
    for part in parts.values():
        for link in links_of(pikepdf.open(io.BytesIO(set_part(part, 0)))):
            assert link.removeprefix("part:").partition("#")[0] in known


def test_the_drawing_of_lines_says_what_it_shows(set_and_opened):
    (part,) = [each for each in every_part("en") if each.key == "item:2"]
    pdf = set_and_opened(part)
    found = [str(each.Alt) for each in elements_of(pdf.Root.StructTreeRoot.K) if each.S == "/Figure"]
    assert found
    assert found[0].startswith("Today: The Data Driven Intelligence Working Group reports to the Public")


def test_pages_carry_neither_number_nor_marking_of_their_own():
    for part in every_part("en"):
        said = json.dumps(part.data["parts"])
        assert part.key == "front" or "Unclassified" not in said


def test_numbers_of_pages_are_filled_in_without_a_page_more():
    front, *rest = own_parts(contents(), "full", "en")
    numbered = with_pages(front, {part.key: place for place, part in enumerate(rest, start=4)})
    assert [entry["page"] for entry in numbered.data["parts"][0]["contents"]][:2] == ["4", "5"]
    before, after = (pikepdf.open(io.BytesIO(set_part(part, 0))) for part in (front, numbered))
    assert len(before.pages) == len(after.pages)


def test_a_part_is_set_elsewhere_with_the_same_bytes_and_without_settings():
    (part,) = [each for each in every_part("fr") if each.key == "item:2"]
    again = subprocess.run(
        [sys.executable, "-c", ALONE], input=json.dumps(asdict(part)).encode(), capture_output=True, check=True,
        env={"PATH": "/usr/bin"},
    ).stdout  # fmt: skip
    assert again == set_part(part, 0) == set_part(OwnPart(**json.loads(json.dumps(asdict(part)))), 0)


@pytest.mark.parametrize(
    ("english", "french", "pairs"),
    [
        ("a b c", "a b c", [("a", "a"), ("b", "b"), ("c", "c")]),
        ("a c", "a b c", [("a", "a"), (None, "b"), ("c", "c")]),
        ("a b", "x a y", [(None, "x"), ("a", "a"), (None, "y"), ("b", None)]),
        ("", "a", [(None, "a")]),
    ],
)
def test_languages_face_each_other_part_by_part(english, french, pairs):
    assert list(facing_pairs(english.split(), french.split())) == pairs
