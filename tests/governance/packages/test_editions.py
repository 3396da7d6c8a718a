"""What is in each edition, and what is left out of it?"""

from dataclasses import replace
from datetime import UTC, datetime

from governance.packages.contents import Record
from governance.packages.sections import own_parts, placed_papers
from governance.queries.records.content import (
    ActionTaken,
    ClauseDecided,
    CouncilPresent,
    DecisionTaken,
    ItemHeld,
    RecordContent,
    ReservationKept,
    Sat,
)
from groundwork.bilingual import Pair
from tests.factories.packages import JOINT, big_item, contents, item


def keys(whole, edition, language="en"):
    return [part.key for part in own_parts(whole, edition, language)]


def test_decisions_only_holds_the_items_for_decision_without_documents():
    parts = own_parts(contents(), "decisions", "en")
    assert [part.key for part in parts] == ["front", "item:2"]
    page = parts[1].data["parts"][0]
    assert (page["summary"], page["questions"]) == (None, [])
    assert page["recommendation"]
    assert page["motions"]
    assert [paper["link"] for paper in page["papers"]] == ["", ""]
    assert placed_papers(contents(), "decisions", "en") == ()


def test_a_supplement_holds_what_changed_and_names_what_is_gone():
    assert keys(contents(), "supplement") == ["front", "item:2"]
    front = own_parts(contents(), "supplement", "en")[0].data["parts"][0]
    assert front["agenda"] == []
    assert [row["what"] for row in front["changes"][0]["rows"]] == ["Moved; it was item 1", "Taken off the agenda"]
    assert {each.paper.name for each in placed_papers(contents(), "supplement", "fr")} == {"options.pdf"}


def test_a_supplement_without_changes_says_so():
    bare = replace(contents(), changes=(replace(contents().changes[0], items=()),))
    assert keys(bare, "supplement") == ["front"]


def test_documents_follow_their_items_once_each_in_the_readers_language():
    placed = placed_papers(contents(), "full", "fr")
    assert [(each.after, each.paper.key, each.paper.language) for each in placed] == [
        ("item:2", "att:12", "fr"), ("item:2", "att:14", "en"),
    ]  # fmt: skip
    assert [each.paper.key for each in placed_papers(contents(), "full", "en")] == ["att:12", "att:14"]
    assert placed[0].stamp == "Point\u00a02"


def test_a_personal_edition_says_for_whom():
    mine = replace(contents(), edition="personal", reader="Anna Alpha")
    cover = own_parts(mine, "personal", "fr")[0].data["parts"][0]["cover"]
    assert "Pour Anna Alpha" in cover["lines"]
    assert cover["faces"][0]["kind"] == "Cahier de réunion\u00a0: édition personnelle"


def recorded():
    decision = DecisionTaken(
        "D-2026-021", Pair("Measures", "Mesures"), "consensus", "2026-11-24", "2026-12-01",
        verdict=Pair("The motion is carried.", "La motion est adoptée."),
        clauses=(ClauseDecided("G1", "amended", Pair("Move it", "Le rattacher")),),
        reservations=(ReservationKept(Pair("Manitoba", "Manitoba"), Pair(), "G1", "reservation", "Hélas.", "fr"),),
        actions=(ActionTaken("A-2026-118", "action", Pair("Update", "Mettre à jour"), Pair(), 7, "2027-01-15"),),
    )  # fmt: skip
    items = (
        ItemHeld(1, "1", "item", in_camera=False, title=Pair("Opening", "Ouverture"), decisions=(decision,)),
        ItemHeld(2, "2", "item", in_camera=True, withheld="in_camera"),
    )
    content = RecordContent(
        1, "JC", JOINT, Pair("Ottawa", "Ottawa"), "2026-11-24T13:30:00+00:00", "2026-11-24T20:00:00+00:00",
        "America/Toronto", "in_person", Pair(), (CouncilPresent("JC", JOINT, (Sat("s", JOINT, "present", 7),)),), items,
    )  # fmt: skip
    record = Record(1, JOINT, 1, "circulated", datetime(2026, 11, 30, tzinfo=UTC), content, "ab" * 32,
                    people=((7, "Anna Alpha"),))  # fmt: skip
    return replace(contents(), edition="record", records=(record,))


def test_the_record_says_who_was_there_what_was_decided_and_what_is_withheld(set_and_opened):
    front, part = own_parts(recorded(), "record", "en")
    assert (front.key, part.key, part.title) == ("front", "record:1", "Joint Councils")
    page = part.data["parts"][0]
    first, second = page["items"]
    assert first["decisions"][0]["actions"][0]["owner"]["paragraphs"] == [["Anna Alpha"]]
    assert second["title"]["paragraphs"] == [["Item 2 is withheld: in camera"]]
    assert page["councils"][0]["text"] == "1 of 1 seat was there."
    for language in ("en", "fr"):
        for each in own_parts(recorded(), "record", language):
            set_and_opened(each)


def test_items_for_decision_are_those_with_a_motion_too():
    whole = contents(item(1, motions=big_item().motions), item(2, after=60))
    assert keys(whole, "decisions") == ["front", "item:1"]
