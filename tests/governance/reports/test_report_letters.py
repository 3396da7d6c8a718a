"""What do the letters about reports, asks and summaries say, in the language of who reads them?"""

import pytest

from councils.models import Notice
from governance.actions.reports.asks import answer_ask, note_ask
from governance.actions.reports.opening import tell
from governance.mail.message import letter_of
from governance.summaries.compile import compile_summary
from governance.summaries.facts import kept
from governance.summaries.gather import gathered
from groundwork.bilingual import Pair
from tests.factories.house import both
from tests.factories.reports import asking, owed_report, requested

pytestmark = pytest.mark.django_db


def both_sides(notice):
    """The letter as it would go, in both languages."""
    from governance.mail.message import message_of  # noqa: PLC0415 - only here

    return str(message_of(letter_of(notice)).body)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("report.opened", "A report is due on"),
        ("report.due-soon", "A report is due on"),
        ("report.late", "A report was due on"),
    ],
)
def test_authors_are_told_what_is_owed_and_where_to_write_it(house, kind, words):
    report = owed_report(house)
    tell(kind, report)
    body = both_sides(Notice.objects.get())
    assert words in body
    assert f"/reports/{report.pk}" in body
    assert "You receive this because you co-chair WG." in body


def test_the_group_is_told_what_was_said(house, secretariat, group_co_chair):
    ask = asking(house, Pair("Two developers", ""))
    note_ask(ask=ask, for_body=house.bodies["JC"], by=secretariat)
    body = both_sides(Notice.objects.get(kind="ask.noted", person=group_co_chair))
    assert "JC took note of what WG asked" in body
    assert "The secretariat wrote this down on behalf of the table." in body
    assert "Two developers" in body
    answer_ask(ask=ask, for_body=house.bodies["JC"], words=Pair("", "Oui"), by=secretariat)
    assert "Oui" in both_sides(Notice.objects.get(kind="ask.answered", person=group_co_chair))


def test_the_table_is_told_in_a_few_lines(house, monkeypatch, settings, tmp_path, co_chair):
    from contextlib import nullcontext  # noqa: PLC0415 - only here

    monkeypatch.setattr("governance.summaries.gather.snapshot", nullcontext)
    where = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": where}
    asking(house)
    summary = requested(house)
    assert compile_summary(summary.pk)
    body = both_sides(Notice.objects.get(kind="summary.ready", person=co_chair))
    assert "WG: 0 decisions, 0 action items done, 0 late, 1 ask." in body
    assert f"/summaries/{summary.pk}" in body
    summary.refresh_from_db()
    assert kept(gathered(summary))["bodies"] == summary.facts["bodies"]
    assert both("x")
