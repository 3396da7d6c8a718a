"""A secret ballot: that a seat took part is known, what it chose is nobody's knowledge, the database's included."""

import json
import re

import pytest
from django.db import IntegrityError, connection, transaction

from governance.actions.votes import cast_slip, close_vote, open_vote, recuse
from governance.enums import VoteMethod
from governance.models import Participation, Slip, Vote
from groundwork.models import LedgerEntry
from tests.factories.decisions import refused
from tests.factories.house import tomorrow
from tests.factories.ways import elector, motion, procedure, put

KEYS = ["PSSDC:CA:1", "PSSDC:CA-NB:1", "PSSDC:CA-YT:1"]


@pytest.fixture
def event(house):
    return put(house, VoteMethod.SECRET)


def slip(house, event, key, option="for", **more):
    return cast_slip(event=event, elector=elector(house, event, key), by=house.holder(key),
                     options=dict.fromkeys(event.motion.clauses.all(), option), **more)  # fmt: skip


def posted(event, option="for", nonce="n" * 16, seat="PSSDC:CA-NB:1"):
    chosen = {f"clause-{clause.pk}-option": option for clause in event.motion.clauses.all()}
    return {"seat": seat, "nonce": nonce, **chosen}


def cast(client, event, **more):
    return client.post(f"/en/votes/{event.reference}/slip", posted(event, **more))


def code_in(text):
    return re.search(r"<b>([2-9A-Z]{4}(?:-[2-9A-Z]{4}){3})</b>", text)[1]


def test_the_page_asks_for_no_reason_and_says_that_it_cannot_be_changed(client, event, member):
    client.force_login(member)
    text = client.get(f"/en/votes/{event.reference}").content.decode()
    assert "Cast my slip" in text
    assert "cannot be changed" in text
    assert "reason" not in text[text.index('id="ballot"') : text.index("Cast my slip")]
    assert "tied to nobody" in text


def test_the_answer_to_the_press_shows_the_code_once(client, event, member):
    client.force_login(member)
    response = cast(client, event)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert code_in(response.content.decode())
    receipt = client.get(f"/en/votes/{event.reference}/receipt").content.decode()
    assert "Your slip is cast" in receipt
    assert "The code was shown once" in receipt
    assert "This seat has taken part." in client.get(f"/en/votes/{event.reference}").content.decode()


def test_the_press_that_comes_twice_shows_the_same_code(client, event, member):
    client.force_login(member)
    first, second = (code_in(cast(client, event).content.decode()) for _press in range(2))
    assert first == second
    assert Slip.objects.count() == 1
    assert LedgerEntry.objects.filter(act="vote.took-part").count() == 1


def test_a_second_slip_is_refused(client, event, member):
    client.force_login(member)
    cast(client, event)
    response = cast(client, event, option="against", nonce="m" * 16)
    assert response.status_code == 409
    assert "A slip cannot be changed." in response.content.decode()
    assert Slip.objects.count() == 1


def test_a_slip_answers_every_clause(client, event, member):
    client.force_login(member)
    data = posted(event)
    data.pop(next(key for key in data if key.endswith("-option")))
    response = client.post(f"/en/votes/{event.reference}/slip", data)
    assert response.status_code == 422
    assert 'value="nnnnnnnnnnnnnnnn"' in response.content.decode()
    assert not Slip.objects.exists()


def test_nobody_else_casts_it_and_it_is_cast_in_no_other_way(client, house, event, secretariat):
    with refused("no-voting-seat"):
        cast_slip(event=event, elector=elector(house, event, KEYS[0]), by=secretariat,
                  options=dict.fromkeys(event.motion.clauses.all(), "for"))  # fmt: skip
    client.force_login(house.holder(KEYS[0]))
    client.post(f"/en/votes/{event.reference}/cast", {"seat": KEYS[0], "option": "for"})
    assert not Vote.objects.exists()


def rows(table, columns="*"):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {table}")
        return cursor.fetchall()


@pytest.mark.django_db(transaction=True)
def test_no_row_ties_a_seat_to_a_choice(house):
    """Both tables in full: no shared key or number, no time, one writing transaction, and no order of casting."""
    event = put(house, VoteMethod.SECRET)
    for key, option in zip(KEYS, ["for", "against", "abstain"], strict=True):
        slip(house, event, key, option)
    slips, took_part = rows("governance_slip"), rows("governance_participation")
    assert len(slips) == len(took_part) == 3
    said = {str(cell) for row in slips for cell in row} - {str(event.pk)}
    known = {str(cell) for row in took_part for cell in row} - {str(event.pk)}
    assert not {cell for cell in said & known if len(cell) > 8}
    for table in ("governance_slip", "governance_participation"):
        assert len(set(rows(table, "xmin"))) == 1
        with connection.cursor() as cursor:
            cursor.execute("SELECT data_type FROM information_schema.columns WHERE table_name = %s", [table])
            assert not {kind for (kind,) in cursor.fetchall() if "time" in kind or "date" in kind}
    entries = LedgerEntry.objects.filter(act="vote.took-part")
    assert [set(entry.facts) for entry in entries] == [{"seat"}] * 3
    hashes, options = {row[1] for row in rows("governance_slip", "id, code_hash")}, {"for", "against", "abstain"}
    told = json.dumps([entry.facts for entry in LedgerEntry.objects.exclude(act="vote.opened")], default=str)
    assert not [word for word in hashes | options if f'"{word}"' in told]


def test_the_order_of_the_rows_is_drawn_anew(house, event):
    orders = set()
    for key in KEYS:
        slip(house, event, key)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM governance_participation ORDER BY ctid")
        orders = {row for (row,) in cursor.fetchall()}
    assert len(orders) == 3  # numbers that are random: none tells which was first
    assert all(row.version == 4 for row in orders)


@pytest.mark.parametrize("sql", [
    "UPDATE governance_slip SET options = '{}'", "DELETE FROM governance_slip",
    "DELETE FROM governance_participation", "TRUNCATE governance_slip"])  # fmt: skip
def test_a_slip_is_never_changed_or_taken_away(house, event, sql):
    slip(house, event, KEYS[0])
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(sql)


def test_the_slips_are_listed_by_the_hash_of_their_code_and_ones_own_is_found(client, house, event, secretariat):
    codes = [slip(house, event, key, option) for key, option in zip(KEYS, ["for", "for", "against"], strict=True)]
    assert close_vote(event=event, by=secretariat).outcome == "carried"
    client.force_login(house.people["member"])
    text = client.get(f"/en/votes/{event.reference}").content.decode()
    listed = re.findall(r'hash small">([0-9a-f]{16})', text)
    assert listed == sorted(listed)
    assert len(listed) == 3
    small = f"{codes[2][:4]} {codes[2][4:].lower()}"
    response = client.post(f"/en/votes/{event.reference}/slips", {"code": small})
    found = response.content.decode()
    row = found[found.index('<tr aria-current="true">') :]
    assert "Against" in row[: row.index("</tr>")]
    assert "no-store" in response["Cache-Control"]
    wrong = client.post(f"/en/votes/{event.reference}/slips", {"code": "ABCD"}).content.decode()
    assert "No slip of this vote has that code." in wrong


def test_too_few_slips_are_not_listed(client, house, event, secretariat):
    slip(house, event, KEYS[0])
    slip(house, event, KEYS[1])
    close_vote(event=event, by=secretariat)
    client.force_login(house.people["member"])
    text = client.get(f"/en/votes/{event.reference}").content.decode()
    assert "Fewer than 3 slips were cast" in text
    assert Slip.objects.first().code_hash[:16] not in text


def test_a_ballot_among_too_few_is_refused(house, secretariat):
    procedure(house, secret_minimum=4)
    with refused("too-few-for-secrecy"):
        open_vote(motion=motion(house), method=VoteMethod.SECRET, closes_at=tomorrow(), by=secretariat)


def test_participation_is_visible(client, house, event, secretariat):
    slip(house, event, KEYS[0])
    client.force_login(secretariat)
    text = client.get(f"/en/votes/{event.reference}").content.decode()
    assert "1 of 3 seats has voted." in text
    assert Participation.objects.get().person == house.holder(KEYS[0])


def test_it_closes_with_the_last_slip(client, house, secretariat):
    procedure(house)
    event = open_vote(motion=motion(house), method=VoteMethod.SECRET, closes_at=tomorrow(), by=secretariat,
                      when_all_voted=True)  # fmt: skip
    for key in KEYS:
        client.force_login(house.holder(key))
        assert code_in(cast(client, event, seat=key).content.decode())
    event.refresh_from_db()
    assert (event.state, event.outcome) == ("closed", "carried")


def test_an_interest_is_declared_in_the_whole_and_before_the_slip(house, event, member):
    own = elector(house, event, KEYS[1])
    with refused("whole-only"):
        recuse(event=event, elector=own, interest="Ours", language="en", by=member, clause=event.motion.clauses.first())
    slip(house, event, KEYS[1])
    with refused("slip-cast"):
        recuse(event=event, elector=own, interest="Ours", language="en", by=member)
