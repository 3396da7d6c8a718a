"""Priorities, logic model, background: public, in both languages, no dearer with many rows than with few."""

import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from groundwork.bilingual import Pair
from priorities.actions.findings import record_finding
from priorities.actions.logic_models import add_node, adopt_model, define_tier, draft_model, link_nodes
from priorities.actions.priorities import name_lead, propose_priority
from priorities.enums import FindingKind
from priorities.models import LogicModel, Priority
from priorities.queries.findings import section, sections, slides_of
from priorities.queries.logic_models import current_model, drawn

PAGES = ["priorities", "outcomes", "background"]
READ = ["/en/", "/fr/"]


def both(text: str) -> Pair:
    return Pair(en=text, fr=f"{text} en français")


def propose(house, number: int) -> Priority:
    row = propose_priority(
        body=house.bodies["JC"], name=both(f"Priority {number}"), slug=Pair(f"p-{number}", f"pf-{number}"),
        description=both("Described"), source="deck:12,7", ours=True, by=None,
    )  # fmt: skip
    for jurisdiction in house.jurisdictions.values():
        name_lead(priority=row, jurisdiction=jurisdiction, by=None)
    return row


def model_of(house, nodes: int) -> LogicModel:
    tiers = [
        define_tier(key=f"tier-{place}-{nodes}", position=place + 10 * nodes, name=both("Tier"),
                    name_plural=both("Tiers"), by=None)
        for place in (1, 2, 3)
    ]  # fmt: skip
    model = draft_model(body=house.bodies["JC"], title=both("Model"), note=both("A note"), by=None)
    low = [add_node(model=model, tier=tiers[0], number=f"1.{n}", text=both(f"Low {n}"), by=None) for n in range(nodes)]
    top = add_node(model=model, tier=tiers[1], number="2.1", text=both("High"), source="deck:5", by=None)
    for node in low:
        link_nodes(origin=node, target=top, assumption=both("If it holds"), by=None)
    return model


def find(kind: FindingKind, position: int, heading: str = "", note: str = "", source: str = "deck:7") -> None:
    record_finding(
        key=f"{kind}-{position}", kind=kind, position=position, text=both(f"{kind} {position}"), source=source,
        heading=both(heading) if heading else None, note=both(note) if note else None, by=None,
    )  # fmt: skip


@pytest.fixture
def filled(house):
    for number in range(3):
        propose(house, number)
    model_of(house, 2)
    for kind in FindingKind:
        for position in (1, 2):
            find(kind, position, note="Open")
    return house


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", PAGES)
def test_anybody_may_read_it(client, filled, name, language):
    with override(language):
        answer = client.get(reverse(name))
    assert answer.status_code == 200
    assert f'lang="{language}-CA"' in answer.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_an_empty_house_says_so(client, db, name):
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    assert 'class="empty"' in answer.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_can_be_sent_to_it(client, filled, name):
    assert client.post(reverse(name)).status_code == 405


@pytest.mark.parametrize("name", PAGES)
def test_it_costs_as_many_queries_with_many_rows(client, filled, name, django_assert_max_num_queries):
    for number in range(3, 14):
        propose(filled, number)
    model_of(filled, 9)
    for kind in FindingKind:
        for position in range(3, 14):
            find(kind, position)
    with django_assert_max_num_queries(8):
        client.get(reverse(name))


@pytest.mark.parametrize("name", PAGES)
def test_tabs_and_section_say_where_one_is(client, filled, name):
    text = client.get(reverse(name)).content.decode()
    assert len(re.findall(r'aria-current="(?:page|true)"', text)) >= 2


def test_every_heading_has_its_own_address(client, filled):
    for name in PAGES:
        found = re.findall(r'\bid="([^"]+)"', client.get(reverse(name)).content.decode())
        assert len(found) == len(set(found)), name


def test_what_is_ours_is_marked(client, filled):
    text = client.get(reverse("priorities")).content.decode()
    assert text.count('class="illustrative"') == 3
    assert "deck, slides 7, 12" in text


def test_the_adopted_model_stands_before_a_newer_draft(house):
    old = model_of(house, 1)
    adopt_model(model=old, decision="D-2026-001", on=house.seats["PSSDC:CA:1"].terms.get().starts_on, by=None)
    new = model_of(house, 2)
    assert current_model() == old
    adopt_model(model=new, decision="D-2026-002", on=house.seats["PSSDC:CA:1"].terms.get().starts_on, by=None)
    assert current_model() == new
    assert LogicModel.objects.get(pk=old.pk).state == "replaced"


def test_a_drawing_knows_what_serves_what_and_which_tiers_hold_nothing(house):
    drawing = drawn(model_of(house, 2))
    assert [len(column.nodes) for column in drawing.columns] == [2, 1]
    assert len(drawing.empty) == 1
    top = drawing.columns[1].nodes[0]
    assert (top.up, [link.origin.number for link in top.down]) == ([], ["1.0", "1.1"])


def test_the_same_heading_twice_stays_two_groups_when_another_stands_between(db):
    for position, heading in enumerate(["2000 to 2010", "2000 to 2010", "2005", "2000 to 2010"], start=1):
        find(FindingKind.PERIOD, position, heading)
    assert [len(group.findings) for group in sections()["period"].groups] == [2, 1, 1]


def test_a_note_is_said_once(db):
    for position in (1, 2):
        find(FindingKind.DRIVER, position, note="Open")
    assert len(sections()["driver"].notes) == 1
    assert section([]).groups == []


@pytest.mark.parametrize(
    ("source", "slides"),
    [("deck:7", ["7"]), ("deck:12,7", ["7", "12"]), ("deck", []), ("public", []), ("", [])],
)
def test_slides_of_a_source(source, slides):
    assert slides_of(source) == slides
