"""Are the words of a package what one would say?"""

from dataclasses import replace
from datetime import date

from governance.packages.contents import facts_hash
from governance.packages.sections import shape
from tests.factories.packages import big_item, clause, contents, decision, item, motion


def shaped_item(language="en", **fields):
    return shape(contents(big_item(1, after=0, **fields)), language)["meetings"][0]["items"][0]


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
    rows = {code: shape(contents(), code)["agenda"][0]["rows"] for code in ("en", "fr")}
    assert rows["en"][0]["time"] == "8:30\u00a0a.m."
    assert rows["fr"][0]["time"] == "8\u00a0h\u00a030"


def test_the_first_of_the_month_is_written_as_french_does():
    found = shape(contents(big_item(motions=(motion(decision=decision(effective_on=date(2026, 12, 1))),))), "fr")
    assert "1er\u00a0décembre\u00a02026" in found["meetings"][0]["items"][0]["motions"][0]["decision"]["line"]


def test_both_languages_carry_the_same_numbers_links_and_references():
    english, french = shape(contents(), "en"), shape(contents(), "fr")
    for name in ("anchor", "number"):
        assert [each[name] for each in english["meetings"][0]["items"]] == [
            each[name] for each in french["meetings"][0]["items"]
        ]
    assert english["colophon"]["hash"] == french["colophon"]["hash"]


def test_the_marking_stands_in_both_languages_the_readers_first():
    assert [side["lang"] for side in shape(contents(), "fr")["running"]["marking"]] == ["fr", "en"]


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
    marked = [
        shape(contents(item(illustrative=True), illustrative=whole), "en")["meetings"][0]["items"][0]
        for whole in (True, False)
    ]
    assert [each["illustrative"] for each in marked] == [False, True]
