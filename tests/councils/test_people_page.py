"""Who sits where, and who may know it? And what may the staff do in Django's admin?"""

from datetime import date

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import translation

from councils.enums import Role
from councils.models import Person
from councils.queries.people import rosters
from groundwork.admin import ReadOnlyAdmin
from tests.councils.test_structure_page import words
from tests.factories import councils as make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture
def council():
    """A council with a held seat and its alternate, an empty seat, and a seat without a voice."""
    body = make.body("PSSDC", "council", date(1998, 1, 1))
    new_brunswick = make.jurisdiction("CA-NB", 5, ("New Brunswick", "Nouveau-Brunswick"))
    canada = make.jurisdiction("CA", 1, ("Canada", "Canada"))
    seat = make.seat(body, new_brunswick)
    holder, stand_in = make.person("Mireille Arsenault"), make.person("Paul Hache")
    make.membership(holder, seat, start=date(2024, 1, 1))
    make.membership(stand_in, seat, Role.ALTERNATE, alternate_for=holder)
    make.seat(body, canada)
    make.membership(make.person("Priya Nair"), make.seat(body, weight=0), Role.STAFF)
    return body


def test_seats_stand_in_protocol_order_with_holder_alternates_and_vacancies(council):
    (roster,) = rosters(TODAY, with_names=True)
    assert [seat.key for seat in roster.seats] == ["PSSDC:CA:1", "PSSDC:CA-NB:1", "PSSDC:-:1"]
    canada, new_brunswick, staff = roster.seats
    assert canada.is_vacant
    assert (roster.voices, roster.vacancies) == (2, 1)
    assert new_brunswick.holder.name == "Mireille Arsenault"
    assert [(each.name, each.stands_in_for) for each in new_brunswick.alternates] == [
        ("Paul Hache", "Mireille Arsenault")
    ]
    assert staff.holder.name == "Priya Nair"


def test_a_seat_before_its_holder_came_is_vacant(council):
    (roster,) = rosters(date(2023, 12, 31), with_names=True)
    assert roster.vacancies == 2


def test_without_the_right_no_name_leaves_the_query(council):
    (roster,) = rosters(TODAY, with_names=False)
    assert all(not sitter.name and not sitter.stands_in_for for seat in roster.seats for sitter in seat.sitters)


def test_the_public_sees_seats_and_who_is_signed_in_sees_people(client, council):
    page = words(client.get("/en/structure/members").content.decode())
    assert "New Brunswick" in page
    assert "Mireille Arsenault" not in page
    assert "Paul Hache" not in page
    client.force_login(make.person("Claire Ouellet"))
    assert "Mireille Arsenault" not in words(client.get("/en/structure/members").content.decode())
    client.force_login(Person.objects.get(name="Priya Nair"))
    page = words(client.get("/en/structure/members").content.decode())
    assert "Mireille Arsenault" in page
    assert "Paul Hache" in page


def test_a_day_without_seats_says_so(client, db):
    assert "No seat is recorded for that day." in client.get("/en/structure/members").content.decode()


def test_what_is_not_a_day_is_refused(client, council):
    with translation.override("fr"):
        address = reverse("members")
    assert client.get(f"{address}?au=2026-02-31").status_code == 422


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_however_many_bodies(client, count, django_assert_num_queries):
    for number in range(count):
        body = make.body(f"WG-{number}")
        for place in range(3):
            seat = make.seat(body, make.jurisdiction(f"J{number}-{place}", 10 * number + place))
            make.membership(make.person(f"Person {number} {place}"), seat)
    with django_assert_num_queries(4):
        assert client.get("/en/structure/members").status_code == 200


def test_the_admin_only_shows(client, council):
    models = [model for model in admin.site._registry if model._meta.app_label == "councils"]
    assert len(models) == 12
    staff = Person.objects.create_superuser("staff@concert.example", name="Staff")
    client.force_login(staff)
    for model in models:
        assert isinstance(admin.site._registry[model], ReadOnlyAdmin)
        place = f"admin:councils_{model._meta.model_name}"
        assert client.get(reverse(f"{place}_changelist")).status_code == 200
        assert client.get(reverse(f"{place}_add")).status_code == 403
    page = client.get(reverse("admin:councils_person_change", args=[staff.pk])).content.decode()
    assert "md5$" not in page
    assert client.post(reverse("admin:councils_person_delete", args=[staff.pk]), {"post": "yes"}).status_code == 403
