"""What does the page of a package show, to whom, and does its file come down?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from governance.actions.packages import request_package
from governance.models import Package
from governance.packages.compile import compile_package

pytestmark = pytest.mark.django_db


@pytest.fixture
def gathering(house, shelf):
    meeting = house.meeting()
    house.item(meeting)
    return meeting.gathering


@pytest.fixture
def ready(gathering, secretariat):
    package = request_package(gathering=gathering, by=secretariat)
    assert compile_package(package.pk)
    return package


def address(name, gathering, *more, language="en"):
    with override(language):
        slug = gathering.slug_fr if language == "fr" else gathering.slug_en
        return reverse(name, args=[slug, *more])


def words(response):
    return " ".join(response.content.decode().split())


def test_it_has_an_address_in_each_language(gathering):
    assert address("package", gathering) == f"/en/meetings/{gathering.slug_en}/package"


def test_before_the_first_one_the_secretariat_is_offered_to_compile(client, gathering, secretariat, member):
    client.force_login(secretariat)
    page = words(client.get(address("package", gathering)))
    assert "Compile package, EN and FR" in page
    assert "No package has been compiled yet." in page
    client.force_login(member)
    assert "Compile package, EN and FR" not in words(client.get(address("package", gathering)))


def test_pressing_asks_for_one_version_however_often_it_is_pressed(client, gathering, secretariat):
    client.force_login(secretariat)
    form = {"once": "6f2b1c8e-3c5f-4a77-9a3e-3d1a5a0e6c11"}
    for _ in range(2):
        answer = client.post(address("compile_now", gathering), form)
        assert (answer.status_code, answer.url) == (302, address("package", gathering))
    assert Package.objects.count() == 1


def test_while_it_is_made_the_page_asks_again_and_then_is_silent(client, gathering, secretariat):
    client.force_login(secretariat)
    answer = client.post(address("compile_now", gathering), headers={"HX-Request": "true"})
    assert 'hx-trigger="every 2s"' in words(answer)
    assert "Version 1 is waiting for the worker." in words(answer)
    package = Package.objects.get()
    Package.objects.claim(package.pk)
    assert "Compiling version 1: 0 of" in words(client.get(address("package_status", gathering)))
    Package.objects.update(state="queued")
    compile_package(package.pk)
    done = words(client.get(address("package_status", gathering)))
    assert "hx-trigger" not in done
    assert "English, version 1" in done


def test_the_part_that_is_asked_again_is_a_piece_of_the_page(client, gathering, ready, secretariat):
    client.force_login(secretariat)
    part = words(client.get(address("package_status", gathering)))
    assert part.startswith('<section id="status"')
    page = words(client.get(address("package", gathering)))
    assert part.split("<ol")[1].split("</ol>")[0] in page


@pytest.mark.parametrize(("language", "kind"), [("en", "package"), ("fr", "cahier")])
def test_a_file_comes_down_under_its_own_name(client, gathering, ready, member, language, kind):
    client.force_login(member)
    answer = client.get(address("package_file", gathering, 1, language))
    content = b"".join(answer.streaming_content)
    assert content.startswith(b"%PDF")
    assert answer["Content-Type"] == "application/pdf"
    slug = gathering.slug_fr if language == "fr" else gathering.slug_en
    assert answer["Content-Disposition"] == f'attachment; filename="{slug}_{kind}_v1_{language.upper()}.pdf"'
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(("version", "language"), [(1, "de"), (9, "en")])
def test_what_is_not_there_is_not_found(client, gathering, ready, member, version, language):
    client.force_login(member)
    assert client.get(address("package_file", gathering, version, language)).status_code == 404


def test_a_file_that_went_missing_is_not_found(client, gathering, ready, member, shelf):
    for path in shelf.rglob("*.pdf"):
        path.unlink()
    client.force_login(member)
    assert client.get(address("package_file", gathering, 1, "en")).status_code == 404


@pytest.mark.parametrize("name", ["package", "package_status", "package_file"])
@pytest.mark.parametrize("who", ["stranger", None])
def test_strangers_are_refused_everywhere(client, gathering, ready, house, name, who):
    if who:
        client.force_login(house.people[who])
    more = [1, "en"] if name == "package_file" else []
    assert client.get(address(name, gathering, *more)).status_code == 403


@pytest.mark.parametrize("who", ["member", "observer", "co_chair", "stranger"])
def test_only_the_secretariat_may_press(client, gathering, house, who):
    client.force_login(house.people[who])
    assert client.post(address("compile_now", gathering)).status_code == 403
    assert not Package.objects.exists()


def test_a_failed_version_says_so_and_why(client, gathering, secretariat, monkeypatch):
    monkeypatch.setattr("governance.packages.compile.render", lambda *_: 1 / 0)
    compile_package(request_package(gathering=gathering, by=secretariat).pk)
    client.force_login(secretariat)
    page = words(client.get(address("package", gathering)))
    assert "This version could not be compiled." in page
    assert "ZeroDivisionError" in page
    assert "Compile package, EN and FR" in page


def test_the_list_asks_the_database_the_same_for_one_and_for_three(client, gathering, secretariat):
    client.force_login(secretariat)
    url = address("package", gathering)
    counts = []
    for _ in range(3):
        compile_package(request_package(gathering=gathering, by=secretariat).pk)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counts.append(len(queries))
    assert len(set(counts)) == 1


def test_either_address_leads_to_the_gathering_and_an_unknown_one_nowhere(client, gathering, member):
    client.force_login(member)
    assert client.get(f"/en/meetings/{gathering.slug_fr}/package").status_code == 200
    assert client.get("/en/meetings/nowhere/package").status_code == 404
