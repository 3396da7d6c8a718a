"""Every stored verdict is judged once more: identical, or an incident that names the first difference."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from governance.actions.votes import cast_slip, close_vote, count_hands
from governance.enums import VoteMethod
from governance.models import Attendance, ClauseVerdict
from governance.rechecking import recheck, recheck_all
from groundwork.models import Incident
from tests.factories.ways import elector, put, room
from tests.governance.votes.ballots import closed

ON_STORED = "governance_clauseverdict"


def tampered(sql, table=ON_STORED):
    """What the guards refuse, done with the guards put aside, as somebody with the keys of the database could."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(sql)
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def told(event):
    out = StringIO()
    call_command("verdict", vote=event.reference, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("but", [{}, {"PSCIOC:CA-YT:1": ("object", "No")}])
def test_a_stored_verdict_is_identical(house, but):
    event = closed(house, but=but)
    assert recheck(event) is None
    assert f"{event.reference} is identical" in told(event)


@pytest.mark.parametrize("method", [VoteMethod.SECRET, VoteMethod.SHOW_OF_HANDS, VoteMethod.ROLL_CALL])
def test_so_is_that_of_another_way(house, secretariat, method):
    event = put(house, method, meeting=None if method == VoteMethod.SECRET else room(house))
    clauses = list(event.motion.clauses.all())
    if method == VoteMethod.SECRET:
        for key in ("PSSDC:CA:1", "PSSDC:CA-NB:1"):
            cast_slip(event=event, elector=elector(house, event, key), by=house.holder(key),
                      options=dict.fromkeys(clauses, "for"))  # fmt: skip
    if method == VoteMethod.SHOW_OF_HANDS:
        count_hands(event=event, counts={clause: {"for": 2, "against": 1} for clause in clauses}, by=secretariat)
    event = close_vote(event=event, by=secretariat)
    Attendance.objects.update(presence="absent")  # attendance goes on being noted after the close
    assert recheck(event) is None


@pytest.mark.parametrize(("sql", "place"), [
    ("UPDATE governance_clauseverdict SET outcome = 'not_carried'", "outcome"),
    ("UPDATE governance_clauseverdict SET verdict = jsonb_set(verdict, '{groups,0,counts,agree}', '2')",
     "verdict.groups[0].counts.agree"),
    ("UPDATE governance_clauseverdict SET verdict = jsonb_set(verdict, '{proof,fr}', '\"Adoptée\"')",
     "verdict.proof.fr"),
    ("UPDATE governance_clauseverdict SET case_hash = repeat('0', 64)", "case_hash"),
    ("UPDATE governance_clauseverdict SET \"case\" = jsonb_set(\"case\", '{votes,0,option}', '\"object\"')",
     "case.votes[0].option"),
])  # fmt: skip
def test_a_tampered_verdict_is_found_and_reported_once(house, sql, place):
    event = closed(house)
    tampered(sql)
    assert recheck(event).place == place
    assert recheck_all() == recheck_all() == 1
    incident = Incident.objects.get()
    assert (incident.kind, incident.subject, incident.facts["place"]) == ("verdict-differs", event.reference, place)
    with pytest.raises(CommandError, match="differs: clause M1") as caught:
        told(event)
    assert caught.value.returncode == 1


def test_a_tampered_vote_is_found(house):
    event = closed(house)
    tampered("UPDATE governance_vote SET option = 'stand_aside'", "governance_vote")
    assert recheck(event).place.startswith("case.votes[0]")


def test_a_tampered_rule_is_found(house):
    event = closed(house)
    tampered("UPDATE governance_voteevent SET frozen = jsonb_set(frozen, '{rule,max_objections}', '9')",
             "governance_voteevent")  # fmt: skip
    event.refresh_from_db()
    assert recheck(event).place == "frozen_hash"


def test_a_tampered_outcome_of_the_whole_is_found(house):
    event = closed(house)
    tampered("UPDATE governance_voteevent SET outcome = 'mixed'", "governance_voteevent")
    event.refresh_from_db()
    assert recheck(event).place == "outcome"


def test_the_secretariat_sees_it_at_home_until_it_is_mended(client, house, secretariat, member):
    event = closed(house)
    before = ClauseVerdict.objects.order_by("pk").values_list("outcome", flat=True)[0]
    tampered("UPDATE governance_clauseverdict SET outcome = 'no_quorum'")
    recheck_all()
    for person, sees in ((secretariat, True), (member, False)):
        client.force_login(person)
        assert (f"The stored verdict of {event.reference} is not" in client.get("/en/").content.decode()) is sees
    tampered(f"UPDATE governance_clauseverdict SET outcome = '{before}'")
    assert recheck_all() == 0
    assert not Incident.objects.filter(settled_at=None).exists()


@pytest.mark.parametrize("reference", ["V-1999-001", "nonsense", "../etc"])
def test_what_is_no_closed_vote_is_said_in_a_line(db, reference):
    with pytest.raises(CommandError, match="is no closed vote") as caught:
        call_command("verdict", vote=reference)
    assert caught.value.returncode == 2
