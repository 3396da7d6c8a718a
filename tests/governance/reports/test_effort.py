"""How is an effort read, as English and French write numbers?"""

from decimal import Decimal

import pytest
from django.utils.translation import override

from governance.forms.reports.effort import read_effort
from governance.forms.reports.writing import ReportForm


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("1,234.5", "en", "1234.5"),
        ("1 234,5", "fr", "1234.5"),
        ("1\u00a0234,5", "fr", "1234.5"),
        ("1\u202f234,5", "en", "1234.5"),
        ("1.234,5", "fr", "1234.5"),
        ("12", "fr", "12.0"),
        ("12.5", "fr", "12.5"),
        ("12,5", "en", "12.5"),
        ("1,234", "en", "1234.0"),
        ("1.234", "fr", "1234.0"),
        ("0", "en", "0.0"),
    ],
)
def test_it_is_read(text, language, days):
    assert read_effort(text, language) == Decimal(days)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("twelve", "en"), ("douze", "fr"), ("1,234", "fr"), ("1.234", "en"), ("12.55", "en"), ("1.2.3", "en"),
        ("", "en"), ("12345678", "en"), ("1,23,456", "en"), ("١٢", "en"), ("1e3", "en"),
    ],
)  # fmt: skip
def test_what_is_no_number_or_may_be_two_is_not_read(text, language):
    assert read_effort(text, language) is None


@pytest.mark.parametrize(("language", "example"), [("en", "1,234.5"), ("fr", "1 234,5")])
def test_the_form_says_how_and_that_effort_is_not_negative(language, example):
    with override(language):
        form = ReportForm({"effort_used": "douze", "effort_promised": "-1"})
        assert example in form.errors["effort_used"][0]
        assert "effort_promised" in form.errors
