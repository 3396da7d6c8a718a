"""Do the rights of a person end with their last place, at once, and does nobody come in after that?"""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from councils.actions.corrections import retract
from councils.actions.leaving import end_rights_without_a_place, end_sessions_of_leavers
from councils.actions.memberships import end_membership, replace_holder
from councils.actions.seats import end_seat
from councils.enums import Role
from councils.grounds import recorded
from councils.models import Membership, Person, SignedIn
from councils.queries.leavers import has_left
from governance.sweeping import sweep
from groundwork.bilingual import Pair
from tests.factories import councils as make

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
WHY = Pair("They moved on.", "Autre affectation.")
GROUND = recorded(WHY)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def is_in(client: Client) -> bool:
    return client.get("/en/account/email/").status_code == 200


def end(person: Person, days: int = 0) -> None:
    for held in Membership.objects.standing(TODAY + timedelta(days=min(days, 0) - 1)).of(person):
        end_membership(membership=held, on=TODAY + timedelta(days=days), ground=GROUND, by=None)


@pytest.mark.parametrize("days", [0, -1, -400])
def test_a_term_that_ends_today_or_earlier_ends_every_session_of_its_person(house, days):
    yukon = house.people["yukon"]
    phone, laptop, other = signed_in(yukon), signed_in(yukon), signed_in(house.people["member"])
    end(yukon, days)
    assert not SignedIn.objects.filter(person=yukon).exists()
    assert (is_in(phone), is_in(laptop), is_in(other)) == (False, False, True)


def test_a_term_that_ends_tomorrow_ends_nothing_today(house):
    client = signed_in(house.people["yukon"])
    end(house.people["yukon"], 1)
    assert end_sessions_of_leavers() == 0
    assert is_in(client)


def test_who_keeps_another_place_stays(house):
    yukon = house.people["yukon"]
    make.membership(yukon, make.seat(house.bodies["DM"]), Role.OBSERVER)
    client = signed_in(yukon)
    held = yukon.memberships.get(role="member")
    end_membership(membership=held, on=TODAY, ground=GROUND, by=None)
    assert is_in(client)


def replaced(house) -> None:
    replace_holder(seat=house.seats["PSSDC:CA-YT:1"], person=make.person("New"), role=Role.MEMBER, on=TODAY,
                   ground=GROUND, by=None)  # fmt: skip


def seat_ended(house) -> None:
    end_seat(seat=house.seats["PSSDC:CA-YT:1"], on=TODAY, ground=GROUND, by=None)


def taken_back(house) -> None:
    retract(row=house.people["yukon"].memberships.get(), because=WHY, by=None)


@pytest.mark.parametrize("act", [replaced, seat_ended, taken_back])
def test_however_the_place_ends_the_sessions_end_with_it(house, act):
    client = signed_in(house.people["yukon"])
    act(house)
    assert not is_in(client)


def test_an_end_that_comes_with_the_date_is_swept(house):
    """The term was given an end long ago; yesterday was its last day, and nobody did anything."""
    person = make.person("Jean Gone")
    make.membership(person, make.seat(house.bodies["DM"]), Role.OBSERVER, end=TODAY)
    client, other = signed_in(person), signed_in(house.people["member"])
    assert is_in(client)
    assert sweep().leavers == 1
    assert (is_in(client), is_in(other)) == (False, True)
    assert sweep().leavers == 0


def test_between_the_end_and_the_sweep_somebody_still_signed_in_gets_nothing(house):
    person = make.person("Jean Gone")
    make.membership(person, make.seat(house.bodies["ICCS"], number=2), Role.STAFF, end=TODAY)
    client = signed_in(person)
    roster = client.get("/en/structure/members").content.decode()
    assert "Yukon Cio" not in roster
    assert "Import a roster" not in roster
    assert "yukon@concert.example" not in client.get("/en/structure/members.csv").content.decode()
    for refused in ("members/import", "seats/new", "seats/PSSDC:CA:1/appoint", f"people/{house.people['yukon'].pk}"):
        assert client.get(f"/en/structure/{refused}").status_code == 403
    meeting = house.meeting()
    slug = meeting.gathering.slug_en
    assert client.get(f"/en/meetings/{slug}/agenda").status_code == 403
    assert "Yukon Cio" not in client.get("/en/structure/bodies/pscioc").content.decode()
    assert "Yukon Cio" not in client.get("/en/structure/jurisdictions/ca-yt").content.decode()


def test_administrators_and_who_never_had_a_place_have_not_left(house):
    administrator = Person.objects.create_superuser("root@concert.example", name="Root")
    make.membership(administrator, make.seat(house.bodies["DM"]), Role.OBSERVER, end=TODAY)
    coming = make.person("To come")
    make.membership(coming, make.seat(house.bodies["DM"], number=2), Role.OBSERVER, start=TODAY + timedelta(days=9))
    for person in (administrator, coming, house.people["stranger"], house.people["member"]):
        assert not has_left(person, TODAY)
        client = signed_in(person)
        end_rights_without_a_place(person)
        assert is_in(client)


# Coming in again ----------------------------------------------------------------------------------------------------


@pytest.fixture
def gone(house) -> Person:
    """Somebody whose only term ended yesterday, with every key that an account can have."""
    person = house.people["yukon"]
    person.set_password("a long enough password")
    person.save(update_fields=["password"])
    end(person, -1)
    return person


def test_a_code_by_mail_no_longer_opens_the_door(client, gone, mailoutbox):
    client.post("/en/account/login/code/", {"email": gone.email}, follow=True)
    code = re.search(r"^ {4}(\S+)$", mailoutbox[0].body, re.MULTILINE)[1]
    answer = client.post("/en/account/login/code/confirm/", {"code": code})
    assert answer.status_code == 403
    html = answer.content.decode()
    assert "Your last term has ended, and with it your access." in html
    assert "_auth_user_id" not in client.session
    assert not is_in(client)


def test_a_code_asked_for_before_the_end_does_not_either(client, house, mailoutbox):
    person = house.people["yukon"]
    client.post("/en/account/login/code/", {"email": person.email}, follow=True)
    code = re.search(r"^ {4}(\S+)$", mailoutbox[0].body, re.MULTILINE)[1]
    end(person)
    assert client.post("/en/account/login/code/confirm/", {"code": code}).status_code == 403
    assert "_auth_user_id" not in client.session


def test_a_password_no_longer_does(client, gone):
    answer = client.post("/en/account/login/", {"login": gone.email, "password": "a long enough password"})
    assert answer.status_code == 403
    assert "_auth_user_id" not in client.session


def test_a_second_factor_begun_before_the_end_does_not_either(client, house):
    person = house.people["yukon"]
    person.set_password("a long enough password")
    person.save(update_fields=["password"])
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    assert Authenticator.objects.filter(user=person).exists()
    assert EmailAddress.objects.filter(user=person).exists()
    first = client.post("/en/account/login/", {"login": person.email, "password": "a long enough password"})
    assert first.status_code == 302
    assert "2fa/authenticate" in first.url
    end(person)
    code = f"{hotp_value(secret, next(yield_hotp_counters_from_time())):06}"
    trust = client.post(first.url, {"code": code})
    assert client.post(trust.url, {"action": "trust"}).status_code == 403
    assert not is_in(client)


def test_who_comes_back_is_told_from_which_day(client, gone, house):
    make.membership(gone, make.seat(house.bodies["DM"]), Role.OBSERVER, start=TODAY + timedelta(days=9))
    answer = client.post("/en/account/login/", {"login": gone.email, "password": "a long enough password"})
    assert "Your next term begins on" in answer.content.decode()


def test_the_cast_of_the_demonstration_leaves_like_everybody(client, gone, settings):
    settings.DEMO = True
    Person.objects.filter(pk=gone.pk).update(illustrative=True)
    assert client.post(reverse("cast_sign_in"), {"email": gone.email}, HTTP_HOST="127.0.0.1").status_code == 403
    assert "_auth_user_id" not in client.session
