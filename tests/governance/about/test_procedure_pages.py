"""Where does one read how a body decides, and how does the form set it?"""

import uuid

import pytest

from governance.actions.procedure import set_procedure
from governance.forms.procedure.page import ProcedureForm
from governance.models import Procedure
from governance.rules.procedure import Settings, settings_of
from groundwork.models import LedgerEntry
from tests.factories.house import RULE, both

PAGE, SET = "/en/structure/bodies/jc/how-it-decides", "/en/structure/bodies/jc/how-it-decides/set"
PAGE_FR = "/fr/structure/instances/jc-fr/comment-elle-decide"
SET_FR = f"{PAGE_FR}/fixer"
MOST = 12


def present(house, body="JC"):
    return Procedure.objects.get(body=house.bodies[body])


def typed(house, **changes):
    """The form as a browser sends it back, with these changes; None leaves a field out."""
    form = ProcedureForm(Procedure.objects.filter(body=house.bodies["JC"]).first(), ["PSSDC", "PSCIOC"])
    data = {name: form[name].value() for name in form.fields}
    data |= {"because_en": "Because", "because_fr": "Parce que", "once": str(uuid.uuid4())} | changes
    return {name: value for name, value in data.items() if value is not None and value is not False}


@pytest.mark.parametrize("who", [None, "member", "secretariat"])
def test_everybody_reads_how_a_body_decides(client, house, who):
    if who:
        client.force_login(house.people[who])
    text = client.get(PAGE).content.decode()
    assert "Consensus: carried when no jurisdiction objects." in text
    assert "Fewest seats for a secret ballot" in text
    assert ("Change how it decides" in text) == (who == "secretariat")


def test_the_names_of_who_set_it_are_for_members(client, house, secretariat, member):
    client.force_login(secretariat)
    assert client.post(SET, typed(house, silence_days="4")).status_code == 303
    client.force_login(member)
    assert client.get(PAGE).context["page"].last.name == secretariat.name
    client.logout()
    response = client.get(PAGE)
    text = response.content.decode()
    assert response.context["page"].last.name == ""
    assert "Because" in text
    assert "Set anew: the days to wait for concerns." in text


def test_a_body_of_which_nobody_said_it_says_so(client, house):
    text = client.get("/en/structure/bodies/wg/how-it-decides").content.decode()
    assert "Nobody has set how this body decides. Until then this holds." in text
    assert "No quorum is set." in text


def test_htmx_gets_the_card_and_the_page_of_the_body_leads_there(client, house):
    assert f'hx-get="{PAGE}"' in client.get("/en/structure/bodies/jc").content.decode()
    piece = client.get(PAGE, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in piece
    assert 'id="decides"' in piece


def test_each_language_has_its_address(client, house):
    assert client.get("/fr/structure/instances/jc/comment-elle-decide").headers["Location"] == PAGE_FR
    assert client.get(PAGE_FR).status_code == 200


@pytest.mark.parametrize("who", ["member", "co_chair", "observer", "stranger"])
def test_nobody_else_gets_the_form(client, house, who):
    client.force_login(house.people[who])
    assert client.get(SET).status_code == 403
    assert client.post(SET, typed(house, silence_days="4")).status_code == 403
    assert present(house).version == 1


def test_who_is_not_signed_in_is_asked_to(client, house):
    assert client.get(SET).status_code == 302


@pytest.mark.parametrize("address", [SET, SET_FR])
def test_the_form_shows_what_stands(client, house, secretariat, address):
    client.force_login(secretariat)
    text = client.get(address).content.decode()
    assert 'name="version" value="1"' in text
    assert 'name="rule_method" value="consensus"' in text.replace('type="radio" ', "")
    assert 'name="components"' in text


def test_a_majority_with_a_quorum_and_classes(client, house, secretariat):
    client.force_login(secretariat)
    data = typed(
        house, rule_method="majority", rule_fraction=" 2 / 3 ", rule_compare="at_least", rule_of="in_office",
        voter="seat", quorum="seats", quorum_seats="4", quorum_federal="1", favour_provincial="2", components=None,
        ways=["written", "secret"], room_positions_open=None, proxies="on",
    )  # fmt: skip
    assert client.post(SET, data).headers["Location"] == PAGE
    row = present(house)
    assert row.rule == {
        "method": "majority",
        "threshold": {"fraction": "2/3", "compare": "at_least"},
        "of": "in_office",
        "quorum": {"seats": 4, "classes": [{"orders": ["federal"], "at_least": 1}]},
        "classes": [{"orders": ["provincial"], "at_least": 2}],
    }
    assert (row.ways, row.room_positions_open, row.proxies, row.vote_rule) == (["written", "secret"], False, True, None)


def test_a_vote_after_consensus(client, house, secretariat):
    client.force_login(secretariat)
    data = typed(house, vote_method="majority", vote_fraction="1/2", vote_compare="more_than", vote_tie="co_chairs")
    assert client.post(SET, data).status_code == 303
    row = present(house)
    assert row.rule == RULE
    assert row.vote_rule == {
        "method": "majority", "threshold": {"fraction": "1/2", "compare": "more_than"}, "tie": "co_chairs",
        "voter": "jurisdiction", "quorum": RULE["quorum"], "components": RULE["components"],
    }  # fmt: skip


RICH = {
    "method": "majority",
    "threshold": {"fraction": "3/5", "compare": "more_than"},
    "classes": [{"orders": ["provincial", "territorial"], "at_least": 2}],
}


def test_a_rule_that_the_fields_cannot_hold_is_kept(client, house, secretariat):
    set_procedure(body=house.bodies["JC"], settings=Settings(rule=RICH), by=None)
    client.force_login(secretariat)
    assert 'value="keep"' in client.get(SET).content.decode()
    assert client.post(SET, typed(house, advice_days="15")).status_code == 303
    assert (present(house).rule, present(house).advice_days) == (RICH, 15)


WRONG = [
    ({"rule_method": "acclamation"}, "rule_method"),
    ({"rule_method": "majority", "rule_fraction": "two thirds"}, "rule_fraction"),
    ({"rule_method": "majority", "rule_fraction": "3/2"}, "rule_fraction"),
    ({"rule_method": "majority", "rule_fraction": "0/2"}, "rule_fraction"),
    ({"rule_method": "majority", "rule_fraction": "1/0"}, "rule_fraction"),
    ({"rule_method": "majority", "rule_fraction": ""}, "rule_fraction"),
    ({"rule_method": "majority", "rule_fraction": "2/2", "rule_compare": "more_than"}, "rule_fraction"),
    ({"vote_method": "majority", "vote_fraction": "x" * 100_000}, "vote_fraction"),
    ({"quorum": "seats", "quorum_seats": ""}, "quorum_seats"),
    ({"quorum": "seats", "quorum_seats": "-1"}, "quorum_seats"),
    ({"quorum": "seats", "quorum_seats": "1e3"}, "quorum_seats"),
    ({"quorum": "share", "quorum_fraction": ""}, "quorum_fraction"),
    ({"rule_objections": "-1"}, "rule_objections"),
    ({"favour_federal": "99999999999999999999"}, "favour_federal"),
    ({"ways": []}, "ways"),
    ({"ways": ["telepathy"]}, "ways"),
    ({"ways": ["concerns"], "silence_days": ""}, "ways"),
    ({"silence_days": "0"}, "silence_days"),
    ({"silence_days": "\x00"}, "silence_days"),
    ({"advice_days": ""}, "advice_days"),
    ({"advice_days": "261"}, "advice_days"),
    ({"secret_minimum": "2"}, "secret_minimum"),
    ({"because_fr": ""}, "because_fr"),
    ({"because_en": "x" * 601}, "because_en"),
]


@pytest.mark.parametrize(("wrong", "field"), WRONG)
def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_is_kept(client, house, secretariat, wrong, field):
    client.force_login(secretariat)
    response = client.post(SET, typed(house, **{"because_en": "Kept words", "proxies": "on"} | wrong))
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert present(house).version == 1
    if "because_en" not in wrong:
        assert "Kept words" in response.content.decode()


def test_what_somebody_set_meanwhile_is_said_and_the_second_try_goes_through(client, house, secretariat):
    client.force_login(secretariat)
    stale = typed(house, silence_days="4")
    set_procedure(
        body=house.bodies["JC"], settings=Settings(rule=RULE, proxies=True), because=both("B"), by=secretariat
    )
    response = client.post(SET, stale)
    assert response.status_code == 422
    text = response.content.decode()
    assert "Somebody changed this meanwhile." in text
    assert 'name="version" value="2"' in text
    assert not present(house).silence_days
    assert client.post(SET, stale | {"version": "2", "once": ""}).status_code == 303


def test_a_double_press_sets_it_once(client, house, secretariat):
    client.force_login(secretariat)
    data = typed(house, silence_days="4")
    before = LedgerEntry.objects.count()
    first, second = client.post(SET, data), client.post(SET, data)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.headers["Location"] == second.headers["Location"]
    assert LedgerEntry.objects.count() == before + 1
    assert present(house).version == 2


def test_its_queries_do_not_grow(client, house, secretariat, member, django_assert_max_num_queries):
    client.force_login(member)
    for days in (None, *range(1, 20)):
        if days:
            now = settings_of(present(house))
            given = Settings(**{**now.as_columns(), "ways": now.ways, "silence_days": days})
            set_procedure(body=house.bodies["JC"], settings=given, because=both("B"), by=secretariat)
        with django_assert_max_num_queries(MOST):
            client.get(PAGE)
