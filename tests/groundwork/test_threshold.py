"""Does the threshold ask once, remember, and lead in; and does the same page stand in both languages?"""

import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

from groundwork import context, languages, views

pytestmark = pytest.mark.urls("tests.groundwork.addresses")


def ask(method="get", path="/", **data):
    request = getattr(RequestFactory(), method)(path, data)
    return request


def test_a_first_visit_is_asked_in_both_languages():
    html = views.choose_language(ask()).content.decode()
    assert "Continue in English" in html
    assert "Continuer en français" in html


def test_the_choice_is_remembered_and_leads_in():
    answer = views.choose_language(ask("post", language="fr"))
    assert answer.url == "/fr/"
    assert answer.cookies["django_language"].value == "fr"


def test_a_later_visit_goes_straight_in():
    request = ask()
    request.COOKIES["django_language"] = "fr"
    assert views.choose_language(request).url == "/fr/"
    again = ask(ask="")
    again.COOKIES["django_language"] = "fr"
    assert views.choose_language(again).status_code == 200


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)"])
def test_the_choice_never_leads_out_of_the_house(elsewhere):
    assert views.choose_language(ask("post", language="en", next=elsewhere)).url == "/en/"


def test_an_unknown_language_asks_again():
    assert views.choose_language(ask("post", language="de")).status_code == 200


def test_the_toggle_keeps_the_page_and_its_question():
    with override("en"):
        links = context.language_links(ask(path="/en/thing/D-2026-021?as-of=2026-12-01"))
    assert [link.url for link in links][1] == "/fr/thing/D-2026-021?as-of=2026-12-01"
    assert [link.current for link in links] == [True, False]


def test_an_unknown_page_changes_only_its_prefix():
    assert context.in_language("/en/nowhere?x=1", "fr") == "/fr/nowhere?x=1"
    assert context.in_language("/en", "fr") == "/fr"
    assert context.in_language("/english", "fr") == "/english"


def test_reading_a_page_remembers_its_language():
    answer = languages.remembers_language(lambda request: HttpResponse())(ask(path="/fr/"))
    assert answer.cookies["django_language"].value == "fr"
    assert not languages.remembers_language(lambda request: HttpResponse())(ask(path="/healthz")).cookies


def test_appearance_is_light_dark_or_the_systems():
    assert views.appearance(ask("post", theme="dark")).cookies["theme"].value == "dark"
    assert views.appearance(ask("post", theme="system")).cookies["theme"].value == ""
    assert context.this_house("pink").theme == ""


@pytest.mark.parametrize("template", ["500.html", "400.html", "403_csrf.html"])
def test_a_page_for_the_worst_day_needs_nothing(template):
    html = render_to_string(template)
    assert 'lang="fr-CA"' in html
    assert "secrétariat" in html or "consigné" in html
