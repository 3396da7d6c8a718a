"""Versions of a logic model: begun, compared, adopted over each other, never silently."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry
from groundwork.refusals import Refused
from priorities.actions.links import revise_link, unlink_nodes
from priorities.actions.logic_models import add_node, adopt_model, draft_model, link_nodes
from priorities.actions.nodes import remove_node, revise_node
from priorities.actions.versions import draft_next, take_over_changes
from priorities.models import LogicModel, ResultLink, ResultNode
from priorities.queries.continuing import carried_to, nodes_without_successor
from priorities.queries.differences import differences
from priorities.queries.logic_models import current_model, model_in_force
from tests.factories.house import both
from tests.priorities.aims import TODAY, link_of, node_of


def refused(act) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.refusal.code


def reword(model: LogicModel, number: str, text: Pair) -> None:
    node = node_of(model, number)
    revise_node(node=node, tier=node.tier, number=number, text=text, by=None)


@pytest.fixture
def second(built):
    """Version 1 is in force; version 2 is a draft based on it."""
    first = built.adopted()
    return first, draft_next(body=built.house.bodies["JC"], by=None)


def test_the_next_version_carries_on_every_node_and_every_link(built):
    built.link("1.1", "3.1", risk=both("Risk"), evidence=both("Evidence"), tested_on=TODAY)
    first = built.adopted()
    draft = draft_next(body=built.house.bodies["JC"], by=None)
    assert (draft.version, draft.based_on, draft.template) == (2, first, "canada")
    assert {node.number: node.continues.number for node in draft.nodes.all()} == {n: n for n in built.nodes}
    copied = link_of(draft, "1.1", "3.1")
    assert (copied.risk_en, copied.evidence_fr, copied.tested_on) == ("Risk", "Evidence (fr)", TODAY)
    assert not differences(first, draft)
    assert LedgerEntry.objects.filter(act="logic-model.drafted").count() == 2


def test_without_a_version_in_force_there_is_nothing_to_copy(built):
    assert refused(lambda: draft_next(body=built.house.bodies["JC"], by=None)) == "nothing-in-force"


def test_which_version_was_in_force_on_a_day(second):
    first, draft = second
    LogicModel.objects.filter(pk=first.pk).update(adopted_on=TODAY - timedelta(days=10))
    adopt_model(model=draft, decision="D-2026-002", on=TODAY - timedelta(days=2), by=None)
    body = first.body
    days = {11: None, 10: first, 3: first, 2: draft, 0: draft}
    assert {ago: model_in_force(body, TODAY - timedelta(days=ago)) for ago in days} == days


def test_what_differs_is_told_node_by_node_and_link_by_link(second):
    first, draft = second
    reword(draft, "1.1", Pair("Node one", "Node 1.1 (fr)"))
    remove_node(node=node_of(draft, "1.2"), by=None)
    added = add_node(model=draft, tier=node_of(draft, "2.1").tier, number="2.2", text=both("New"), by=None)
    link_nodes(origin=node_of(draft, "1.1"), target=added, assumption=both("If"), by=None)
    link = link_of(draft, "2.1", "3.1")
    revise_link(link=link, assumption=both("Otherwise"), risk=Pair(), evidence=Pair(), tested_on=TODAY, by=None)
    found = differences(first, draft)
    assert [node.number for node in found.added] == ["2.2"]
    assert [node.number for node in found.removed] == ["1.2"]
    assert [(each.new.number, list(each.words)) for each in found.changed] == [("1.1", ["en"])]
    assert [(piece.kind, piece.text) for piece in found.changed[0].words["en"]] == [
        ("same", "Node "), ("removed", "1.1"), ("added", "one"),
    ]  # fmt: skip
    assert [str(link) for link in found.links_added] == ["1.1 → 2.2"]
    assert [str(link) for link in found.links_removed] == ["1.2 → 2.1"]
    assert [(str(each.new), each.is_tested_anew) for each in found.links_changed] == [("2.1 → 3.1", True)]


def test_a_node_is_known_again_under_another_number(second):
    first, draft = second
    node = node_of(draft, "1.1")
    revise_node(node=node, tier=node.tier, number="1.9", text=node.text, by=None)
    found = differences(first, draft)
    assert (found.added, found.removed) == ([], [])
    assert found.changed[0].is_renumbered


def test_differences_cost_the_same_with_many_nodes(second, django_assert_num_queries):
    first, draft = second
    with django_assert_num_queries(4):
        differences(first, draft)
    for number in range(30):
        node = add_node(
            model=draft, tier=node_of(draft, "1.1").tier, number=f"1.{number + 10}", text=both("N"), by=None
        )
        link_nodes(origin=node, target=node_of(draft, "2.1"), assumption=both("If"), by=None)
    with django_assert_num_queries(4):
        assert len(differences(first, draft).added) == 30


def test_an_open_draft_stays_and_is_not_adopted_silently_over_the_newer_version(built, second):
    """A version is adopted while another draft is open."""
    first, draft = second
    other = draft_next(body=first.body, by=None)
    reword(other, "1.1", both("Theirs"))
    other = adopt_model(model=other, decision="D-2026-002", on=TODAY, by=None)
    draft.refresh_from_db()
    assert (draft.state, draft.based_on.state) == ("draft", "replaced")
    again = {"model": draft, "decision": "D-2026-003", "on": TODAY, "by": None}
    assert refused(lambda: adopt_model(**again)) == "model-behind"
    assert refused(lambda: adopt_model(**again, over=first.version)) == "model-behind"
    done = adopt_model(**again, over=other.version)
    assert (done.state, done.based_on) == ("adopted", other)
    assert node_of(done, "1.1").continues == node_of(other, "1.1")
    assert LedgerEntry.objects.filter(act="logic-model.adopted").latest("id").facts["looked_at"] is True


def test_a_draft_begun_before_the_first_adoption_is_behind_too(built):
    early = draft_model(body=built.house.bodies["JC"], title=both("Early"), by=None)
    built.adopted()
    assert refused(lambda: adopt_model(model=early, decision="D-2026-002", on=TODAY, by=None)) == "model-behind"
    taken = take_over_changes(model=early, by=None)
    assert set(built.nodes) <= set(taken.taken)
    assert not differences(built.model, early)


def test_changes_are_taken_over_where_the_draft_left_things_as_they_were(second):
    first, draft = second
    reword(draft, "2.1", both("Mine"))
    other = draft_next(body=first.body, by=None)
    reword(other, "1.1", both("Theirs"))
    reword(other, "2.1", both("Theirs too"))
    new = add_node(model=other, tier=node_of(other, "1.1").tier, number="1.3", text=both("New"), by=None)
    link_nodes(origin=new, target=node_of(other, "2.1"), assumption=both("If"), by=None)
    unlink_nodes(link=link_of(other, "1.2", "2.1"), by=None)
    other = adopt_model(model=other, decision="D-2026-002", on=TODAY, by=None)
    taken = take_over_changes(model=LogicModel.objects.get(pk=draft.pk), by=None)
    assert taken.left == ["2.1"]
    assert node_of(draft, "1.1").text_en == "Theirs"
    assert node_of(draft, "2.1").text_en == "Mine"
    assert node_of(draft, "1.3").continues == node_of(other, "1.3")
    assert link_of(draft, "1.3", "2.1").assumption_en == "If"
    assert not ResultLink.objects.filter(origin__model=draft, origin__number="1.2").exists()
    left = differences(other, LogicModel.objects.get(pk=draft.pk))
    assert [each.new.number for each in left.changed] == ["2.1"]
    assert [left.added, left.removed, left.links_added, left.links_removed] == [[], [], [], []]
    adopt_model(model=LogicModel.objects.get(pk=draft.pk), decision="D-2026-003", on=TODAY, by=None)


def test_what_is_based_on_the_version_in_force_has_nothing_to_take_over(second):
    assert refused(lambda: take_over_changes(model=second[1], by=None)) == "not-behind"


def test_nodes_that_the_new_version_no_longer_has_are_listed_and_the_others_mapped(second):
    first, draft = second
    gone = node_of(draft, "1.2")
    remove_node(node=gone, by=None)
    draft = adopt_model(model=draft, decision="D-2026-002", on=TODAY, by=None)
    assert [node.number for node in nodes_without_successor(draft)] == ["1.2"]
    carried = carried_to(draft)
    assert carried[node_of(first, "1.1").pk] == node_of(draft, "1.1")
    assert node_of(first, "1.2").pk not in carried
    third = draft_next(body=first.body, by=None)
    assert carried_to(third)[node_of(first, "1.1").pk] == node_of(third, "1.1")


@pytest.mark.parametrize(
    ("decision", "days", "code"),
    [
        ("", 0, "no-decision"),
        ("yes", 0, "bad-reference"),
        ("D-2026-009", 1, "not-yet"),
        ("D-2026-009", -1, "before-the-last"),
    ],
)
def test_a_decision_adopts_from_its_day(second, decision, days, code):
    _first, draft = second
    on = TODAY + timedelta(days=days)
    assert refused(lambda: adopt_model(model=draft, decision=decision, on=on, by=None)) == code


STEPS = st.lists(
    st.sampled_from(["copy", "reword", "add", "remove", "link", "adopt", "adopt_over", "take_over"]), max_size=14
)


@hypothesis_settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS, st.randoms(use_true_random=False))
def test_whatever_is_done_versions_keep_their_lines_and_one_is_in_force(built, steps, chance):
    """Random life of versions: one in force at most, `continues` leads to older ones, nothing adopted moves."""
    from_the_start(built)
    kept: dict[int, list[tuple[str, str]]] = {}
    for step in steps:
        try:
            one_step(built, step, chance)
        except Refused:
            continue
        for model in LogicModel.objects.exclude(state="draft"):
            said = [(node.number, node.text_en) for node in model.nodes.order_by("number")]
            assert kept.setdefault(model.pk, said) == said
        assert LogicModel.objects.filter(state="adopted").count() <= 1
    for node in ResultNode.objects.exclude(continues=None).select_related("model", "continues__model"):
        assert node.continues.model.state != "draft"
        assert node.continues.model_id != node.model_id


def from_the_start(built) -> None:
    """Hypothesis shares the database between its examples: everything but the first draft goes."""
    ResultLink.objects.all().delete()
    for model in LogicModel.objects.order_by("-version"):
        ResultNode.objects.filter(model=model).update(continues=None)
    ResultNode.objects.all().delete()
    LogicModel.objects.update(based_on=None)
    LogicModel.objects.all().delete()
    built.model = draft_model(body=built.house.bodies["JC"], title=both("Model"), by=None)
    built.nodes, built.links = {}, {}
    built.node("1.1", "immediate")
    built.node("2.1", "intermediate")


def one_step(built, step: str, chance) -> None:
    """One act on a draft chosen by chance."""
    body = built.house.bodies["JC"]
    in_force = current_model(body)
    drafts = list(LogicModel.objects.filter(state="draft"))
    if step == "copy":
        draft_next(body=body, by=None)
        return
    if not drafts:
        return
    draft = chance.choice(drafts)
    nodes = list(draft.nodes.select_related("tier", "model"))
    if step == "add":
        where = built.tiers[chance.choice(["immediate", "intermediate", "ultimate"])]
        add_node(
            model=draft, tier=where, number=f"{chance.randint(4, 9)}.{chance.randint(1, 9)}", text=both("N"), by=None
        )
    elif step == "reword" and nodes:
        reword(draft, chance.choice(nodes).number, both(f"Text {chance.randint(1, 99)}"))
    elif step == "remove" and nodes:
        remove_node(node=chance.choice(nodes), by=None)
    elif step == "link" and len(nodes) > 1:
        link_nodes(origin=chance.choice(nodes), target=chance.choice(nodes), assumption=both("If"), by=None)
    elif step == "adopt":
        adopt_model(model=draft, decision="D-2026-001", on=TODAY, by=None)
    elif step == "adopt_over":
        over = in_force.version if in_force else None
        adopt_model(model=draft, decision="D-2026-001", on=TODAY, by=None, over=over)
    elif step == "take_over":
        take_over_changes(model=draft, by=None)
