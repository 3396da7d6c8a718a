"""Are words, days, hours and numbers written as Canadian English and Canadian French write them?"""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.utils import formats, timezone
from django.utils.safestring import mark_safe
from django.utils.translation import override

from groundwork import dates_in_words as written
from groundwork.bilingual import Pair
from groundwork.typography import set_in_french, set_in_french_html

N = "\u00a0"


def render(source, language, autoescape=True, **context):
    with override(language):
        return Template(source).render(Context(context, autoescape=autoescape))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("trois choses : une", f"trois choses{N}: une"),
        ("trois choses: une", f"trois choses{N}: une"),
        ("rapides ?", "rapides?"),
        ("rapides?", "rapides?"),
        ("vraiment !", "vraiment!"),
        ("oui ; non", "oui; non"),
        ("« oui »", f"«{N}oui{N}»"),
        ("«oui»", f"«{N}oui{N}»"),
        ("50 %", f"50{N}%"),
        ("50%", f"50{N}%"),
        ("12 000 $", f"12{N}000{N}$"),
        ("1 234 567 lignes", f"1{N}234{N}567 lignes"),
        ("à 14 h 30", f"à 14{N}h{N}30"),
        ("à 14h30", f"à 14{N}h{N}30"),
        ("à 17 h HE", f"à 17{N}h HE"),
        ("le 24 novembre 2026", f"le 24{N}novembre 2026"),
        ("le 1er août", f"le 1er{N}août"),
        ("l'administration", "l’administration"),
        ("aujourd&#x27;hui", "aujourd’hui"),
    ],
)
def test_french_spaces_stand_where_the_office_puts_them(typed, expected):
    assert set_in_french(typed) == expected


@pytest.mark.parametrize(
    "untouched",
    ["https://example.ca:8000/fr", "10:25", "D-2026-021", "années 90", "2026-12-01", "Point 7", "CPSSP",
     "&amp; &lt;", "le 24 et le 25", "en 2026 100 personnes"],
)  # fmt: skip
def test_what_is_not_punctuation_is_left_alone(untouched):
    assert set_in_french(untouched) == untouched


@pytest.mark.parametrize("text", ["« oui » : 14 h 30, 1er août, sont-ils d'accord ?", "12 000 $ et 50 %"])
def test_setting_twice_is_setting_once(text):
    assert set_in_french(set_in_french(text)) == set_in_french(text)


def test_an_inverted_pronoun_stays_on_one_line():
    assert set_in_french_html("Les membres sont-ils d’accord") == (
        'Les membres <span class="nb">sont-ils</span> d’accord'
    )
    assert '<span class="nb">Y a-t-il</span>' not in set_in_french_html("Y a-t-il")
    assert '<span class="nb">a-t-il</span>' in set_in_french_html("Y a-t-il")


def test_tags_pass_untouched():
    assert set_in_french_html('<a href="x:y z : t">a : b</a>') == f'<a href="x:y z : t">a{N}: b</a>'


def test_typo_escapes_what_it_is_given_and_raises_the_first():
    assert render("{{ text|typo }}", "fr", text="<b>1er août : oui") == f"&lt;b&gt;1<sup>er</sup>{N}août{N}: oui"
    assert render("{{ text|typo }}", "fr", text=mark_safe("<b>a : b</b>")) == f"<b>a{N}: b</b>"


def test_typo_leaves_english_alone():
    assert render("{{ text|typo }}", "en", text="50% of it : 'so' 1er") == "50% of it : &#x27;so&#x27; 1er"


def test_typo_takes_the_language_of_the_text():
    assert render('{{ text|typo:"fr" }}', "en", text="oui : non") == f"oui{N}: non"


def test_plain_forms_hold_no_tags():
    assert render("{{ text|typo_plain }}", "fr", text="le 1er août : sont-ils") == f"le 1er{N}août{N}: sont-ils"
    assert render("{{ text|typo }}", "fr", autoescape=False, text="le 1er août <x>") == f"le 1er{N}août <x>"


PAIR = Pair(en="Move the group", fr="Changer l'attache : oui")


def test_said_speaks_the_language_of_the_reader():
    assert render("{{ pair|said }}", "en", pair=PAIR) == "Move the group"
    assert render("{{ pair|said }}", "fr", pair=PAIR) == f"Changer l’attache{N}: oui"


def test_said_marks_the_other_language_when_it_must_borrow_it():
    half = Pair(en="Only <English>")
    assert render("{{ pair|said }}", "fr", pair=half) == '<span lang="en-CA">Only &lt;English&gt;</span>'
    assert render("{{ pair|said_plain }}", "fr", pair=half) == "Only &lt;English&gt;"


def test_other_is_the_side_the_reader_does_not_read():
    assert render("{{ pair|other }}", "en", pair=PAIR) == f'<span lang="fr-CA">Changer l’attache{N}: oui</span>'
    assert render("{{ pair|other }}", "fr", pair=Pair(fr="oui")) == ""


def test_both_sides_come_with_equal_weight_the_readers_first():
    loop = (
        "{% for side in pair|by_language %}{{ side.tag }}|{{ side.name }}|{{ side.text }}|{{ side.mine }};{% endfor %}"
    )
    assert render(loop, "fr", pair=Pair("yes", "oui")) == "fr-CA|Français|oui|True;en-CA|English|yes|False;"


@pytest.mark.parametrize("pair", [{"en": "yes", "fr": "oui"}, ("yes", "oui"), Pair("yes", "oui")])
def test_a_pair_may_be_a_pair_a_couple_or_a_mapping(pair):
    assert render("{{ pair|said }}", "fr", pair=pair) == "oui"


NOVEMBER, FIRST = date(2026, 11, 24), date(2026, 8, 1)


def test_days():
    assert written.day(NOVEMBER, "en") == "November 24, 2026"
    assert written.day(NOVEMBER, "fr") == f"24{N}novembre{N}2026"
    assert written.day_short(NOVEMBER, "en") == "Nov 24, 2026"
    assert written.day_short(NOVEMBER, "fr") == f"24{N}nov.{N}2026"
    assert written.weekday(NOVEMBER, "fr") == "mardi"


def test_the_first_of_a_month_is_an_ordinal_in_french_alone():
    assert written.day(FIRST, "fr") == f"1er{N}août{N}2026"
    assert written.day(FIRST, "en") == "August 1, 2026"
    assert render("{{ d|day }}", "fr", d=FIRST) == f"1<sup>er</sup>{N}août{N}2026"


@pytest.mark.parametrize(
    ("hour", "en", "fr"),
    [
        (time(17, 0), f"5{N}p.m.", f"17{N}h"),
        (time(14, 6), f"2:06{N}p.m.", f"14{N}h{N}06"),
        (time(8, 30), f"8:30{N}a.m.", f"8{N}h{N}30"),
        (time(12, 0), "noon", "midi"),
        (time(0, 0), "midnight", "minuit"),
        (time(0, 5), f"12:05{N}a.m.", f"0{N}h{N}05"),
    ],
)
def test_hours(hour, en, fr):
    assert written.clock(hour, "en") == en
    assert written.clock(hour, "fr") == fr


def test_no_hour_ends_in_double_zero_in_french():
    assert not any("00" in written.clock(time(hour, 0), "fr") for hour in range(24))


def test_the_framework_itself_writes_french_hours_rightly():
    """Django's own French Canadian format wrote 14:05 as « 14 02 05 », and has no « 14 h 05 »."""
    with override("fr"):
        assert formats.time_format(time(14, 5), "TIME_FORMAT") == f"14{N}h{N}05"
        assert formats.date_format(NOVEMBER, "DATE_FORMAT") == f"24{N}novembre{N}2026"
        assert formats.number_format(12345, use_l10n=True, force_grouping=True) == f"12{N}345"
    with override("en"):
        assert formats.date_format(FIRST, "DATE_FORMAT") == "August 1, 2026"
        assert formats.number_format(12345, use_l10n=True, force_grouping=True) == "12,345"


AFTERNOON = datetime(2026, 11, 24, 15, 42, tzinfo=UTC)


def test_a_moment_is_shown_in_the_readers_zone_and_names_it():
    with timezone.override(ZoneInfo("America/Toronto")):
        assert written.moment(AFTERNOON, "en") == f"November 24, 2026, 10:42{N}a.m.{N}ET"
        assert written.moment(AFTERNOON, "fr") == f"24{N}novembre{N}2026, 10{N}h{N}42{N}HE"
    with timezone.override(ZoneInfo("America/Halifax")):
        assert written.moment(AFTERNOON, "fr") == f"24{N}novembre{N}2026, 11{N}h{N}42{N}HA"


def test_a_day_is_the_day_in_the_readers_zone():
    late = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
    with timezone.override(ZoneInfo("America/Toronto")):
        assert written.day(late, "en") == "November 24, 2026"


@pytest.mark.parametrize(
    ("precision", "en", "fr"),
    [("day", "February 1, 2018", f"1er{N}février{N}2018"), ("month", "February 2018", f"février{N}2018"),
     ("year", "2018", "2018"), ("unknown", "date not given", "date non précisée")],
)  # fmt: skip
def test_a_date_is_no_more_exact_than_its_source(precision, en, fr):
    assert written.fuzzy(date(2018, 2, 1), precision, "en") == en
    assert written.fuzzy(date(2018, 2, 1), precision, "fr") == fr


@pytest.mark.parametrize(
    ("first", "last", "en", "fr"),
    [
        (NOVEMBER, NOVEMBER, "November 24, 2026", "24 novembre 2026"),
        (NOVEMBER, None, "November 24, 2026", "24 novembre 2026"),
        (NOVEMBER, date(2026, 11, 25), "November 24 and 25, 2026", "24 et 25 novembre 2026"),
        (date(2026, 11, 9), date(2026, 11, 23), "November 9 to 23, 2026", "du 9 au 23 novembre 2026"),
        (date(2026, 11, 30), date(2026, 12, 1), "November 30 and December 1, 2026",
         "30 novembre et 1er décembre 2026"),
        (date(2026, 12, 31), date(2027, 1, 2), "December 31, 2026 to January 2, 2027",
         "du 31 décembre 2026 au 2 janvier 2027"),
    ],
)  # fmt: skip
def test_spans_of_days(first, last, en, fr):
    assert written.span_of_days(first, last, "en") == en
    assert written.span_of_days(first, last, "fr").replace(N, " ") == fr


def test_thousands():
    assert (written.thousands(12345, "en"), written.thousands(12345, "fr")) == ("12,345", f"12{N}345")
    assert (written.thousands(0.5, "en"), written.thousands(1234.5, "fr")) == ("0.5", f"1{N}234,5")


@pytest.mark.parametrize("filter_name", ["day", "day_short", "day_of_year", "weekday", "clock", "moment", "thousands"])
def test_nothing_is_written_for_nothing(filter_name):
    assert render("{{ none|" + filter_name + " }}", "fr", none=None) == ""


def test_a_filter_may_be_asked_for_the_other_language():
    assert render('{{ d|day:"fr" }} {{ d|day:"en" }}', "en", d=NOVEMBER) == (f"24{N}novembre{N}2026 November 24, 2026")


def test_the_hours_of_a_zone_are_those_of_the_locked_data_and_not_of_the_host():
    """The locked data has British Columbia on daylight time all year since 2026; an older host would say 7 h 42."""
    with timezone.override(ZoneInfo("America/Vancouver")):
        assert written.moment(AFTERNOON, "fr") == f"24{N}novembre{N}2026, 8{N}h{N}42{N}HP"
