"""Two languages, one record: what an edit of one side does to the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundwork.bilingual import Pair, TextState, refuse_unready, written


def test_an_edit_of_one_side_makes_the_other_stale():
    pair = Pair("Yes", "Oui").approved().revised(en="No", fr="Oui")
    assert (pair.en_state, pair.fr_state) == (TextState.DRAFT, TextState.STALE)
    assert pair.unready() == ("fr",)


def test_confirming_the_stale_side_makes_it_match():
    pair = Pair("Yes", "Oui").approved().revised(en="No", fr="Oui").confirmed("fr")
    assert pair.matches


def test_both_sides_edited_together_match():
    assert Pair("Yes", "Oui").revised(en="No", fr="Non").matches


def test_a_side_left_empty_is_to_be_translated():
    assert written("Yes", " ").fr_state == TextState.TO_TRANSLATE
    assert not written("Yes", "").matches


def test_a_stale_side_stays_stale_when_nothing_changes():
    pair = Pair("Yes", "Oui").revised(en="No", fr="Oui")
    assert pair.revised(en="No", fr="Oui") == pair


def test_the_reader_gets_the_other_side_when_theirs_is_empty():
    assert Pair("Yes", "").read("fr") == "Yes"
    assert Pair("Yes", "").side("fr") == ""


def test_the_refusal_names_the_text_and_the_language():
    refusal = refuse_unready([("clause M1", Pair("Yes", "")), ("clause M2", Pair("No", "Non"))])
    assert refusal is not None
    assert "clause M1" in str(refusal)
    assert "French" in str(refusal)
    assert "M2" not in str(refusal)


@pytest.mark.parametrize("pair", [Pair("Yes", "Oui"), Pair("Yes", "Oui").approved()])
def test_a_pair_that_matches_is_not_refused(pair):
    assert refuse_unready([("title", pair)]) is None


@given(st.lists(st.tuples(st.sampled_from(["a", "b", ""]), st.sampled_from(["x", "y", ""])), max_size=8))
def test_after_any_edits_no_side_is_ready_that_is_empty_or_did_not_follow(edits):
    pair = Pair()
    for en, fr in edits:
        before = pair
        pair = pair.revised(en=en, fr=fr)
        for code, side, other_changed in (("en", en, fr != before.fr), ("fr", fr, en != before.en)):
            same = side == before.side(code)
            if not side or (same and other_changed):
                assert code in pair.unready()
