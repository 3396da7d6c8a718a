"""Does a roster in a file come into the register all of it or not at all, and is every line's problem told?"""

import time
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from councils.actions.memberships import end_membership
from councils.actions.rosters import import_roster
from councils.grounds import recorded
from councils.models import Membership, Person, Seat, SeatTerm
from councils.replay import first_difference, recorded_structure, replay
from councils.roster.planning import Deed, Plan, plan
from councils.roster.reading import MOST_LINES, decoded, read_table
from councils.roster.register import read_register
from groundwork.bilingual import Pair
from groundwork.dates import Precision
from groundwork.models import LedgerEntry
from groundwork.refusals import Refused
from tests.factories import councils as make

pytestmark = pytest.mark.django_db
HEAD = "body,jurisdiction,seat,role,name,email,language,from,until,alternate for"
NEW = "WG,CA-NB,1,member,Chantal Roy,chantal@example.ca,fr,2020-01-01,,"
PAGE = "/en/structure/members/import"
GROUND = recorded(Pair("The list of 2026.", "La liste de 2026."))
WHY = {"because_en": "The list of 2026.", "because_fr": "La liste de 2026."}


def roster(*lines: str, head: str = HEAD) -> str:
    return "\n".join([head, *lines]) + "\n"


def planned(*lines: str, head: str = HEAD, create_seats: bool = True) -> Plan:
    return plan(read_table(roster(*lines, head=head)), read_register(), create_seats=create_seats)


def told(found: Plan) -> list[tuple[int, str, str]]:
    return [(each.line, each.column.value if each.column else "", each.message) for each in found.problems]


def do(*lines: str) -> Plan:
    return import_roster(table=read_table(roster(*lines)), digest="0" * 64, ground=GROUND, by=None, create_seats=True)


def counts() -> tuple[int, ...]:
    models = (Person, Seat, SeatTerm, Membership, LedgerEntry)
    return tuple(model.objects.count() for model in models)


# What each line would do ---------------------------------------------------------------------------------------------


def test_each_line_says_what_it_would_do_and_nothing_is_done(house):
    before = counts()
    found = planned(
        NEW,
        "WG,CA-NB,1,alternate,Paul Hache,paul@example.ca,en,2021-05,2022,chantal@example.ca",
        "PSSDC,Canada,1,co-chair,Co Chair,co_chair@concert.example,,1998-01-01,,",
        "pscioc (fr),New Brunswick,,observer,Member,member@concert.example,fr,2001,2003,",
    )
    assert told(found) == []
    assert [step.deeds for step in found.steps] == [
        (Deed.PERSON, Deed.SEAT, Deed.APPOINTMENT),
        (Deed.PERSON, Deed.APPOINTMENT),
        (Deed.NOTHING,),
        (Deed.APPOINTMENT,),
    ]
    paul = found.steps[1].entry
    assert (paul.start.on, paul.start.precision) == (date(2021, 5, 1), Precision.MONTH)
    assert (paul.end.on, paul.end.precision) == (date(2023, 1, 1), Precision.YEAR)
    assert counts() == before


def test_it_is_done_in_one_transaction_and_the_ledger_tells_the_same(house):
    done = do(NEW, "WG,CA-NB,1,alternate,Paul Hache,paul@example.ca,en,2021-05,2022,chantal@example.ca",
              "ICCS,,2,observer,Paul Hache,paul@example.ca,,2021-05-03,,")  # fmt: skip
    assert done.counts == {Deed.PERSON: 2, Deed.SEAT: 2, Deed.APPOINTMENT: 3}
    chantal = Person.objects.get(email="chantal@example.ca")
    row = chantal.memberships.get()
    assert (row.seat.key, row.role, row.starts_on, row.ends_on) == ("WG:CA-NB:1", "member", date(2020, 1, 1), None)
    assert (row.basis, row.because_fr) == ("secretariat", "La liste de 2026.")
    stand_in = Membership.objects.get(role="alternate", person__email="paul@example.ca")
    assert (stand_in.alternate_for, stand_in.end_precision) == (chantal, Precision.YEAR)
    weights = dict(SeatTerm.objects.filter(seat__in=[row.seat, Seat.objects.get(body__key="ICCS", number=2)])
                   .values_list("seat__body__key", "weight"))  # fmt: skip
    assert weights == {"WG": 1, "ICCS": 0}
    assert chantal.emailaddress_set.get().verified
    acts = list(LedgerEntry.objects.order_by("pk").values_list("act", flat=True))[-8:]
    assert acts == ["person.registered"] * 2 + ["seat.created"] * 2 + ["membership.opened"] * 3 + ["roster.imported"]
    assert first_difference(replay(LedgerEntry.objects.order_by("pk")), recorded_structure()) is None


def test_what_was_imported_is_already_there_the_second_time(house):
    do(NEW)
    again = planned(NEW)
    assert again.counts == {Deed.NOTHING: 1}
    assert not again.does_something


def test_the_roster_that_is_exported_can_be_imported(client, house):
    client.force_login(house.people["secretariat"])
    for address in ("/en/structure/members.csv", "/fr/structure/membres.csv"):
        content = client.get(address).content
        text, _remark = decoded(content)
        found = plan(read_table(text), read_register())
        assert (told(found), found.counts) == ([], {Deed.NOTHING: 10})


# What keeps it from being done ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "column", "sentence"),
    [
        ("Nowhere,CA-NB,1,member,A,a@b.ca,fr,2020-01-01,,", "body", "There is no body called “Nowhere”."),
        (",CA-NB,1,member,A,a@b.ca,fr,2020-01-01,,", "body", "Write the body: its key, its acronym or its name."),
        ("WG,CA-XX,1,member,A,a@b.ca,fr,2020-01-01,,", "jurisdiction", "There is no jurisdiction called “CA-XX”."),
        ("WG,CA-NB,1,king,A,a@b.ca,fr,2020-01-01,,", "role", "There is no such role."),
        ("WG,CA-NB,0,member,A,a@b.ca,fr,2020-01-01,,", "seat", "Write the number of the seat, from 1 on."),
        ("WG,CA-NB,two,member,A,a@b.ca,fr,2020-01-01,,", "seat", "Write the number of the seat, from 1 on."),
        ("WG,CA-NB,3,member,A,a@b.ca,fr,2020-01-01,,", "seat", "There is no seat 1 yet"),
        ("WG,CA-NB,1,member,,a@b.ca,fr,2020-01-01,,", "name", "Write the name of the person."),
        ("WG,CA-NB,1,member,=cmd|' /C calc'!A0,a@b.ca,fr,2020-01-01,,", "name", "begins like a formula"),
        ("WG,CA-NB,1,member,A\u202eB,a@b.ca,fr,2020-01-01,,", "name", "This holds a sign that cannot be shown."),
        (f"WG,CA-NB,1,member,{'x' * 151},a@b.ca,fr,2020-01-01,,", "name", "at most 150 characters"),
        ("WG,CA-NB,1,member,A,nowhere,fr,2020-01-01,,", "email", "Enter an e-mail address"),
        ("WG,CA-NB,1,member,A,@SUM(A1),fr,2020-01-01,,", "email", "begins like a formula"),
        ("WG,CA-NB,1,member,A,member@concert.example,fr,2020-01-01,,", "email", "This address is that of Member."),
        ("WG,CA-NB,1,member,A,a@b.ca,,2020-01-01,,", "language", "Write in which language"),
        ("WG,CA-NB,1,member,A,a@b.ca,German,2020-01-01,,", "language", "Write en or fr."),
        ("WG,CA-NB,1,member,A,a@b.ca,fr,2026-02-31,,", "from", "There is no such day."),
        ("WG,CA-NB,1,member,A,a@b.ca,fr,1899-12-31,,", "from", "Enter a date from 1900 on. No council is older."),
        ("WG,CA-NB,1,member,A,a@b.ca,fr,01/02/2020,,", "from", "Write the date as year-month-day"),
        ("WG,CA-NB,1,member,A,a@b.ca,fr,,,", "from", "Write from which day on."),
        ("WG,CA-NB,1,member,A,a@b.ca,fr,2020-01-01,2019-01-01,", "until", "The term ends before it begins."),
        ("WG,CA-NB,1,member,A,a@b.ca,fr,2020-01-01,9999-01-01,", "until", "Enter a date before 2200."),
        ("WG,CA-NB,1,member,A,a@b.ca,fr,1990-01-01,,", "from", "The body WG does not exist on January 1, 1990."),
        ("PSSDC,CA-NB,1,observer,A,a@b.ca,fr,1990-01-01,,", "from", "The seat PSSDC:CA-NB:1 does not exist on"),
        ("PSSDC,CA-NB,1,member,A,a@b.ca,fr,2020-01-01,,", "from", "Member already has this seat then."),
        ("PSSDC,CA-NB,1,observer,Member,member@concert.example,,2020-01-01,,", "from", "Member already has this seat"),
        ("WG,CA-NB,1,alternate,A,a@b.ca,fr,2020-01-01,,", "alternate_for", "Write the e-mail address of"),
        ("WG,CA-NB,1,member,A,a@b.ca,fr,2020-01-01,,b@b.ca", "alternate_for", "Only an alternate stands in"),
        ("PSSDC,CA-NB,1,alternate,A,a@b.ca,fr,2020,,yukon@concert.example", "alternate_for", "does not hold this seat"),
    ],
)  # fmt: skip
def test_every_problem_names_its_line_its_column_and_says_what_is_wrong(house, line, column, sentence):
    found = planned("PSSDC,Canada,1,co-chair,Co Chair,co_chair@concert.example,,1998-01-01,,", line)
    assert [(number, where) for number, where, _said in told(found)] == [(3, column)]
    assert sentence in told(found)[0][2]
    with pytest.raises(Refused):
        do(line)


def test_two_lines_that_cannot_both_be_are_told_on_the_later_one(house):
    found = planned(
        NEW,
        NEW,
        "WG,CA-NB,1,co_chair,Other,other@example.ca,en,2021-01-01,,",
        "WG,CA-NB,2,member,Someone Else,chantal@example.ca,fr,2021-01-01,,",
        "WG,CA-NB,2,member,Other,other@example.ca,fr,2022-01-01,2023-01-01,",
    )
    assert told(found) == [
        (3, "", "Line 2 says the same."),
        (4, "from", "Chantal Roy has this seat then by line 2."),
        (5, "email", "This address is that of Chantal Roy."),
        (6, "language", "Line 4 says another language for this person."),
        (6, "from", "Someone Else has this seat then by line 5."),
    ]


def test_one_after_another_is_no_overlap(house):
    found = planned(
        "WG,CA-NB,1,member,Other,other@example.ca,en,2021-01-01,,",
        "WG,CA-NB,1,member,Chantal Roy,chantal@example.ca,fr,2020-01-01,2021-01-01,",
    )
    assert told(found) == []
    assert do(*("WG,CA-NB,1,member,Other,other@example.ca,en,2021-01-01,,",
                "WG,CA-NB,1,member,Chantal Roy,chantal@example.ca,fr,2020-01-01,2021-01-01,"))  # fmt: skip
    assert SeatTerm.objects.get(seat__body__key="WG", seat__jurisdiction__code="CA-NB").starts_on == date(2020, 1, 1)


def test_a_seat_is_created_only_when_that_is_wanted(house):
    found = planned(NEW, create_seats=False)
    assert told(found) == [(2, "seat", "There is no seat WG:CA-NB:1.")]


def test_a_vacant_seat_is_a_line_that_does_nothing(house):
    held = house.people["yukon"].memberships.get()
    end_membership(membership=held, on=date(2024, 1, 1), ground=GROUND, by=None)
    assert planned("PSSDC,CA-YT,1,,,,,,,", NEW).counts == {Deed.PERSON: 1, Deed.SEAT: 1, Deed.APPOINTMENT: 1}
    assert len(told(planned("WG,CA-YT,1,,,,,,,"))) > 0


def test_a_term_left_open_lasts_as_long_as_its_seat(house):
    other = Seat.objects.create(body=house.bodies["WG"], jurisdiction=house.jurisdictions["CA-YT"])
    SeatTerm.objects.create(seat=other, **make.row(date(2000, 1, 1), date(2010, 1, 1), {}))
    do("WG,CA-YT,1,member,A,a@b.ca,en,2005,,")
    assert Membership.objects.get(seat=other).ends_on == date(2010, 1, 1)
    assert told(planned("WG,CA-YT,1,observer,A,a@b.ca,en,2005,2015,"))[0][2].startswith("The seat WG:CA-YT:1 does not")


# Files as spreadsheets write them -------------------------------------------------------------------------------------


FRENCH = "Instance;Administration;Numéro du siège;Rôle;Nom;Courriel;Langue;Du;Au;Supplée"


@pytest.mark.parametrize(
    ("content", "remarked"),
    [
        (roster(NEW).encode(), False),
        (roster(NEW).encode("utf-8-sig"), False),
        (roster(NEW).replace("\n", "\r\n").encode("utf-16"), False),
        (roster(NEW).replace(",", "\t").encode(), False),
        (("sep=;\r\n" + roster(NEW).replace(",", ";")).encode(), False),
        (("\r\n\r\n" + roster(NEW + ",,,", head=HEAD + ",,")).encode(), False),
        (roster(NEW.replace(",", ";").replace("member", "membre"), head=FRENCH).encode(), False),
        (roster(NEW.replace(",", ";").replace("Roy", "Roÿ"), head=FRENCH).encode("cp1252"), True),
        (roster('WG,CA-NB,1,"member","Roy, Chantal\nde",chantal@example.ca,fr,2020,,').encode(), False),
    ],
)
def test_files_are_read_however_a_spreadsheet_wrote_them(house, content, remarked):
    text, remark = decoded(content)
    found = plan(read_table(text, remark), read_register(), create_seats=True)
    assert told(found) == []
    assert found.counts[Deed.APPOINTMENT] == 1
    assert bool(found.remarks) is remarked


def test_the_number_of_a_line_is_that_of_an_editor(house):
    found = planned(
        'WG,CA-NB,1,member,"Roy\nChantal",chantal@example.ca,fr,2020,,', "", "Nowhere,,1,member,A,a@b.ca,fr,2020,,"
    )
    assert told(found)[0][0] == 5


@pytest.mark.parametrize(
    ("head", "problems"),
    [
        (
            HEAD.replace("email", "post"),
            [("", "“post” is not a column of a roster."), ("email", "This column is missing.")],
        ),
        (HEAD.replace("until", "from"), [("from", "This column is there twice.")]),
        (
            "a,b,c,d,e,f,g,h,i",
            [("", "The first line does not name the columns: Body, Jurisdiction, Role, Name, E-mail, From.")],
        ),
    ],
)  # fmt: skip
def test_wrong_columns_are_told_of_the_first_line(house, head, problems):
    assert [(1, *each) for each in problems] == told(planned(NEW, head=head))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The file is empty."),
        ("\n\n,,\n", "The file is empty."),
        (HEAD, "There is no line below the headings."),
        (roster('WG,"CA-NB,1,member'), "A quotation mark is opened and never closed"),
        (roster("a\0b"), "cannot be read"),
        (roster(*["x"] * (MOST_LINES + 1)), "at most 20,000 lines and 5 MB"),
        (HEAD + "\n" + "x" * 5_000_001, "at most 20,000 lines and 5 MB"),
    ],
)
def test_what_is_no_roster_says_so(house, text, sentence):
    found = plan(read_table(text), read_register())
    assert len(found.problems) == 1
    assert (found.problems[0].line, sentence in found.problems[0].message) == (0, True)


def test_a_line_with_too_many_cells_says_so(house):
    assert told(planned(NEW + ",x")) == [(2, "", "This line has 1 cell more than there are columns.")]


def test_ten_thousand_lines_are_looked_at_in_a_few_seconds_and_three_or_many_cost_the_same_queries(house):
    for number in range(50):
        make.jurisdiction(f"M-{number}", 100 + number)
    lines = [
        f"WG,M-{line % 50},{line // 50 + 1},member,N {line},n{line}@example.ca,fr,2020-01-01,,"
        for line in range(10_000)
    ]
    with CaptureQueriesContext(connection) as asked:
        began = time.monotonic()
        found = planned(*lines)
        took = time.monotonic() - began
    assert (told(found), found.counts[Deed.APPOINTMENT]) == ([], 10_000)
    assert took < 20  # about one second; the machine may be busy
    assert len(asked) == 8
    with CaptureQueriesContext(connection) as few:
        do(*lines[:2])
    with CaptureQueriesContext(connection) as many:
        do(*lines[2:200])
    assert len(many) <= len(few) + 2
