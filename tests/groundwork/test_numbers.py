"""A number is taken exactly as it was typed in either language, or refused in words; never guessed, never rounded."""

from decimal import Decimal

import pytest
from django import forms
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from groundwork.number_fields import NumberField
from groundwork.numbers import Unit, read_number, write_number
from groundwork.refusals import Refusal

BLANKS = [" ", "\u00a0", "\u202f", "\u2009"]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0", "0"), ("-0", "0"), ("007", "7"), ("12", "12"), ("-3", "-3"), ("−3", "-3"), (" 12 ", "12"),
        ("1234.5", "1234.5"), ("1234,5", "1234.5"), ("1,234.5", "1234.5"), ("1 234,5", "1234.5"),
        ("1.234,5", "1234.5"), ("1,234,567", "1234567"), ("1.234.567", "1234567"), ("1 234 567", "1234567"),
        ("12.50", "12.5"), ("0,25", "0.25"), ("1 234,567", "1234.567"), ("999999999999.999999", "999999999999.999999"),
    ],
)  # fmt: skip
def test_what_can_mean_one_number_only_is_taken_in_both_languages(typed, number, language):
    expected = read_number(typed, language)
    if typed == "999999999999.999999" and language == "fr":
        assert expected.code == "unclear-number"
        return
    assert expected == Decimal(number)


@pytest.mark.parametrize("blank", BLANKS)
def test_every_blank_that_french_types_between_groups_is_taken(blank):
    assert read_number(f"1{blank}234{blank}567,5", "fr") == Decimal("1234567.5")


@pytest.mark.parametrize(
    ("typed", "in_english", "in_french"),
    [("1,234", "1234", "1.234"), ("1.234", "1.234", None), ("0.125", "0.125", None), ("0,125", None, "0.125"),
     ("1234,567", None, "1234.567"), ("12,345", "12345", "12.345")],
)  # fmt: skip
def test_what_the_languages_read_otherwise_is_read_as_the_readers_or_refused(typed, in_english, in_french):
    for language, number in (("en", in_english), ("fr", in_french)):
        found = read_number(typed, language)
        if number is None:
            assert found.code == "unclear-number"
            assert typed in str(found)
        else:
            assert found == Decimal(number)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "typed",
    ["", "-", ".", ",5", "5.", "$12", "NaN", "nan",
     "inf", "-Infinity", "∞", "1e5", "1E30", "10^30", "0x1F", "１２", "١٢", "1_000",
     "N/A", "yes", "See description", "Prototype available", "12 or so", "1/2", "½", "1--2", "--3", "+3", "12%", "12 %",
     "1'234", "1\n2", "1\t234", "<b>1</b>", "1\u200b2"],
)  # fmt: skip
def test_words_and_tricks_never_enter_a_numeric_field(typed, language):
    found = read_number(typed, language)
    assert isinstance(found, Refusal)
    assert found.code == "no-number"
    assert str(found)


@pytest.mark.parametrize(
    "typed", ["12 34", "1 2345", "1,23,456", "1.2.3", "1,234.5,6", "1 234 5,6", "1.234,567.8", "1, 234"]
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_groups_that_are_not_of_three_are_refused(typed, language):
    assert isinstance(read_number(typed, language), Refusal)


def test_what_no_column_holds_is_refused():
    assert read_number("1" + "0" * 30, "en").code == "number-too-large"
    assert read_number("1" + " 000" * 10, "fr").code == "number-too-large"
    assert read_number("1000000000000", "en").code == "number-too-large"
    assert read_number("0.1234567", "en").code == "too-many-decimals"


def test_decimals_are_those_of_the_indicator_and_nothing_is_rounded():
    assert read_number("12.34", "en", Unit(decimals=1)).code == "too-many-decimals"
    assert read_number("12.30", "en", Unit(decimals=1)) == Decimal("12.3")
    assert read_number("12.0", "en", Unit(decimals=0)) == 12
    assert "whole" in str(read_number("12.5", "en", Unit(decimals=0)))


@pytest.mark.parametrize("typed", ["12 %", "12%", "12\u00a0%"])
def test_a_sign_of_per_cent_is_taken_where_the_unit_is_per_cent(typed):
    assert read_number(typed, "fr", Unit(percent=True)) == 12
    assert read_number(typed, "fr").code == "no-number"


@pytest.mark.parametrize(
    ("value", "decimals", "en", "fr"),
    [("1234.5", 1, "1,234.5", "1\u00a0234,5"), ("1234.500000", 1, "1,234.5", "1\u00a0234,5"), ("12", 1, "12.0", "12,0"),
     ("-3", 0, "-3", "-3"), ("12.25", 1, "12.25", "12,25"), ("1E+3", 0, "1,000", "1\u00a0000")],
)  # fmt: skip
def test_a_number_is_written_as_the_reader_writes_it(value, decimals, en, fr):
    assert write_number(Decimal(value), "en", decimals) == en
    assert write_number(Decimal(value), "fr", decimals) == fr


@given(
    st.decimals(min_value=-(10**11), max_value=10**11, places=6, allow_nan=False, allow_infinity=False),
    st.sampled_from(["en", "fr"]),
    st.integers(0, 6),
)
def test_what_is_written_is_read_back(value, language, decimals):
    assert read_number(write_number(value, language, decimals), language) == value


@given(st.text(max_size=30), st.sampled_from(["en", "fr"]))
def test_whatever_is_typed_is_a_finite_number_or_a_sentence(text, language):
    found = read_number(text, language)
    assert isinstance(found, Refusal) or found.is_finite()


def test_a_field_keeps_what_was_typed_and_answers_in_words():
    class OneNumber(forms.Form):
        value = NumberField(unit=Unit(decimals=1), required=False)

    with override("fr"):
        good, bad = OneNumber({"value": "1 234,5"}), OneNumber({"value": "beaucoup"})
        assert good.is_valid()
        assert good.cleaned_data["value"] == Decimal("1234.5")
        assert 'value="beaucoup"' in str(bad["value"])
        assert bad.errors["value"]
        assert 'value="12,5"' in str(OneNumber(initial={"value": Decimal("12.500000")})["value"])
    empty = OneNumber({"value": " "})
    assert empty.is_valid()
    assert empty.cleaned_data["value"] is None
