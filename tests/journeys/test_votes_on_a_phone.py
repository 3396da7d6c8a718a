"""Votes on a telephone, in both languages: from the mail, with an objection, changed, recused, clause by clause."""

from datetime import timedelta

import pytest
from django.utils import timezone

from governance.actions.motions.wording import add_clause, make_motion
from governance.actions.votes import close_vote, open_vote
from governance.actions.votes.links import make_link
from governance.actions.votes.voices import offer_proxy
from governance.enums import VoteMethod
from governance.models import Concern, Recusal, Vote, VoteEvent, VoteHistory
from groundwork.bilingual import Pair
from tests.factories.house import tomorrow
from tests.factories.voices import NB, elector_of, with_procedure
from tests.factories.votes import cast
from tests.governance.notices.mail import office, subject, text_of  # noqa: F401
from tests.journeys.phone import Phone, narrow

pytestmark = [
    pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.parametrize("language", ["fr", "en"]),
]  # fmt: skip
SEND = ".actbar button[type=submit]"
REASONS = {"en": "Not before the shared budget is known.", "fr": "Pas avant que le budget commun soit connu."}
LONG = Pair(
    "Interjurisdictional interoperability of authoritative birth registrations, https://example.org/a-long-address/",
    "Interopérabilité intergouvernementale des enregistrements de naissance, https://exemple.org/une-longue-adresse/",
).approved()


@pytest.fixture
def phone(house, office, live_server, settings, page, language) -> Phone:  # noqa: F811
    """The telephone of a member who reads in this language; the links of their mail lead to this server."""
    settings.PUBLIC_URL = live_server.url
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "phone"}}
    member = house.people["member"]
    member.preferred_language = language
    member.save(update_fields=["preferred_language"])
    with_procedure(house, personal_links=True, proxies=True)
    return Phone(page, live_server.url, language, office)


def put(house, *, method=VoteMethod.WRITTEN, clauses=3) -> VoteEvent:
    """A motion of the joint councils, with words as long as real ones."""
    by = house.people["secretariat"]
    motion = make_motion(body=house.bodies["JC"], title=LONG, question=LONG, by=by)
    for _number in range(clauses):
        add_clause(motion=motion, text=LONG, by=by)
    return open_vote(motion=motion, method=method, closes_at=tomorrow(), by=by)


def test_voting_in_favour_takes_two_interactions_from_the_mail(phone, house, member, language):
    """The option in the mail, and the press that confirms it; nobody signs in, where the body allows that."""
    event = put(house)
    opened = phone.gets_mail(member)
    phone.is_known_as(None)
    phone.taps_in_the_mail(next(link for link in opened if "choice=agree" in link))
    assert phone.page.locator("input[name=option]:checked").get_attribute("value") == "agree"
    assert not Vote.objects.exists()
    phone.taps_on(SEND)
    assert phone.taps == 2
    assert {(vote.option, vote.cast_by) for vote in Vote.objects.all()} == {("agree", member)}
    assert Vote.objects.count() == 3
    phone.meets_a_page()
    fingerprint = phone.page.locator(".hash").inner_text()
    (receipt,) = phone.gets_mail(member)
    assert fingerprint in text_of(phone.office.to(member.email)[-1])
    phone.is_known_as(member)
    phone.taps_in_the_mail(receipt)
    assert fingerprint in phone.page.locator("dl.facts").inner_text()
    assert event.reference in phone.page.title()


def test_from_the_page_it_takes_two_as_well(phone, house, member, language):
    event = put(house)
    phone.is_known_as(member)
    phone.goes(phone.address("ballot", event.reference))
    assert not phone.page.locator("input[name=option]:checked").count(), "nothing is chosen before the voter chose"
    phone.taps_on("label.choice:has(input[value=agree])")
    phone.taps_on(SEND)
    assert phone.taps == 2
    assert Vote.objects.filter(option="agree", cast_by=member).count() == 3


def test_an_objection_by_name_is_changed_before_the_close(phone, house, member, co_chair, language):
    with_procedure(house, personal_links=False)
    event = put(house, method=VoteMethod.CONCERNS)
    phone.is_known_as(member)
    phone.taps_in_the_mail(next(link for link in phone.gets_mail(member) if "choice=object" in link))
    phone.taps_on(SEND)
    assert not Vote.objects.exists(), "an objection needs its reason"
    phone.meets_a_page()
    assert phone.page.locator("[aria-invalid=true]").get_attribute("name") == "reason_object"
    phone.page.locator("[name=reason_object]").fill(REASONS[language])
    phone.taps_on(SEND)
    phone.meets_a_page()
    assert phone.says(REASONS[language])
    phone.gets_mail(member)
    told = phone.office.to(co_chair.email)[-1]
    assert "Objection" in subject(told)
    assert "Member wrote this on behalf of New Brunswick" in text_of(told)
    assert REASONS[language] in text_of(told)

    changes = phone.address("ballot", event.reference, query=f"change=1&seat={NB}")
    phone.taps_on(f"a[href^='{changes.replace(':', '%3A')}']")
    phone.taps_on("label.choice:has(input[value=agree])")
    phone.taps_on(SEND)
    phone.meets_a_page()
    assert {vote.option for vote in Vote.objects.all()} == {"agree"}
    assert VoteHistory.objects.filter(option="object").count() == 3
    assert not Concern.objects.filter(lifted_at=None).exists()
    phone.goes(phone.address("ballot", event.reference))
    phone.meets_a_page()
    assert "Member" in phone.page.locator("#concerns").inner_text()


def test_an_interest_is_declared_and_the_rest_is_voted_clause_by_clause(phone, house, member, language):
    event = put(house)
    first, second, third = event.motion.clauses.all()
    phone.is_known_as(member)
    phone.goes(phone.address("ballot", event.reference))
    form = f"form[action='{phone.address('recuse', event.reference)}']"
    phone.taps_on(f"details:has({form}) summary")
    phone.fits()
    phone.page.locator("[name=clause]").select_option(str(second.pk))
    phone.page.locator("[name=interest]").fill(REASONS[language])
    phone.taps_on(f"{form} button")
    assert Recusal.objects.get().clause == second
    phone.meets_a_page()
    phone.taps_on("button[name=show][value=clauses]")
    phone.meets_a_page()
    assert not phone.page.locator(f"[name=clause-{second.pk}-option]").count()
    phone.page.locator(f"[name=clause-{first.pk}-option][value=agree]").check()
    phone.page.locator(f"[name=clause-{third.pk}-option][value=reservation]").check()
    phone.page.locator(f"[name=clause-{third.pk}-reason_reservation]").fill(REASONS[language])
    phone.fits()
    phone.taps_on(SEND)
    phone.meets_a_page()
    said = {vote.clause: (vote.option, vote.reason) for vote in Vote.objects.select_related("clause")}
    assert said == {first: ("agree", ""), third: ("reservation", REASONS[language])}


def test_with_the_keyboard_alone(phone, house, member, language):
    event = put(house)
    phone.is_known_as(member)
    phone.goes(phone.address("ballot", event.reference))
    keyboard = phone.page.keyboard
    phone.tabs_to("a[href='#content']")
    keyboard.press("Enter")
    phone.tabs_to("input[name=option]")
    keyboard.press("Space")
    phone.tabs_to(SEND)
    keyboard.press("Enter")
    phone.page.wait_for_url("**/receipt**" if language == "en" else "**/recu**")
    assert {vote.option for vote in Vote.objects.all()} == {"agree"}
    phone.tabs_to("a[href*='change=1']")
    keyboard.press("Enter")
    phone.page.wait_for_url("**change=1**")
    phone.tabs_to("input[name=option]")
    for _press in range(2):
        keyboard.press("ArrowDown")
    phone.tabs_to("textarea[name=reason_object]")
    keyboard.type(REASONS[language])
    phone.tabs_to(SEND)
    keyboard.press("Enter")
    phone.page.wait_for_url("**/receipt**" if language == "en" else "**/recu**")
    assert {(vote.option, vote.reason) for vote in Vote.objects.all()} == {("object", REASONS[language])}


def test_nothing_runs_out_of_a_screen_of_320_pixels(phone, house, member, language):
    event, ended = put(house), put(house)
    token = make_link(elector=elector_of(house, event), person=member, by=None)
    offer_proxy(seat=house.seats["PSSDC:CA-YT:1"], person=member, event=None,
                until=timezone.localdate() + timedelta(days=9), by=house.people["yukon"])  # fmt: skip
    for key in ("PSSDC:CA:1", "PSCIOC:CA:1", "PSCIOC:CA-YT:1"):
        cast(house, ended, key)
    cast(house, ended, NB, "reservation", LONG.en)
    close_vote(event=ended, by=house.people["secretariat"])
    phone.is_known_as(member)
    with narrow(phone.page, 320):
        for path in (
            phone.address("ballot", event.reference),
            phone.address("ballot", event.reference, query="both=1&by=clause"),
            phone.address("ballot", ended.reference),
            phone.address("motion", event.motion.pk),
            phone.address("voices"),
            phone.address("name_substitute", event.reference),
            phone.address("personal_ballot", token),
            phone.address("personal_ballot", token, query="by=clause"),
            phone.address("receipt", ended.reference, query=f"seat={NB}"),
        ):
            answer = phone.page.goto(phone.base + path)
            assert answer.status == 200, path
            phone.page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")
            phone.fits()
            if language == "fr":  # its words are the longer ones; the colours and the structure are the same
                phone.meets_a_page()
