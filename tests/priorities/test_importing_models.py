"""A logic model in a file: every line is looked at, and all of it comes in or nothing."""

import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override

from groundwork.models import LedgerEntry
from groundwork.refusals import Refused
from priorities.actions.importing import import_lines
from priorities.actions.logic_models import adopt_model
from priorities.actions.versions import draft_next
from priorities.models import ResultLink, ResultNode
from priorities.queries.differences import differences
from priorities.queries.logic_models import drawn
from priorities.queries.sheets.plan import plan_of
from priorities.queries.sheets.reading import MOST_BYTES, read_table, text_of
from priorities.queries.sheets.writing import as_file, template_file
from tests.priorities.aims import TODAY, link_of, node_of

HEAD = "Number,Tier,Text in English,Text in French,Owner,Serves,Assumption in English,Assumption in French,Tested on"
SIX = """1.3,immediate,Third,Troisième,WG,2.1,If,Si,2026-01-02
2.2,Résultats intermédiaires,Second,Deuxième,,"3.1",,,
1.1,,,,,2.2,So,Ainsi,
O1,objective,Aim,Visée,,,,,
3.1,,,,,O1,,,"""


def found(built, *lines: str):
    return plan_of(read_table("\n".join([HEAD, *lines])), built.model, TODAY)


def imported(built, text: str):
    return import_lines(model=built.model, table=read_table(text), digest="0" * 64, by=None)


def test_a_file_adds_and_revises_nodes_and_links(built):
    imported(built, f"{HEAD}\n{SIX}")
    model = built.model
    assert (node_of(model, "1.3").owner.key, node_of(model, "2.2").tier.key) == ("WG", "intermediate")
    assert node_of(model, "O1").kind == "objective"
    assert str(link_of(model, "1.3", "2.1").tested_on) == "2026-01-02"
    assert link_of(model, "1.1", "2.2").assumption_fr == "Ainsi"
    assert link_of(model, "3.1", "O1")
    assert node_of(model, "1.1").text_en == "Node 1.1"
    entry = LedgerEntry.objects.get(act="logic-model.imported")
    assert (entry.facts["node_added"], entry.facts["link_added"]) == (3, 4)


def test_the_seventh_line_is_wrong_and_nothing_is_imported(built):
    """A CSV whose line 7 is wrong: line, column and reason are told; the five right ones above wait too."""
    text = f"{HEAD}\n{SIX}\n1.9,nowhere,Text,Texte,,2.1,,,\n"
    plan = plan_of(read_table(text), built.model, TODAY)
    assert [(each.line, str(each.heading)) for each in plan.problems] == [(7, "Tier")]
    assert "Immediate outcome" in plan.problems[0].message
    with pytest.raises(Refused) as caught:
        imported(built, text)
    assert caught.value.refusal.code == "line-not-right"
    assert built.model.nodes.count() == len(built.nodes)


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        (",immediate,A,B,,,,,", "Number", "such as 1.2"),
        ("one,immediate,A,B,,,,,", "Number", "such as 1.2"),
        ("1.7,immediate,A,,,,,,", "Text in French", "both languages"),
        ("1.7,,A,B,,,,,", "Tier", "Write the tier"),
        ("1.7,immediate,A,B,XX,,,,", "Owner", "No body has the key"),
        ("1.1,,,,,9.9,,,", "Serves", "No node has the number"),
        ("9.9,,,,,1.1,,,", "Number", "No node has the number"),
        ("2.1,,,,,1.1,,,", "Serves", "lower tier"),
        ("1.1,,,,,1.1,,,", "Serves", "joins two results"),
        ("1.2,,,,,3.1,Only,,", "Assumption in French", "both languages"),
        ("1.1,,,,,2.1,,,yesterday", "Tested on", "year-month-day"),
        ("1.1,,,,,2.1,,,2999-01-01", "Tested on", "day to come"),
        ("1.1,,,,,,If,Si,", "Serves", "which node it serves"),
        ("1.1,ultimate,,,,,,,", "Tier", "lower tier"),
        (f"1.1,,{'x' * 401},,,,,,", "Text in English", "at most 400"),
        ("1.1,,,,,,,,,,more", "", "cells more"),
    ],
)
def test_what_is_wrong_is_told_with_line_and_column(built, line, column, words):
    plan = found(built, line)
    problem = plan.problems[0]
    assert (problem.line, str(problem.heading)) == (2, column)
    assert words in problem.message


def test_a_ring_across_two_lines_is_told_with_its_way(built):
    plan = found(built, "O1,objective,A,B,,O2,,,", "O2,objective,A,B,,O1,,,")
    assert plan.problems[0].line == 3
    assert "O2 → O1 → O2" in plan.problems[0].message


def test_the_same_node_twice_is_told(built):
    plan = found(built, "1.1,,A,B,,,,,", "1.1,,C,D,,,,,")
    assert (plan.problems[0].line, "line 2" in plan.problems[0].message) == (3, True)


def test_both_ends_of_a_link_may_move_in_one_file(built):
    imported(built, f"{HEAD}\n2.1,immediate,,,,,,,\n1.1,output,,,,,,,\n1.2,output,,,,,,,\n3.1,intermediate,,,,,,,")
    assert node_of(built.model, "1.1").tier.key == "output"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_leaves_comes_back_as_it_was(built, language):
    built.link("1.2", "3.1", tested_on=TODAY)
    first = built.adopted()
    with override(language):
        text = as_file(drawn(first))
    draft = draft_next(body=first.body, by=None)
    plan = plan_of(read_table(text), draft, TODAY)
    assert plan.is_right, [(each.line, each.message) for each in plan.problems]
    assert not plan.does_something
    ResultLink.objects.filter(origin__model=draft).delete()
    ResultNode.objects.filter(model=draft, number="1.1").delete()
    import_lines(model=draft, table=read_table(text), digest="0" * 64, by=None)
    again = differences(first, draft)
    assert [node.number for node in again.added] == ["1.1"]
    assert again.changed == []


def test_a_formula_stays_a_text_and_leaves_harmless(built):
    imported(built, f'{HEAD}\n1.8,immediate,"=HYPERLINK(""x"")",+1,,,,,')
    assert node_of(built.model, "1.8").text_en == '=HYPERLINK("x")'
    text = as_file(drawn(built.model))
    assert "'=HYPERLINK" in text
    assert not plan_of(read_table(text), built.model, TODAY).does_something


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_it_is_read_whatever_spreadsheet_wrote_it(built, encoding, mark):
    with override("fr"):
        head = mark.join(["Numéro", "Niveau", "Texte en anglais", "Texte en français"])
        text, remark = text_of(f"{head}\r\n1.7{mark}Résultat immédiat{mark}Text{mark}Été\r\n".encode(encoding))
        plan = plan_of(read_table(text), built.model, TODAY, remark)
    assert plan.is_right
    assert plan.nodes["1.7"].row.text_fr == "Été"
    assert bool(plan.remarks) == (encoding == "cp1252")


@pytest.mark.parametrize(
    "text", ["", "\n\n", HEAD, "Nonsense,Columns\n1,2", "Tier\nimmediate", f"{HEAD}\n" + '"open', "a\0b"]
)
def test_what_cannot_be_read_is_said(text):
    assert read_table(text).problems


def test_what_is_too_large_is_said():
    assert "2,000 lines" in read_table("x" * (MOST_BYTES + 1)).problems[0].message
    assert "2,000 lines" in read_table(f"{HEAD}\n" + "1.1,,,,,,,,\n" * 2001).problems[0].message


def test_the_empty_file_can_be_imported_itself(built):
    assert plan_of(read_table(template_file()), built.model, TODAY).is_right


def test_it_costs_as_many_queries_with_many_lines(built, django_assert_num_queries):
    for count in (2, 80):
        lines = [f"7.{number},output,A,B,WG,2.1,If,Si," for number in range(count)]
        table = read_table("\n".join([HEAD, *lines]))
        with django_assert_num_queries(5):
            plan_of(table, built.model, TODAY)


def check(client, model, text: str):
    file = SimpleUploadedFile("model.csv", text.encode("cp1252"))
    return client.post(reverse("import_model", args=[model.pk]), {"file": file})


def test_on_the_page_the_file_is_looked_at_and_the_same_file_imported(client, built, secretariat):
    client.force_login(secretariat)
    looked = check(client, built.model, f"{HEAD}\n{SIX}")
    text = looked.content.decode()
    assert looked.status_code == 200
    assert "3 nodes added" in text
    assert "Windows-1252" in text
    assert built.model.nodes.count() == len(built.nodes)
    sealed = re.search(r'name="sealed" value="([^"]+)"', text)[1]
    once = str(uuid.uuid4())
    for _press in (1, 2):
        done = client.post(reverse("import_model", args=[built.model.pk]), {"sealed": sealed, "once": once})
        assert (done.status_code, done["Location"]) == (303, reverse("logic_model", args=[built.model.pk]))
    assert LedgerEntry.objects.filter(act="logic-model.imported").count() == 1
    assert node_of(built.model, "2.2").text_fr == "Deuxième"


def test_on_the_page_the_wrong_line_is_shown_and_nothing_can_be_imported(client, built, secretariat):
    client.force_login(secretariat)
    looked = check(client, built.model, f"{HEAD}\n{SIX}\n1.9,nowhere,Text,Texte,,,,,\n")
    text = looked.content.decode()
    assert looked.status_code == 422
    assert "1 problem" in text
    assert 'name="sealed"' not in text


def test_a_seal_of_another_draft_or_of_nobody_is_not_believed(client, built, secretariat):
    client.force_login(secretariat)
    text = check(client, built.model, f"{HEAD}\n{SIX}").content.decode()
    sealed = re.search(r'name="sealed" value="([^"]+)"', text)[1]
    adopt_model(model=built.model, decision="D-2026-001", on=TODAY, by=None)
    draft = draft_next(body=built.house.bodies["JC"], by=None)
    for word in (sealed, "made up"):
        answer = client.post(reverse("import_model", args=[draft.pk]), {"sealed": word})
        assert answer.status_code == 422
    assert draft.nodes.count() == len(built.nodes)
