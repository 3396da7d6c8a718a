"""The pages of the logic model: read in both languages, drafted by form without a script, kept when refused."""

import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from groundwork.models import LedgerEntry
from priorities.actions.logic_models import add_node, adopt_model, draft_model, link_nodes
from priorities.actions.nodes import remove_node
from priorities.actions.versions import draft_next
from priorities.models import LogicModel, ResultLink
from priorities.queries.logic_models import current_model, tiers_of
from tests.factories.house import both
from tests.priorities.aims import TODAY, link_of, node_of

FILES = ["logic_model_svg", "logic_model_pdf", "logic_model_csv"]


def page(client, name, *args, query="") -> str:
    answer = client.get(reverse(name, args=args) + query)
    assert answer.status_code == 200, answer.content[:300]
    return answer.content.decode()


def post(client, name, *args, **typed):
    return client.post(reverse(name, args=args), {"once": str(uuid.uuid4()), **typed})


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_serves_a_node_and_what_it_serves_is_said_in_words(client, built, language):
    with override(language):
        text = page(client, "outcomes", query="?node=2.1")
    places = dict(re.findall(r'id="n([\d.]+)"[^>]*data-chain="(\w+)"', text))
    assert places == {"1.1": "serves", "1.2": "serves", "2.1": "chosen", "3.1": "served"}
    assert ("What serves it" if language == "en" else "Ce qui le sert") in text


def test_a_number_that_nobody_has_marks_nothing(client, built):
    assert "data-chain" not in page(client, "outcomes", query="?node=%22%3E<script>")


def test_the_links_stand_in_the_text_for_the_script_to_draw(client, built):
    text = page(client, "outcomes")
    assert 'id="n1.1" data-serves="2.1"' in text
    assert "js/outcomes.js" in text


@pytest.mark.parametrize("name", ["logic_model", "logic_model_csv", "logic_model_svg"])
def test_it_costs_as_many_queries_with_eighty_nodes_as_with_eight(client, built, name):
    counts = []
    for numbers in (range(4), range(4, 80)):
        for number in numbers:
            grow_at(built, number)
        with CaptureQueriesContext(connection) as caught:
            page_or_file(client, name, built.model.pk)
        counts.append(len(caught))
    assert counts[0] == counts[1]
    assert counts[0] <= 9


def grow_at(built, number: int):
    row = add_node(
        model=built.model, tier=built.tiers["output"], number=f"8.{number}", text=both("N"), by=None,
        owner=built.house.bodies["WG"],
    )  # fmt: skip
    return link_nodes(origin=row, target=built.nodes["2.1"], assumption=both("If"), by=None)


def page_or_file(client, name, pk):
    assert client.get(reverse(name, args=[pk])).status_code == 200


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_leaves_as_a_file(client, built, name, language):
    built.node("O1", None, "Objectif œuvre & <b>")
    with override(language):
        answer = client.get(reverse(name, args=[built.model.pk]))
    assert answer.status_code == 200
    name = answer["Content-Disposition"]
    assert ("logic-model-jc-1" if language == "en" else "modele-logique-jc-1") in name


def test_the_drawing_names_every_node_and_is_the_same_each_time(client, built):
    first = client.get(reverse("logic_model_svg", args=[built.model.pk])).content
    assert first == client.get(reverse("logic_model_svg", args=[built.model.pk])).content
    text = first.decode()
    assert text.count("<rect") == 1 + len(built.nodes)
    assert text.count("<path") == len(built.links)
    assert "Node 2.1: serves 3.1." in text


def test_the_paper_is_tagged(client, built):
    content = client.get(reverse("logic_model_pdf", args=[built.model.pk])).content
    assert content.startswith(b"%PDF")
    assert b"/MarkInfo" in content
    assert b"/StructTreeRoot" in content


def test_a_draft_beside_a_version_in_force_is_for_members(client, built, member):
    built.adopted()
    draft = draft_next(body=built.house.bodies["JC"], by=None)
    address = reverse("logic_model", args=[draft.pk])
    assert client.get(address).status_code == 403
    assert address not in page(client, "outcomes")
    client.force_login(member)
    assert client.get(address).status_code == 200
    assert address in page(client, "outcomes")


def test_a_model_is_begun_by_form_along_a_template_or_as_a_copy(client, built, secretariat):
    client.force_login(secretariat)
    typed = {"body": "PSSDC", "how": "oecd", "title_en": "Aims", "title_fr": "Visées"}
    answer = post(client, "draft_model", **typed)
    begun = LogicModel.objects.get(template="oecd")
    assert (answer.status_code, answer["Location"]) == (303, reverse("logic_model", args=[begun.pk]))
    assert [tier.name_fr for tier in tiers_of(begun.template)][2] == "Produit"
    built.adopted()
    assert post(client, "draft_model", body="JC", how="last").status_code == 303
    assert LogicModel.objects.filter(based_on=built.model).count() == 1


def test_a_copy_of_nothing_is_refused_and_what_was_typed_is_kept(client, built, secretariat):
    client.force_login(secretariat)
    answer = post(client, "draft_model", body="JC", how="last", title_en="Kept")
    assert answer.status_code == 422
    assert "Kept" in answer.content.decode()


def test_nodes_and_links_are_written_by_form(client, built, secretariat):
    client.force_login(secretariat)
    model = built.model
    tier = str(built.tiers["output"].pk)
    typed = {"tier": tier, "number": "0.1", "text_en": "Report", "text_fr": "Rapport", "owner": "WG"}
    answer = post(client, "add_node", model.pk, **typed)
    assert answer["Location"].endswith("#n0.1")
    node = node_of(model, "0.1")
    assert node.owner.key == "WG"
    ends = {"origin": node.pk, "target": built.nodes["1.1"].pk}
    post(client, "link_nodes", model.pk, **ends, assumption_en="If", assumption_fr="Si", tested_on="2026-01-02")
    link = link_of(model, "0.1", "1.1")
    assert (link.assumption_fr, str(link.tested_on)) == ("Si", "2026-01-02")
    post(client, "revise_link", link.pk, assumption_en="When", assumption_fr="Quand", risk_en="R", risk_fr="R")
    link.refresh_from_db()
    assert (link.assumption_en, link.risk_en, link.tested_on) == ("When", "R", None)
    post(client, "revise_node", node.pk, **{**typed, "number": "0.2", "tier": "objective"})
    assert LedgerEntry.objects.filter(act="logic-model.node-revised").count() == 0
    post(client, "unlink_nodes", link.pk)
    post(client, "revise_node", node.pk, **{**typed, "number": "0.2", "tier": "objective"})
    node.refresh_from_db()
    assert (node.number, node.kind) == ("0.2", "objective")
    post(client, "remove_node", node.pk)
    assert not model.nodes.filter(number="0.2").exists()


def test_a_ring_typed_into_the_form_is_refused_beside_its_field(client, built, secretariat):
    client.force_login(secretariat)
    ends = {"origin": built.nodes["2.1"].pk, "target": built.nodes["2.1"].pk}
    answer = post(client, "link_nodes", built.model.pk, **ends, assumption_en="Kept", assumption_fr="Gardé")
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Gardé" in text
    assert 'id="id_target_error"' in text


def test_what_somebody_changed_meanwhile_is_not_overwritten(client, built, secretariat):
    client.force_login(secretariat)
    node = built.nodes["1.1"]
    form = page(client, "revise_node", node.pk)
    seen = re.search(r'name="seen" value="(\w+)"', form)[1]
    typed = {"tier": str(node.tier_id), "number": "1.1", "text_en": "A", "text_fr": "B", "seen": seen}
    assert post(client, "revise_node", node.pk, **typed).status_code == 303
    assert post(client, "revise_node", node.pk, **{**typed, "text_en": "C"}).status_code == 422
    node.refresh_from_db()
    assert node.text_en == "A"


WRITING = ["add_node", "link_nodes", "import_model", "adopt_model"]


@pytest.mark.parametrize("name", WRITING)
@pytest.mark.parametrize("who", ["member", "observer", "group_co_chair", "stranger"])
def test_others_do_not_draft(client, built, name, who):
    client.force_login(built.house.people[who])
    assert client.get(reverse(name, args=[built.model.pk])).status_code == 403
    assert post(client, name, built.model.pk).status_code == 403


@pytest.mark.parametrize("name", WRITING[:3])
def test_a_co_chair_drafts_and_an_adopted_version_is_closed(client, built, co_chair, name):
    client.force_login(co_chair)
    assert client.get(reverse(name, args=[built.model.pk])).status_code == 200
    built.adopted()
    assert client.get(reverse(name, args=[built.model.pk])).status_code == 409


def test_adoption_shows_what_differs_and_asks_when_the_draft_is_behind(client, built, secretariat):
    first = built.adopted()
    early, late = (draft_next(body=first.body, by=None) for _time in (1, 2))
    ResultLink.objects.filter(origin__model=late, origin__number="1.1").delete()
    client.force_login(secretariat)
    typed = {"decision": "D-2026-002", "on": str(first.adopted_on)}
    assert "1 link removed" in page(client, "adopt_model", late.pk)
    assert post(client, "adopt_model", late.pk, **typed).status_code == 303
    text = page(client, "adopt_model", early.pk)
    assert "based on version 1, which was replaced" in text
    assert "1 link added" in text
    assert post(client, "adopt_model", early.pk, **typed).status_code == 422
    early.refresh_from_db()
    assert early.state == "draft"
    assert post(client, "take_over_changes", early.pk).status_code == 303
    assert "which was replaced" not in page(client, "adopt_model", early.pk)
    assert post(client, "adopt_model", early.pk, **typed).status_code == 303


def test_differences_are_read_between_any_two_versions(client, built):
    first = built.adopted()
    second = draft_next(body=first.body, by=None)
    built.model = second
    add_node(model=second, tier=built.tiers["output"], number="0.1", text=both("New"), by=None)
    built.adopted("D-2026-002")
    assert "1 node added" in page(client, "model_differences", second.pk)
    assert "1 node removed" in page(client, "model_differences", first.pk, query="?from=2")


def test_the_nodes_that_a_version_no_longer_has_are_listed_on_its_page(client, built):
    first = built.adopted()
    built.model = draft_next(body=first.body, by=None)
    remove_node(node=node_of(built.model, "1.2"), by=None)
    second = built.adopted("D-2026-002")
    text = page(client, "logic_model", second.pk)
    assert "Nodes that nothing carries on" in text
    assert "Node 1.2" in text
    assert "Nodes that nothing carries on" not in page(client, "logic_model", first.pk)


def test_the_joint_council_stands_in_front_and_other_bodies_are_named(client, built):
    other = draft_model(body=built.house.bodies["PSSDC"], title=both("Theirs"), by=None)
    other = adopt_model(model=other, decision="D-2026-001", on=TODAY, by=None)
    assert current_model() == built.model
    assert current_model(built.house.bodies["PSSDC"]) == other
    assert reverse("logic_model", args=[other.pk]) in page(client, "outcomes")
