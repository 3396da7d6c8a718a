"""What does the page of a package show, to whom, and does its file come down?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from governance.actions.packages import Wish, request_package
from governance.enums import Edition
from governance.models import Package, PackageDownload
from governance.packages.waiting import compile_package
from tests.factories.builds import gathering_with_papers, made

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
        assert (answer.status_code, answer.url) == (303, address("package", gathering))
    assert Package.objects.count() == 1


def test_while_it_is_made_the_page_asks_again_and_then_is_silent(client, gathering, secretariat):
    client.force_login(secretariat)
    client.post(address("compile_now", gathering))
    answer = client.get(address("package_status", gathering))
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
    for path in (shelf / "packages").rglob("*.pdf"):
        path.unlink()
    client.force_login(member)
    assert client.get(address("package_file", gathering, 1, "en")).status_code == 404


@pytest.mark.parametrize("name", ["package", "package_status", "package_file", "package_page"])
@pytest.mark.parametrize("who", ["stranger", None])
def test_strangers_are_refused_everywhere(client, gathering, ready, house, name, who):
    if who:
        client.force_login(house.people[who])
    more = {"package_file": [1, "en"], "package_page": [1]}.get(name, [])
    assert client.get(address(name, gathering, *more)).status_code == 403


@pytest.mark.parametrize("who", ["member", "observer", "co_chair", "stranger"])
def test_only_the_secretariat_may_press(client, gathering, house, who):
    client.force_login(house.people[who])
    assert client.post(address("compile_now", gathering)).status_code == 403
    assert not Package.objects.exists()


def test_a_failed_version_says_so_and_why(client, gathering, secretariat, monkeypatch):
    monkeypatch.setattr("governance.packages.building.plans_of", lambda *_: 1 / 0)
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


def test_other_editions_are_asked_for_in_the_same_form(client, gathering, ready, secretariat):
    client.force_login(secretariat)
    form = {"edition": "supplement", "since": ready.pk, "tell": "never", "facing": "on"}
    assert client.post(address("compile_now", gathering), form).status_code == 303
    package = Package.objects.latest("version")
    assert (package.edition, package.since, package.tell, package.facing) == ("supplement", ready, False, True)
    answer = client.post(address("compile_now", gathering), {"edition": "record"})
    assert answer.status_code == 422
    assert "No record of decisions of these meetings was circulated yet." in words(answer)


def test_a_member_has_their_own_edition_and_nobody_else(client, house, gathering, member, secretariat):
    client.force_login(member)
    assert "Compile my own edition" in words(client.get(address("package", gathering)))
    assert client.post(address("compile_mine", gathering)).status_code == 303
    compile_package(Package.objects.get().pk)
    page = words(client.get(address("package", gathering)))
    assert "for you alone" in page
    assert client.get(address("package_file", gathering, 1, "en")).status_code == 200
    client.force_login(secretariat)
    assert "Version 1" not in words(client.get(address("package", gathering)))
    for name, more in (("package_file", [1, "en"]), ("package_page", [1]), ("package_file_kind", [1, "both", "zip"])):
        assert client.get(address(name, gathering, *more)).status_code == 403


def test_downloads_are_counted_by_day_and_nobody_is_named(client, gathering, ready, member, secretariat):
    for person in (member, member, secretariat):
        client.force_login(person)
        client.get(address("package_file", gathering, 1, "fr"))
    client.head(address("package_file", gathering, 1, "fr"))
    count = PackageDownload.objects.get()
    assert (count.file.language, count.times) == ("fr", 3)
    assert {field.name for field in PackageDownload._meta.get_fields()} == {"id", "file", "day", "times"}


@pytest.mark.parametrize(
    ("language", "kind", "begins"), [("both", "zip", b"PK"), ("both", "manifest", b"{"), ("fr", "html", b"<!doctype")]
)
def test_every_kind_of_file_comes_down(client, gathering, ready, member, language, kind, begins):
    client.force_login(member)
    answer = client.get(address("package_file_kind", gathering, 1, language, kind))
    assert b"".join(answer.streaming_content).startswith(begins)


def test_it_can_be_read_as_a_page(client, gathering, ready, member):
    client.force_login(member)
    assert 'id="item-1"' in words(client.get(address("package_page", gathering, 1)))
    assert client.get(address("package_page", gathering, 9)).status_code == 404


def test_what_is_made_can_be_stopped_and_what_failed_made_again(client, gathering, secretariat, member):
    client.force_login(secretariat)
    client.post(address("compile_now", gathering))
    assert "Stop version 1" in words(client.get(address("package", gathering)))
    assert client.post(address("stop_package", gathering, 1)).status_code == 303
    assert Package.objects.get().state == "cancelled"
    assert client.post(address("stop_package", gathering, 1)).status_code == 409
    Package.objects.update(state="failed")
    assert "Compile version 1 again" in words(client.get(address("package", gathering)))
    assert client.post(address("package_again", gathering, 1)).status_code == 303
    assert Package.objects.get().state == "queued"
    client.force_login(member)
    assert client.post(address("package_again", gathering, 1)).status_code == 403


def test_what_could_not_be_included_says_why_and_is_tried_again(client, house, shelf, secretariat):
    gathering = gathering_with_papers(house)
    package = made(house, gathering)
    client.force_login(secretariat)
    page = words(client.get(address("package", gathering)))
    assert "1 document is not included; a page stands in its place." in page
    assert "Whoever made it does not allow its pages to be joined with others." in page
    part = package.parts.filter(state="replaced").first()
    assert client.post(address("part_again", gathering, 1, part.pk)).status_code == 303
    assert Package.objects.latest("version").state == "queued"


def test_nothing_above_the_ceiling_is_offered(client, gathering, secretariat, settings):
    gathering.marking = "protected_a"
    gathering.save()
    settings.MARKING_CEILING = "unclassified"
    client.force_login(secretariat)
    page = words(client.get(address("package", gathering)))
    assert "Nothing above" in page
    assert "Compile package, EN and FR" not in page


def test_an_edition_is_named_in_the_list(client, house, gathering, shelf, secretariat):
    made(house, gathering, Wish(Edition.DECISIONS))
    client.force_login(secretariat)
    assert "decisions only" in words(client.get(address("package", gathering)))
