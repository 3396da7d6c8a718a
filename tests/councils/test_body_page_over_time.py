"""What does the page of a body tell of other days: names, powers, lines, terms of reference, predecessors?"""

from datetime import UTC, date, datetime

import pytest
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from councils.enums import BodyKind, EventKind, Role
from councils.models import BodyCharter, EngagementLevel, TermsOfReference
from groundwork.dates import since
from tests.councils.test_structure_page import words
from tests.factories import councils as make
from tests.factories.councils import close

pytestmark = pytest.mark.django_db
GROUP = "/en/structure/bodies/wg-en"


@pytest.fixture
def group(joint):
    """A working group of 2015 that reports to the first council until the end of November 2026."""
    made = make.body("WG", start=date(2015, 1, 1), end=date(2020, 1, 1), closed_by="D-2020-001")
    return joint | {"WG": made}


def terms(body, number, start, end=None, **more):
    texts = {"text_en": f"Terms {number}", "text_fr": f"Mandat {number}"}
    return TermsOfReference.objects.create(body=body, number=number, **texts, **make.row(start, end, more))


def charter(body, start, authority="decides", level=None, **more):
    return BodyCharter.objects.create(
        body=body, authority=authority, engagement_level=level, **make.row(start, None, more)
    )


def test_powers_and_level_over_time_each_with_its_decision(client, group):
    level = EngagementLevel.objects.create(level=3, name_en="Collaborate", name_fr="Collaborer")
    charter(group["WG"], date(2020, 1, 1), level=level, opened_by="D-2020-001", source="")
    page = words(client.get(f"{GROUP}?as-of=2026-01-01").content.decode())
    assert "What it may do, over time" in page
    assert "Recommends January 1, 2015 – January 1, 2020" in page
    assert "Decides · Collaborate since January 1, 2020 · D-2020-001" in page
    assert "Level of the operating framework Collaborate" in page


def test_one_power_for_ever_is_told_among_the_facts_alone(client, joint):
    assert "What it may do, over time" not in client.get("/en/structure/bodies/pssdc-en").content.decode()


def test_names_over_time_with_the_decision_that_ended_each(client, group):
    make.renamed(group["WG"], ("New name", "Nouveau nom"), date(2020, 1, 1), opened_by="D-2020-001", source="")
    charter(group["WG"], date(2020, 1, 1), opened_by="D-2020-001", source="")
    before = words(client.get(f"{GROUP}?as-of=2019-06-01").content.decode())
    after = client.get(f"{GROUP}?as-of=2021-06-01").content.decode()
    assert "<h1>New name</h1>" in after
    assert "New name" in before
    assert "WG in English" in before
    assert "Ended by D-2020-001" in words(after)


def test_to_whom_it_reported_is_told_where_the_day_shows_only_a_part(client, moved):
    page = words(client.get("/en/structure/bodies/wg-data-en?as-of=2026-11-01").content.decode())
    assert "To whom it reports, over time" in page
    assert "Joint Councils since December 1, 2026 · D-2026-021" in page
    assert "over time" not in client.get("/en/structure/bodies/pssdc-en?as-of=2026-11-01").content.decode()


def test_terms_of_reference_version_by_version(client, group):
    charter(group["WG"], date(2020, 1, 1))
    terms(group["WG"], 1, date(2016, 1, 1), date(2021, 1, 1), closed_by="D-2021-002")
    terms(group["WG"], 2, date(2021, 1, 1), opened_by="D-2021-002", source="", review_on=date(2023, 1, 1))
    early = words(client.get(f"{GROUP}?as-of=2022-01-01").content.decode())
    late = words(client.get(f"{GROUP}?as-of=2024-01-01").content.decode())
    assert "January 1, 2023 Late" in late
    assert "January 1, 2023 Late" not in early
    assert "Version 2" in early
    assert early.index("Version 2") < early.index("Version 1")
    assert "Ended by D-2021-002" in early


def test_a_version_is_readable_in_both_languages_on_a_page_of_its_own(client, group):
    terms(group["WG"], 1, date(2016, 1, 1), date(2021, 1, 1), closed_by="D-2021-002")
    terms(group["WG"], 2, date(2021, 1, 1), opened_by="D-2021-002", source="")
    old = words(client.get(f"{GROUP}/terms/1").content.decode())
    for said in ("Terms 1", "Mandat 1", "This version is no longer in force.", "Ended by D-2021-002", "Version 2"):
        assert said in old, said
    assert "<h1>Terms of reference, version 1</h1>" in client.get(f"{GROUP}/terms/1").content.decode()
    assert "Terms 2" in client.get(f"{GROUP}/terms/2").content.decode()
    assert client.get(f"{GROUP}/terms/3").status_code == 404
    assert client.get("/en/structure/bodies/wg-fr/terms/1")["Location"] == f"{GROUP}/terms/1"


def test_terms_that_are_to_come_say_so(client, joint):
    terms(joint["WG-DATA"], 1, date(2099, 1, 1))
    assert "to come" in client.get("/en/structure/bodies/wg-data-en").content.decode()
    page = words(client.get("/en/structure/bodies/wg-data-en/terms/1").content.decode())
    assert "This version holds from January 1, 2099." in page


@pytest.mark.parametrize("number", [3, 40])
def test_the_page_of_the_terms_costs_the_same_however_many_versions(client, joint, number, django_assert_num_queries):
    for each in range(1, number + 1):
        terms(joint["WG-DATA"], each, date(1980 + each, 1, 1), date(1981 + each, 1, 1))
    with django_assert_num_queries(4):
        client.get("/en/structure/bodies/wg-data-en/terms/1")


def test_one_to_many_and_many_to_one_lead_both_ways(client, joint):
    day = (date(2024, 1, 1), date(2024, 1, 2))
    parts = [make.body(f"P{number}", start=date(2024, 1, 1)) for number in range(2)]
    split = make.event(joint["WG-DATA"], EventKind.SPLIT, *day, ("It was split", "Scission"), opened_by="D-2024-001")
    split.successors.set(parts)
    whole = make.body("WHOLE", start=date(2025, 1, 1))
    for part in parts:
        merged = make.event(
            part,
            EventKind.MERGED,
            date(2025, 1, 1),
            date(2025, 1, 2),
            ("They merged", "Fusion"),
            opened_by="D-2025-001",
        )
        merged.successors.add(whole)
    before = words(client.get("/en/structure/bodies/wg-data-en").content.decode())
    between = words(client.get("/en/structure/bodies/p0-en").content.decode())
    after = words(client.get("/en/structure/bodies/whole-en").content.decode())
    assert "Successors: P0 in English · P1 in English" in before
    assert "Predecessors: WG-DATA in English" in between
    assert "Successors: WHOLE in English" in between
    assert after.count("They merged") == 1
    assert "Predecessors: P0 in English · P1 in English" in after
    assert 'href="/en/structure/bodies/p1-en"' in client.get("/en/structure/bodies/whole-en").content.decode()


def test_what_was_known_then_is_the_same_page_for_ever(client, joint):
    known = datetime(2026, 1, 1, tzinfo=UTC)
    early = {"recorded": DateTimeTZRange(known, datetime(2026, 3, 1, tzinfo=UTC), "[)")}
    row = {"basis": "deck", "source": "deck:7", "in_force": since(date(2015, 1, 1), None)}
    body = make.body("LATE", start=date(2015, 1, 1))
    TermsOfReference.objects.create(body=body, number=1, text_en="Old", text_fr="Vieux", **row, **early)
    address = "/en/structure/bodies/late-en?as-of=2026-02-01&known-on=2026-02-01"
    page = words(client.get(address).content.decode())
    assert "This is what was known at the end of February 1, 2026." in page
    assert "Version 1" in page
    assert "Version 1" not in client.get("/en/structure/bodies/late-en").content.decode()


def test_links_to_other_bodies_keep_the_day(client, moved):
    page = client.get("/en/structure/bodies/wg-data-en?as-of=2026-11-01").content.decode()
    assert 'href="/en/structure/bodies/pssdc-en?as-of=2026-11-01"' in page
    assert "?as-of" not in client.get("/en/structure/bodies/wg-data-en").content.decode()


def test_co_chairs_are_called_out_with_their_jurisdiction(client, joint):
    ontario = make.jurisdiction("CA-ON", 2, ("Ontario", "Ontario"))
    make.membership(make.person("Dana Whitford"), make.seat(joint["PSSDC"], ontario), Role.CO_CHAIR)
    page = client.get("/en/structure/bodies/pssdc-en").content.decode()
    facts = page[page.index("<aside") :]
    assert "Co-chairs" in facts
    assert 'href="/en/structure/jurisdictions/ca-on"' in facts
    assert "Dana Whitford" not in page


def test_seats_and_terms_say_who_decided_them(client, joint):
    ontario, manitoba = (make.jurisdiction(code, order) for order, code in enumerate(("CA-ON", "CA-MB")))
    make.membership(make.person("Dana Whitford"), make.seat(joint["PSSDC"], ontario))
    address = "/en/structure/bodies/pssdc-en"
    assert "All seats and terms: recorded from the deck, slide 7" in words(client.get(address).content.decode())
    make.membership(make.person("Noa Petit"), make.seat(joint["PSSDC"], manitoba), opened_by="D-2026-004", source="")
    page = words(client.get(address).content.decode())
    assert "All seats and terms" not in page
    assert "The seat: recorded from the deck, slide 7 Member: D-2026-004" in page


def test_a_day_that_cannot_be_read_is_asked_again(client, joint):
    answer = client.get("/en/structure/bodies/pssdc-en?as-of=2026-02-31")
    assert answer.status_code == 422
    assert "Enter the date as year-month-day" in answer.content.decode()


def test_a_secretariat_without_lines_has_a_page(client, db):
    make.body("ICCS", BodyKind.SECRETARIAT)
    page = words(client.get("/en/structure/bodies/iccs-en").content.decode())
    assert "No line is recorded for that day." in page
    assert "No terms of reference are on record." in page


def test_what_was_known_then_does_not_change_byte_for_byte(client, joint):
    past = {"recorded": DateTimeTZRange(datetime(2025, 1, 1, tzinfo=UTC), None, "[)")}
    body = make.body("OLD", start=date(2015, 1, 1), **past)
    line = make.line(body, make.body("TOP", BodyKind.COUNCIL, start=date(2015, 1, 1), **past), date(2015, 1, 1), **past)
    seat = make.seat(body, make.jurisdiction("CA-ON", 2, ("Ontario", "Ontario")), **past)
    held = make.membership(make.person("Dana Whitford"), seat, Role.CO_CHAIR, date(2015, 1, 1), **past)
    first = terms(body, 1, date(2016, 1, 1), **past)
    address = "/en/structure/bodies/old-en?as-of=2026-02-01&known-on=2025-06-01"
    before = client.get(address).content
    for row in (line, held, first, body.names.get()):
        close(row, on=date(2025, 7, 1), closed_by="D-2025-009")
    make.renamed(body, ("Newer", "Plus neuf"), date(2025, 7, 1), opened_by="D-2025-009", source="")
    make.line(body, joint["PSSDC"], date(2025, 7, 1), opened_by="D-2025-009", source="")
    terms(body, 2, date(2025, 7, 1), opened_by="D-2025-009", source="")
    make.event(body, EventKind.RENAMED, date(2025, 7, 1), date(2025, 7, 2))
    assert client.get(address).content == before
    assert b"Newer" in client.get("/en/structure/bodies/old-en?as-of=2026-02-01").content
