"""What is recorded about aims is recorded by the secretariat, whole, and witnessed."""

from datetime import date
from itertools import product

import pytest

from councils.actions.jurisdictions import record_jurisdiction
from councils.actions.levels import record_level
from councils.models import EngagementLevel, Jurisdiction
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry
from groundwork.refusals import Refused
from priorities.actions.findings import record_finding
from priorities.actions.logic_models import add_node, adopt_model, define_tier, draft_model, link_nodes
from priorities.actions.priorities import advance_priority, name_lead, propose_priority
from priorities.enums import FindingKind, PriorityState

NAME = Pair(en="Name", fr="Nom")
HALF = Pair(en="Name")


def acts(house, by):
    """Each act, as somebody would do it."""
    body = house.bodies["JC"]
    slug = Pair(en="name", fr="nom")
    return {
        "finding": lambda: record_finding(
            key="one", kind=FindingKind.THEME, position=1, text=NAME, source="deck:5", by=by
        ),
        "tier": lambda: define_tier(key="one", position=1, name=NAME, name_plural=NAME, by=by),
        "model": lambda: draft_model(body=body, title=NAME, by=by),
        "priority": lambda: propose_priority(body=body, name=NAME, slug=slug, by=by),
        "level": lambda: record_level(level=5, name=NAME, by=by),
        "jurisdiction": lambda: record_jurisdiction(
            code="CA-QC", order="provincial", name=NAME, with_article_fr="le Nom", with_de_fr="du Nom",
            protocol_order=50, by=by,
        ),
    }  # fmt: skip


KINDS = ["finding", "tier", "model", "priority", "level", "jurisdiction"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_secretariat_records_and_the_ledger_witnesses(house, secretariat, kind):
    before = LedgerEntry.objects.count()
    acts(house, secretariat)[kind]()
    assert LedgerEntry.objects.count() == before + 1


OTHERS = ["co_chair", "member", "alternate", "observer", "group_co_chair", "stranger"]


# The co-chairs of a body draft its logic model.
@pytest.mark.parametrize(("kind", "who"), sorted({*product(KINDS, OTHERS)} - {("model", "co_chair")}))
def test_nobody_else_does(house, kind, who):
    before = LedgerEntry.objects.count()
    with pytest.raises(Refused) as refused:
        acts(house, house.people[who])[kind]()
    assert refused.value.refusal.code == ("not-keeper-of-model" if kind == "model" else "not-secretariat")
    assert LedgerEntry.objects.count() == before


@pytest.fixture
def model(house):
    return draft_model(body=house.bodies["JC"], title=NAME, by=None)


@pytest.fixture
def tier(db):
    return define_tier(key="one", position=1, name=NAME, name_plural=NAME, by=None)


@pytest.fixture
def node(model, tier):
    return add_node(model=model, tier=tier, number="1.1", text=NAME, by=None)


@pytest.fixture
def priority(house):
    return propose_priority(body=house.bodies["JC"], name=NAME, slug=Pair(en="name", fr="nom"), by=None)


def refused(act) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.refusal.code


def test_one_language_is_not_enough(house, model, tier):
    assert refused(lambda: draft_model(body=house.bodies["JC"], title=HALF, by=None)) == "one-language"
    assert refused(lambda: add_node(model=model, tier=tier, number="1", text=HALF, by=None)) == "one-language"
    slug = Pair(en="half", fr="moitie")
    assert refused(lambda: propose_priority(body=house.bodies["JC"], name=HALF, slug=slug, by=None)) == "one-language"


def test_versions_are_numbered(house, model):
    assert draft_model(body=house.bodies["JC"], title=NAME, by=None).version == model.version + 1


def test_an_adopted_version_is_no_longer_changed(model, tier, node):
    other = add_node(model=model, tier=tier, number="1.2", text=NAME, by=None)
    model = adopt_model(model=model, decision="D-2026-001", on=date(2026, 1, 1), by=None)
    node.refresh_from_db()
    assert refused(lambda: add_node(model=model, tier=tier, number="1.3", text=NAME, by=None)) == "model-adopted"
    assert refused(lambda: link_nodes(origin=node, target=other, assumption=NAME, by=None)) == "model-adopted"


def test_only_a_decision_adopts_and_only_once(model):
    assert refused(lambda: adopt_model(model=model, decision="", on=date(2026, 1, 1), by=None)) == "no-decision"
    model = adopt_model(model=model, decision="D-2026-001", on=date(2026, 1, 1), by=None)
    with pytest.raises(Refused):
        adopt_model(model=model, decision="D-2026-002", on=date(2026, 1, 1), by=None)


def test_no_result_serves_itself(node):
    assert refused(lambda: link_nodes(origin=node, target=node, assumption=NAME, by=None)) == "bad-link"


def test_a_jurisdiction_leads_once(house, priority):
    for _time in (1, 2):
        name_lead(priority=priority, jurisdiction=house.jurisdictions["CA"], by=None)
    assert priority.leads.count() == 1
    assert LedgerEntry.objects.filter(act="priority.lead-named").count() == 1


def test_a_priority_goes_step_by_step(house, priority):
    with pytest.raises(Refused):
        advance_priority(priority=priority, state=PriorityState.PROMOTED, promoted_to=house.bodies["WG"], by=None)
    for state in (PriorityState.CONFIRMED, PriorityState.ACTIVE):
        priority = advance_priority(priority=priority, state=state, by=None)
    assert refused(lambda: advance_priority(priority=priority, state=PriorityState.PROMOTED, by=None)) == "no-group"
    done = advance_priority(priority=priority, state=PriorityState.PROMOTED, promoted_to=house.bodies["WG"], by=None)
    assert (done.state, done.promoted_to) == ("promoted", house.bodies["WG"])


def test_a_known_jurisdiction_is_not_recorded_twice(house):
    count = Jurisdiction.objects.count()
    again = {"name": NAME, "with_article_fr": "x", "with_de_fr": "x", "protocol_order": 60, "by": None}
    assert refused(lambda: record_jurisdiction(code="CA", order="federal", **again)) == "jurisdiction-known"
    assert Jurisdiction.objects.count() == count


def test_a_level_may_get_another_name(house):
    record_level(level=1, name=NAME, by=None)
    assert EngagementLevel.objects.get(level=1).name_en == "Name"
    assert EngagementLevel.objects.count() == 4
