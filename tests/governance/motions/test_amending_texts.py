"""Is the text of a carried amendment composed, whatever came before it, and never made up?"""

from hypothesis import given, settings
from hypothesis import strategies as st

from governance.amending import composed, words_of

SOME = ["the", "council", "meets", "twice", "a", "year", "l’été", "aujourd’hui", ","]
WORDS = st.lists(st.sampled_from(SOME), min_size=6, max_size=14)
NEW = st.sampled_from(["often", "never", "two words", "« oui »", ""])


def text(words):
    return " ".join(words)


@given(WORDS)
def test_words_join_to_the_text_again(words):
    assert "".join(words_of(text(words))) == text(words)


@given(WORDS, WORDS)
def test_an_amendment_to_an_unchanged_clause_is_the_clause(base, amended):
    assert composed(text(base), text(base), text(amended)) == text(amended)
    assert composed(text(base), text(amended), text(base)) == text(amended)
    assert composed(text(base), text(amended), text(amended)) == text(amended)


@settings(max_examples=200)
@given(st.data())
def test_changes_apart_give_the_same_text_in_either_order(data):
    base = [f"w{place}" for place in range(data.draw(st.integers(6, 14)))]
    place = data.draw(st.integers(0, len(base) - 4))
    other = data.draw(st.integers(place + 3, len(base) - 1))
    first, second = list(base), list(base)
    first[place], second[other] = data.draw(NEW) or "cut", data.draw(NEW) or "cut"
    one_way = composed(text(base), text(first), text(second))
    both = list(base)
    both[place], both[other] = first[place], second[other]
    assert one_way == composed(text(base), text(second), text(first)) == text(both)


@given(WORDS, WORDS, WORDS)
def test_no_word_is_made_up(base, current, amended):
    found = composed(text(base), text(current), text(amended))
    if found is not None:
        assert set(words_of(found)) <= {*words_of(text(base)), *words_of(text(current)), *words_of(text(amended))}


def test_the_same_words_changed_twice_cannot_be_composed():
    assert composed("meets twice a year", "meets once a year", "meets often a year") is None


def test_two_additions_at_the_same_place_cannot_be_composed():
    assert composed("a b", "a x b", "a y b") is None
