"""Does the page in a document's place say in both languages which it is, why, and where to find it?"""

import io
import re

import page
import pikepdf
import pytest
from django.utils import translation

from governance.packages.attachments import kinds
from governance.packages.attachments.place_holder import place_holder, shaped, size_in_words
from governance.packages.attachments.problems import PASSING, PROBLEMS, REMARKS, is_carried, remedy, why
from groundwork.bilingual import Pair

MOMENT = 1_780_000_000


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("problem", [*PROBLEMS, "of another version"])
def test_it_keeps_the_rules_of_accessible_documents(document, tmp_path, problem, language):
    made = place_holder(document(b"x" * 1200), problem, language, moment=MOMENT, where="https://example.org/d/7")
    path = tmp_path / "made.pdf"
    path.write_bytes(made)
    report = page.validate_pdf(str(path), profile="ua1")
    assert report.is_compliant, report
    assert made == place_holder(
        document(b"x" * 1200), problem, language, moment=MOMENT, where="https://example.org/d/7"
    )


def test_it_says_all_that_is_known(document):
    found = document(b"x" * 1_230_000, kinds.DOCX, "Rapport final.docx")
    with translation.override("fr"):
        words = shaped(found, "no_converter", "fr", "https://example.org/d/7", True)
    assert words["title"]["paragraphs"] == [["Un rapport"]]
    assert "LibreOffice" in words["why"]
    texts = {line["text"] for line in words["lines"]}
    assert {"Rapport final.docx", found.sha256, "https://example.org/d/7", "1,2\u00a0Mo"} <= texts


def test_a_title_that_exists_in_the_other_language_alone_is_said_in_it(document):
    found = document(b"x", title=Pair("", "Un rapport"))
    assert shaped(found, "empty", "en", "", False)["title"]["lang"] == "fr"
    assert shaped(document(b"x", title=Pair()), "empty", "en", "", False)["title"]["paragraphs"] == [["report.pdf"]]


def test_its_pages_hold_one_page_with_a_title(document):
    with pikepdf.open(io.BytesIO(place_holder(document(b"x"), "damaged", "fr", moment=MOMENT))) as pdf:
        assert len(pdf.pages) == 1
        assert str(pdf.docinfo["/Title"]) == "Un rapport"
        assert str(pdf.Root.Lang) == "fr-CA"


@pytest.mark.parametrize("code", [*PROBLEMS, *REMARKS])
def test_every_problem_has_words_in_both_languages(code):
    said = {}
    for language in ("en", "fr"):
        with translation.override(language):
            said[language] = (str(why(code)), str(remedy(code)))
    assert said["en"][0] != said["fr"][0]
    assert said["en"][1] != said["fr"][1] or not said["en"][1]
    assert all(re.search(r"\.$", words[0]) for words in said.values())


def test_what_is_unknown_has_words_too_and_is_not_carried():
    assert str(why("of another version"))
    assert not is_carried("of another version")
    assert set(PROBLEMS) >= PASSING


def test_sizes_are_said_as_people_say_them():
    with translation.override("en"):
        assert [size_in_words(size) for size in (0, 1, 4_321, 260_000)] == ["", "0.1 kB", "4.3 kB", "0.3 MB"]
