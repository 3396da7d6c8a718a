"""Do the small drawings say in words what they show, and does nothing in them need an inline style?"""

import re
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

from groundwork.bilingual import Pair
from groundwork.icons import ICONS
from groundwork.looks import LOOKS, look_of
from groundwork.refusals import Refusal
from groundwork.templatetags import parts

pytestmark = pytest.mark.urls("tests.groundwork.addresses")


def render(source, **context):
    with override("en"):
        return Template(source).render(Context(context))


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_hidden_from_those_who_listen(name):
    assert 'aria-hidden="true"' in parts.icon(name)
    assert "style=" not in ICONS[name]


def test_every_look_names_an_icon_that_is_drawn():
    assert {look.icon for look in LOOKS.values() if look.icon} <= set(ICONS)


def test_a_tag_says_its_state_in_words_shape_and_colour():
    drawn = render('{% outcome "amended" %}')
    assert 'data-s="carried"' in drawn
    assert "Carried as amended" in drawn
    assert "<svg" in drawn


def test_a_state_takes_its_words_from_the_page():
    assert "to come" in render('{% state "open" "to come" kind="action" %}')
    assert look_of("open", "action").family == "grey"
    assert look_of("open").family == "open"
    assert look_of("never-heard-of").family == "grey"


def test_words_in_a_tag_are_escaped():
    assert "&lt;i&gt;" in render('{% tag "noted" words %}', words="<i>")


@pytest.mark.parametrize(
    ("key", "strong"),
    [
        ("joint", 2),
        ("joint_council", 2),
        ("pssdc", 1),
        ("PSSDC", 1),
        ("second", 1),
        ("pscioc", 1),
        ("dm-table", 0),
    ],
)
def test_arcs_tell_the_bodies_apart_by_shape(key, strong):
    assert len(re.findall(r"arc--(first|second)", parts.arcs(key))) == strong


def test_council_reads_a_pair():
    assert "Joint Councils" in render("{% council 'joint' name %}", name=Pair("Joint Councils", "Conseils mixtes"))


def test_the_ring_has_one_seat_for_each_voter():
    ring = parts.seats_ring(11, 16)
    assert ring.count("<circle") == 16
    assert ring.count("seat--on") == 11
    assert "11/16" in ring


@pytest.mark.parametrize("total", [0, 1, 60])
def test_the_ring_bears_any_number_of_seats(total):
    assert parts.seats_ring(0, total).count("<circle") == total


def test_the_trail_is_said_as_well_as_drawn():
    drawn = render('{% thread "done" "none" "doing" "todo" "none" %}')
    assert drawn.count("<circle") == 3
    assert "Recommendation (done), Vote (not needed), Decision (in progress), Effects (to come)" in drawn


def test_the_tally_draws_one_cell_a_voter_and_says_the_figures():
    drawn = render("{% tally agree=14 reservation=1 object=0 stand_aside=1 %}")
    assert drawn.split("</div>")[0].count("<i ") == 16
    assert "<b>0</b>\u00a0object" in drawn
    assert "abstain" not in drawn
    assert "style=" not in drawn


def test_readiness_is_heard_too():
    drawn = render("{% readiness True False %}")
    assert "English: ready" in drawn
    assert "French: missing or to confirm" in drawn


def test_the_way_to_a_page_is_drawn_only_when_there_is_one():
    assert render("{% breadcrumb %} {% endbreadcrumb %}") == ""
    assert "<nav" in render("{% breadcrumb %}<li>x</li>{% endbreadcrumb %}")


def test_a_refusal_says_why():
    html = render_to_string("components/_refusal.html", {"refusal": Refusal("not-open", "Voting is closed.")})
    assert "Voting is closed." in html
    assert 'data-code="not-open"' in html


def test_both_languages_of_a_text_stand_side_by_side():
    with override("en"):
        html = render_to_string("components/_duo.html", {"pair": Pair("Yes", "Oui"), "title": "Text"})
    assert html.index("Yes") < html.index("Oui")
    assert '<div lang="fr-CA">' in html


def test_a_side_that_is_not_written_says_so():
    with override("en"):
        assert "Not written yet" in render_to_string("components/_duo.html", {"pair": Pair("Yes", "")})


def test_the_pager_keeps_the_filters():
    request = RequestFactory().get("/en/decisions?council=pssdc&page=2")
    page = Paginator(range(30), 10).page(2)
    html = render_to_string("components/_pager.html", {"page": page}, request)
    assert "council=pssdc&amp;page=1" in html
    assert "council=pssdc&amp;page=3" in html


def test_the_ring_is_said_in_words():
    with override("en"):
        html = render_to_string("components/_seats.html", {"voted": 11, "total": 16, "quorum": 9, "met": True})
    assert "11 of 16 jurisdictions have voted." in html
    assert "Quorum met (9)." in html


def test_sections_hide_votes_from_those_who_have_none():
    request = RequestFactory().get("/en/")
    request.user = SimpleNamespace(is_authenticated=False)
    names = {item.name for item in parts.sections(Context({"request": request}))}
    assert "votes" not in names


def test_the_section_a_reader_stands_in_is_marked(monkeypatch):
    monkeypatch.setattr("groundwork.navigation.address", lambda name: f"/en/{name}")
    request = RequestFactory().get("/en/actions")
    request.user = SimpleNamespace(is_authenticated=True)
    found = {item.name: item for item in parts.sections(Context({"request": request, "nav_counts": {"votes": 2}}))}
    assert found["decisions"].current == "true"
    assert found["structure"].current == ""
    assert found["votes"].count == 2
