"""What becomes of a text on its way to the page?"""

import typst

from groundwork.bilingual import Pair
from groundwork.typesetting.setting import fonts
from groundwork.typesetting.texts import UNDRAWABLE, cleaned, drawable, one_line, run, typeset


def test_french_gets_its_spaces_and_apostrophes():
    assert typeset("L'ordre du jour : 14h30 ?", "fr") == "L’ordre du jour\u00a0: 14\u00a0h\u00a030?"
    assert typeset("Agenda: 2:30 p.m.", "en") == "Agenda: 2:30 p.m."


def test_letters_are_composed_and_unknown_ones_squared():
    assert cleaned("e\u0301") == "é"
    assert cleaned("日a") == f"{UNDRAWABLE}a"


def test_signs_that_nobody_sees_are_dropped_and_line_ends_made_one():
    assert cleaned("a\u0000\u202eb\r\nc\u2028d\te") == "ab\nc\nd e"


def test_a_text_is_paragraphs_of_lines():
    assert run(Pair("One\ntwo\n\n\nthree", ""), "en")["paragraphs"] == [["One", "two"], ["three"]]


def test_a_missing_side_is_lent_and_says_so():
    lent = run(Pair("English", " "), "fr")
    assert (lent["lang"], lent["spare"]) == ("en", True)
    assert run(Pair(), "fr") is None
    assert one_line(Pair("English\nonly", ""), "fr") == "English only"


def test_a_stale_pair_says_so():
    assert run(Pair("a", "b", "draft", "stale"), "en")["stale"]
    assert not run(Pair("a", "b"), "en")["stale"]


def test_the_fonts_draw_every_letter_of_the_list():
    letters = "".join(sorted(drawable()))
    source = '#set document(title: "x")\n#for letter in sys.inputs.data.clusters() [#letter #parbreak()]'
    file = typst.compile(
        source.encode(),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": " ".join(letters)},
        pdf_standards=["ua-1", "a-2a"],
    )
    assert file
    assert {"é", "Œ", "’", "\u00a0", "→", "ᓄ", UNDRAWABLE} <= drawable()
