"""A link closes no ring and leads to no lower tier: by the rule, by the database, by whatever is drawn at once."""

from itertools import pairwise

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from groundwork.refusals import Refused
from priorities.actions.drafts import edges
from priorities.actions.links import unlink_nodes
from priorities.actions.logic_models import define_template, draft_model, link_nodes
from priorities.actions.nodes import revise_node
from priorities.models import ResultLink, ResultNode
from priorities.rules.links import refuse_downward, ring
from tests.factories.house import both
from tests.factories.races import together
from tests.priorities.aims import Aims, aims

NUMBERS = st.sampled_from(["a", "b", "c", "d", "e", "f"])
DOWN = [(6, 5), (None, 5), (5, 1)]
UP = [(5, 6), (5, None), (5, 5), (None, None), (1, 6)]


def refused(act) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.refusal.code


def has_ring(edges) -> bool:
    """By taking away, again and again, the nodes that nothing leads to: a ring is what stays."""
    left = set(edges)
    while left:
        reached = {upper for _lower, upper in left}
        free = {edge for edge in left if edge[0] not in reached}
        if not free:
            return True
        left -= free
    return False


@given(st.lists(st.tuples(NUMBERS, NUMBERS, st.booleans()), max_size=40))
def test_no_sequence_of_links_and_withdrawals_makes_a_ring(steps):
    """Model-based: a link is drawn when the rule lets it; what stands is never a ring, and what is refused is one."""
    drawn: list[tuple[str, str]] = []
    for lower, upper, withdraws in steps:
        if withdraws:
            drawn = [edge for edge in drawn if edge != (lower, upper)]
            continue
        way = ring(drawn, lower, upper)
        assert bool(way) == has_ring([*drawn, (lower, upper)])
        if way:
            assert way[0] == way[-1] == lower
            assert set(pairwise(way)) <= {*drawn, (lower, upper)}
        elif (lower, upper) not in drawn:
            drawn.append((lower, upper))
    assert not has_ring(drawn)


def test_a_ring_is_refused_and_its_way_is_told(house):
    model = flat(house, 3)
    model.link("1", "2")
    model.link("2", "3")
    with pytest.raises(Refused) as caught:
        model.link("3", "1")
    assert caught.value.refusal.code == "ring"
    assert "1 → 2 → 3 → 1" in str(caught.value.refusal) or "3 → 1 → 2 → 3" in str(caught.value.refusal)


def test_after_a_link_is_withdrawn_the_other_way_is_free(house):
    model = flat(house, 2)
    unlink_nodes(link=model.link("1", "2"), by=None)
    model.link("2", "1")
    assert edges(model.model) == [("2", "1")]


def test_the_database_refuses_a_ring_by_itself(house):
    model = flat(house, 3)
    model.link("1", "2")
    model.link("2", "3")
    with pytest.raises(IntegrityError, match="ring"), transaction.atomic():
        ResultLink.objects.create(origin=model.nodes["3"], target=model.nodes["1"])


def test_the_database_refuses_a_link_between_two_versions(built):
    other = draft_model(body=built.house.bodies["JC"], title=both("Other"), by=None)
    node = ResultNode.objects.create(model=other, kind="objective", number="1", text_en="a", text_fr="b")
    with pytest.raises(IntegrityError, match="one version"), transaction.atomic():
        ResultLink.objects.create(origin=built.nodes["1.1"], target=node)


def test_the_database_refuses_a_link_to_a_lower_tier(built):
    with pytest.raises(IntegrityError, match="lower tier"), transaction.atomic():
        ResultLink.objects.create(origin=built.nodes["3.1"], target=built.nodes["1.2"])


def test_the_database_refuses_a_node_moved_under_what_serves_it(built):
    low = built.tiers["input"]
    with pytest.raises(IntegrityError, match="lower tier"), transaction.atomic():
        ResultNode.objects.filter(pk=built.nodes["2.1"].pk).update(tier=low)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize(("lower", "upper"), DOWN)
def test_where_the_template_goes_upward_nothing_leads_down(lower, upper):
    assert refuse_downward(lower, upper, upward=True).code == "downward"
    assert refuse_downward(lower, upper, upward=False) is None


@pytest.mark.parametrize(("lower", "upper"), UP)
def test_up_and_level_are_free(lower, upper):
    assert refuse_downward(lower, upper, upward=True) is None


def test_a_link_to_a_lower_tier_is_refused_where_the_template_forbids_it(built):
    assert refused(lambda: built.link("3.1", "1.2")) == "downward"


def test_it_is_drawn_where_the_template_allows_it(built):
    define_template(key="canada", name=both("Canada"), upward=False, by=None)
    unlink_nodes(link=built.links["2.1", "3.1"], by=None)
    built.link("3.1", "1.2")
    assert ("3.1", "1.2") in edges(built.model)


def test_a_node_is_not_moved_where_its_links_would_lead_down(built):
    said = {"number": "2.1", "text": both("Node"), "by": None}
    assert refused(lambda: revise_node(node=built.nodes["2.1"], tier=built.tiers["input"], **said)) == "downward"


def test_results_serve_an_objective_and_it_serves_none(built):
    built.node("O1", None)
    built.link("3.1", "O1")
    assert refused(lambda: built.link("O1", "1.1")) == "downward"


@pytest.mark.django_db(transaction=True)
def test_two_links_that_close_a_ring_together_do_not_both_stand(house):
    model = flat(house, 2)
    one, two = model.nodes["1"], model.nodes["2"]
    results = together(
        lambda: link_nodes(origin=one, target=two, assumption=both("a"), by=None).pk,
        lambda: link_nodes(origin=two, target=one, assumption=both("b"), by=None).pk,
    )
    assert sorted(isinstance(each, int) for each in results) == [False, True]
    assert "ring" in results
    assert ResultLink.objects.filter(origin__model=model.model).count() == 1


@pytest.mark.django_db(transaction=True)
def test_nor_when_nobody_asks_the_rule(house):
    model = flat(house, 2)
    one, two = model.nodes["1"], model.nodes["2"]
    results = together(
        lambda: ResultLink.objects.create(origin=one, target=two).pk,
        lambda: ResultLink.objects.create(origin=two, target=one).pk,
    )
    assert sorted(isinstance(each, int) for each in results) == [False, True]
    assert any("guard: links would make a ring" in str(each) for each in results)


def flat(house, count: int) -> Aims:
    """A draft with some objectives, which may serve each other either way."""
    built = aims(house)
    built.model = draft_model(body=house.bodies["JC"], title=both("Flat"), by=None)
    built.nodes = {}
    for number in range(1, count + 1):
        built.node(str(number), None)
    return built
