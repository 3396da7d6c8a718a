"""The ledger alone rebuilds the structure, row by row; where the two part, the first difference is named."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from councils.actions.bodies import note_event
from councils.actions.charters import rename_body
from councils.actions.corrections import correct_dates, retract
from councils.actions.lives import dissolve_body, split_body
from councils.actions.reporting import move_body
from councils.actions.seats import end_seat, replace_holder
from councils.actions.terms import adopt_terms
from councils.enums import EventKind, Role
from councils.grounds import decided
from councils.models import BodyName
from councils.replay import TABLES, first_difference, recorded_structure, replay
from groundwork.models import LedgerEntry
from tests.factories import councils as make
from tests.factories.house import GROUND, both

JUNE, JULY = date(2020, 6, 1), date(2020, 7, 1)
D1, D2 = decided("D-2020-001"), decided("D-2020-002")


def told():
    return replay(LedgerEntry.objects.order_by("pk"))


@pytest.fixture
def lived(house):
    """A house in which something of every kind has happened."""
    bodies, seat = house.bodies, house.seats["PSSDC:CA-NB:1"]
    move_body(body=bodies["WG"], to=bodies["JC"], on=JUNE, ground=D1, by=None)
    rename_body(body=bodies["WG"], name=both("New"), acronym=both("N"), on=JUNE, ground=D1, by=None)
    terms = adopt_terms(body=bodies["WG"], text=both("Terms"), on=JUNE, review_on=JULY, ground=D1, by=None)
    correct_dates(row=terms, starts_on=JULY, ends_on=None, because=both("Why"), by=house.people["secretariat"])
    replace_holder(seat=seat, person=house.people["stranger"], role=Role.CO_CHAIR, on=JUNE, ground=D1, by=None)
    end_seat(seat=seat, on=JULY, ground=D2, by=None)
    split_body(body=bodies["WG"], into=[bodies["DM"], bodies["ICCS"]], heir=bodies["DM"], on=JULY, ground=D2, by=None)
    dissolve_body(body=bodies["DM"], on=date(2021, 1, 1), ground=D2, by=None)
    event = note_event(
        body=bodies["JC"],
        kind=EventKind.CREATED,
        description=both("It begins"),
        on=JUNE,
        until=JULY,
        ground=GROUND,
        by=None,
        successors=[bodies["PSSDC"]],
    )
    retract(row=event, because=both("Why"), by=None)
    return house


def test_the_ledger_rebuilds_a_house_as_it_was_built(house):
    assert told() == recorded_structure()
    assert first_difference(told(), recorded_structure()) is None


def test_the_ledger_rebuilds_a_house_in_which_everything_happened(lived):
    rebuilt = told()
    assert rebuilt == recorded_structure()
    assert all(rebuilt[table] for table in TABLES)


def test_the_tables_are_read_in_a_few_queries(lived, django_assert_max_num_queries):
    with django_assert_max_num_queries(len(TABLES) + 1):
        recorded_structure()


def test_the_command_says_that_they_agree(lived, capsys):
    call_command("structure", "--check-ledger")
    rows = sum(model.objects.count() for model in TABLES.values())
    assert f"{rows} rows" in capsys.readouterr().out


def test_the_command_names_the_first_difference(lived):
    row = make.line(lived.bodies["ICCS"], lived.bodies["JC"], JUNE)
    with pytest.raises(CommandError, match=f"lines {row.pk}: in the table, not in the ledger") as no:
        call_command("structure", "--check-ledger")
    assert no.value.returncode == 1


def test_every_kind_of_difference_has_its_words(lived):
    found = recorded_structure()
    name = BodyName.objects.filter(name_en="N").latest("pk").pk
    changed = found | {"names": found["names"] | {name: found["names"][name] | {"name_fr": "Faux"}}}
    assert first_difference(changed, found) == (f"names {name}, name_fr: 'Faux' in the ledger, 'N (fr)' in the table")
    assert first_difference(found | {"names": {}}, found).endswith("in the table, not in the ledger")
    assert first_difference(found, found | {"names": {}}).endswith("in the ledger, not in the table")


@pytest.mark.parametrize("which", [0, -1])
def test_a_ledger_that_tells_no_structure_is_refused(lived, which):
    """The same entry a second time: a row appended or closed twice."""
    entries = list(LedgerEntry.objects.filter(facts__has_key="rows").order_by("pk"))
    with pytest.raises(ValueError, match="cannot be"):
        replay([*entries, entries[which]])


def test_a_ledger_of_which_the_beginning_is_lost_is_refused(lived):
    with pytest.raises(ValueError, match="cannot be closed here"):
        replay(LedgerEntry.objects.filter(act="body.moved"))
