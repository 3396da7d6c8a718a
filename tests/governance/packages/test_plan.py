"""Which parts are planned, in which order, and when is an address another one?"""

from dataclasses import replace

from governance.packages.contents import Paper
from governance.packages.facing import faced
from governance.packages.plan import papers_of, plan_parts
from groundwork.bilingual import Pair
from groundwork.binding.sheets import Sheet
from tests.factories.packages import contents


def converter(paper):
    return f"pdf 1 {paper.language}"


def with_papers():
    """The contents whose first numbered item has a document in both languages, and one in French alone."""
    whole = contents()
    meeting = whole.meetings[0]
    item = meeting.numbered[0]
    facts = {"title": Pair("Paper", "Document"), "name": "a.pdf", "media_type": "application/pdf", "size": 9}
    papers = (
        Paper(id=1, key="att:1", position=1, language="en", sha256="a" * 64, **facts),
        Paper(id=2, key="att:1", position=1, language="fr", sha256="b" * 64, **facts),
        Paper(id=3, key="att:3", position=2, language="fr", sha256="c" * 64, **facts),
        Paper(id=4, key="att:4", position=3, language="en", withheld=True),
    )
    items = tuple(replace(each, papers=papers) if each is item else each for each in meeting.items)
    return replace(whole, meetings=(replace(meeting, items=items), *whole.meetings[1:])), item.key


def planned(whole, language="en"):
    return plan_parts(whole, whole.edition, language, converter)


def test_a_document_follows_its_item_and_the_manifest_comes_last():
    whole, key = with_papers()
    keys = [each.key for each in planned(whole)]
    assert (keys[0], keys[-1]) == ("front", "manifest")
    assert keys[keys.index(key) : keys.index(key) + 3] == [key, "att:1", "att:3"]
    assert "att:4" not in keys
    assert keys == [each.key for each in planned(whole, "fr")]


def test_each_language_has_its_own_side_or_else_the_other():
    whole, _key = with_papers()
    assert [each.id for each in papers_of(planned(whole))][:2] == [1, 3]
    assert [each.id for each in papers_of(planned(whole, "fr"))][:2] == [2, 3]


def test_a_document_stands_below_its_item_is_labelled_and_leads_back():
    whole, key = with_papers()
    item, paper = (next(each for each in planned(whole) if each.key == name) for name in (key, "att:1"))
    assert (paper.level, paper.label_prefix, paper.back_to) == (item.level + 1, "A1-", key)
    assert paper.stamp == item.stamp


def test_the_same_facts_have_the_same_addresses_and_a_word_changes_one():
    whole, key = with_papers()
    before = {each.key: each.address for each in planned(whole)}
    assert before == {each.key: each.address for each in planned(whole)}
    meeting = whole.meetings[0]
    items = tuple(replace(each, minutes=each.minutes + 1) if each.key == key else each for each in meeting.items)
    other = replace(whole, meetings=(replace(meeting, items=items), *whole.meetings[1:]))
    after = {each.key: each.address for each in planned(other)}
    assert before["att:1"] == after["att:1"]
    assert {name for name in before if before[name] != after[name]} <= {"front", "load", key}


def test_the_sides_of_a_part_stand_page_beside_page_and_one_alone_keeps_the_parity():
    one, other = (Sheet(None, "item:7", title, code) for title, code in (("Seven", "en"), ("Sept", "fr")))
    sides = faced(one, other, 3, 1)
    assert [(each.key, each.title, each.beside) for each in sides] == [
        ("item:7", "Seven / Sept", ""),
        ("fr/item:7", "", "item:7"),
    ]
    assert [each.pages for each in faced(one, None, 3, 0)][1:] == [1]
    assert len(faced(None, other, 0, 2)) == 1
