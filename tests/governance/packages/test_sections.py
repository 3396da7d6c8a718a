"""Are the words of a package what one would say?"""

from dataclasses import replace
from datetime import date

from governance.packages.contents import facts_hash
from governance.packages.sections import ManifestLine, manifest_part, marking_words, own_parts
from groundwork.bilingual import Pair
from tests.factories.packages import big_item, clause, contents, decision, item, motion, paper


def page_of(whole, key, language="en", edition="full"):
    (part,) = [part for part in own_parts(whole, edition, language) if part.key == key]
    (page,) = part.data["parts"]
    return page


def shaped_item(language="en", **fields):
    return page_of(contents(big_item(1, after=0, **fields)), "item:1", language)


def test_the_verdict_is_one_plain_sentence():
    assert shaped_item()["motions"][0]["vote"]["sentence"] == "The motion is carried."


def test_a_proof_is_printed_once_for_the_clauses_that_share_it():
    found = shaped_item()["motions"][0]["vote"]["proofs"]
    assert [proof["labels"] for proof in found] == [""]


def test_points_that_are_the_clauses_of_the_motion_are_not_printed_twice():
    same = big_item().recommendation.points
    assert shaped_item(motions=(motion(clauses=same),))["recommendation"]["points"] == []
    assert shaped_item()["recommendation"]["points"][0]["label"] == "M1"


def test_what_carrying_would_change_is_said_until_it_is_decided():
    undecided = shaped_item(motions=(motion(decision=None, vote=None),))["motions"][0]
    assert undecided["clauses"][0]["changes"]
    assert not shaped_item()["motions"][0]["clauses"][0]["changes"]


def test_times_are_those_of_the_meeting_in_the_way_of_each_language():
    rows = {code: page_of(contents(), "front", code)["agenda"][0]["rows"] for code in ("en", "fr")}
    assert rows["en"][0]["time"] == "8:30\u00a0a.m."
    assert rows["fr"][0]["time"] == "8\u00a0h\u00a030"


def test_the_first_of_the_month_is_written_as_french_does():
    whole = contents(big_item(motions=(motion(decision=decision(effective_on=date(2026, 12, 1))),)))
    found = page_of(whole, "item:2", "fr")
    assert "1er\u00a0décembre\u00a02026" in found["motions"][0]["decision"]["line"]


def test_both_languages_carry_the_same_numbers_links_and_references():
    english, french = own_parts(contents(), "full", "en"), own_parts(contents(), "full", "fr")
    assert [part.key for part in english] == [part.key for part in french]
    for name in ("anchor", "number"):
        assert [part.data["parts"][0].get(name) for part in english] == [
            part.data["parts"][0].get(name) for part in french
        ]
    hashes = [manifest_part(contents(), "full", code, [], []).data["parts"][0]["hashes"] for code in ("en", "fr")]
    assert hashes[0][0]["value"] == hashes[1][0]["value"] == facts_hash(contents())


def test_the_marking_stands_in_both_languages_the_readers_first():
    marking = page_of(contents(), "front", "fr")["cover"]["marking"]
    assert [side["lang"] for side in marking] == ["fr", "en"]
    assert [side["text"] for side in marking] == ["Non classifié", "Unclassified"]
    assert marking_words(contents(marking="protected_a")).fr == "Protégé\u00a0A"


def test_the_hash_is_of_the_facts_not_of_version_or_moment():
    first = contents()
    assert facts_hash(first) == facts_hash(replace(first, version=9, as_of=first.as_of.replace(year=2027)))
    assert facts_hash(first) != facts_hash(contents(item(minutes=31)))


def open_until(has_end):
    found = motion().vote
    return motion(vote=replace(found, state="open", findings=(), has_end=has_end, method="written"), decision=None)


def test_an_open_vote_says_until_when_and_gives_nothing_away():
    vote = shaped_item(motions=(open_until(True),))["motions"][0]["vote"]
    assert vote["sentence"] == "The vote is open."
    assert vote["line"] == "Written procedure, closes November 24, 2026, 11:30\u00a0a.m.\u00a0ET"
    assert (vote["is_open"], vote["proofs"]) == (True, [])
    assert "opened" in shaped_item(motions=(open_until(False),))["motions"][0]["vote"]["line"]


def test_a_heading_that_clauses_share_stands_above_the_first():
    both = motion(clauses=(clause("G1"), clause("G2")), decision=None)
    first, second = shaped_item(motions=(both,))["motions"][0]["clauses"]
    assert first["heading"]["paragraphs"] == [["Quick wins"]]
    assert second["heading"] is None


def test_what_is_illustrative_is_said_once_on_the_cover_or_else_of_each_item():
    marked = [page_of(contents(item(illustrative=True), illustrative=whole), "item:1") for whole in (True, False)]
    assert [each["illustrative"] for each in marked] == [False, True]


def test_what_is_in_no_part_is_not_in_the_list_of_contents():
    keys = [entry["key"] for entry in page_of(contents(), "front")["contents"]]
    assert keys == ["item:1", "item:2", "carried", "summaries", "priorities", "attendance", "load"]
    bare = replace(contents(), coming=(), summaries=(), priorities=(), outcomes=())
    assert [part.key for part in own_parts(bare, "full", "en")] == ["front", "item:1", "item:2", "carried", "load"]


def test_a_part_says_nothing_of_version_or_moment_so_that_it_is_not_made_again():
    later = replace(contents(), version=9, as_of=contents().as_of.replace(year=2027))
    first, *rest = own_parts(contents(), "full", "en")
    front, *others = own_parts(later, "full", "en")
    assert [part.facts for part in rest] == [part.facts for part in others]
    assert first.facts != front.facts


def test_reporting_lines_are_drawn_and_said():
    lines = shaped_item()["lines"]
    assert [(row["depth"], row["changed"]) for row in lines["after"]] == [(0, False), (1, True)]
    assert lines["alt"] == (
        "Today: The Data Driven Intelligence Working Group reports to the Public Sector Service Delivery Council. "
        "If everything is carried: The Data Driven Intelligence Working Group reports to the Joint Councils."
    )
    french = shaped_item("fr")["lines"]["alt"]
    assert "Si tout est adopté\u00a0: Le Groupe de travail sur l’intelligence axée sur les données relève des" in french
    assert shaped_item(lines=None)["lines"] is None


def test_advice_says_what_was_answered_or_until_when_it_is_awaited():
    given, awaited = shaped_item()["recommendation"]["advice"]
    assert given["state"] == "favourable, with conditions, November 9, 2026"
    assert (awaited["state"], awaited["text"]) == ("awaited by November 20, 2026", None)


def test_documents_are_in_the_readers_language_or_say_in_which_they_are():
    first, second = shaped_item("fr")["papers"]
    assert (first["link"], first["facts"]) == ("part:att:12", "PDF, français, 14 pages, 340\u00a0ko")
    assert second["facts"].endswith("en anglais seulement")


def test_a_withheld_document_is_there_without_its_words():
    (found,) = shaped_item(papers=(paper(12, withheld=True),))["papers"]
    assert (found["link"], found["facts"]) == ("", "")
    assert found["title"]["paragraphs"] == [["A document is withheld: it is for members."]]


def test_a_withheld_item_keeps_its_number_and_says_why():
    closed = contents(item(1, title=Pair(), withheld="in_camera", purpose=""), big_item(2))
    page = page_of(closed, "item:1")
    assert page["heading"] == "Item 1 is withheld: in camera"
    assert "facts" not in page
    row = page_of(closed, "front")["agenda"][0]["rows"][0]
    assert (row["number"], row["title"]["paragraphs"]) == ("1", [["Item 1 is withheld: in camera"]])


def test_a_cancelled_meeting_keeps_its_numbers_and_has_no_pages():
    whole = contents()
    gone = replace(whole.meetings[0], cancelled=True, cancelled_because=Pair("A storm", "Une tempête"))
    second = replace(whole.meetings[0], id=2, items=(item(3),))
    found = own_parts(replace(whole, meetings=(gone, second)), "full", "fr")
    assert [part.key for part in found if part.key.startswith("item")] == ["item:3"]
    agenda = found[0].data["parts"][0]["agenda"]
    assert (agenda[0]["cancelled"], agenda[0]["because"]["paragraphs"]) == ("Annulée", [["Une tempête"]])
    assert [(row["number"], row["link"]) for row in agenda[0]["rows"]] == [("1", ""), (None, ""), ("2", "")]


def test_the_cover_says_who_approved_which_version():
    cover = page_of(contents(), "front")["cover"]
    assert cover["issued"] == "Agenda version B, issued on November 4, 2026; it was changed since"
    (approval,) = cover["approvals"]
    assert (approval["state"], approval["said"][0]["what"]) == ("not yet approved", "approved on November 14, 2026")
    assert [seat["paragraphs"] for seat in approval["waiting"]] == [[["Quebec"]]]


def test_what_changed_is_told_row_by_row():
    (since,) = page_of(contents(), "front")["changes"]
    moved, gone = since["rows"]
    assert since["title"] == "Since version B of the agenda, issued on November 4, 2026"
    assert (moved["what"], moved["link"]) == ("Moved; it was item 1", "part:item:2")
    assert moved["fields"][0]["after"]["paragraphs"] == [["60"]]
    assert moved["papers"][0]["what"] == "New document"
    assert (gone["what"], gone["link"]) == ("Taken off the agenda", "")


def test_the_reading_load_counts_each_document_once_for_each_reader():
    rows = {code: page_of(contents(), "load", code)["tables"][0]["rows"] for code in ("en", "fr")}
    pages = {code: [cell["paragraphs"][0][0] for cell in rows[code][-1]][1:] for code in rows}
    assert pages == {"en": ["24", "24"], "fr": ["26", "26"]}


def test_the_manifest_names_every_document_and_what_went_wrong():
    lines = [ManifestLine("a.pdf", "ab" * 32, 12, title="Options"), ManifestLine("b.pdf", "cd" * 32, None, "Locked.")]
    page = manifest_part(contents(), "full", "en", lines, [ManifestLine("front", "0" * 64, 3)], [("Ledger", "1" * 64)])
    (found,) = page.data["parts"]
    documents, parts = found["tables"]
    assert [(row["title"], row["problem"]) for row in documents["rows"]] == [("Options", ""), ("b.pdf", "Locked.")]
    assert [row["sha256"] for row in parts["rows"]] == ["0" * 64]
    assert found["hashes"][1] == {"label": "Ledger", "value": "1" * 64}
