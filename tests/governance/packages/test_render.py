"""Does a package come out as a file that everyone can read, whatever is in it, and the same each time?"""

from dataclasses import replace
from datetime import UTC, datetime

import pikepdf
import pytest

from governance.packages.contents import PackageContents
from governance.packages.sections import own_parts
from groundwork.bilingual import Pair
from tests.factories.packages import big_item, contents, item, motion
from tests.factories.rendering import render

HOSTILE = '#panic() *bold* _i_ \\ $x$ <script>alert(1)</script> @ref `raw` = // [x] {y} #import "a"'


def outline_of(pdf: pikepdf.Pdf) -> list[str]:
    found = []
    with pdf.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            entry = waiting.pop(0)
            found.append(entry.title.replace("\u00a0", " "))
            waiting = [*entry.children, *waiting]
    return found


def tags_of(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """Every structure element: its kind, and its language where it has one of its own."""
    found, waiting = [], [pdf.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(node)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append((str(node.S), str(node.get("/Lang", ""))))
            if "/K" in node:
                waiting.append(node.K)
    return found


def links_of(pdf: pikepdf.Pdf) -> int:
    annotations = [annotation for each in pdf.pages for annotation in each.get("/Annots", [])]
    return sum(annotation.Subtype == "/Link" for annotation in annotations)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_is_valid_pdf_ua_1(validated, language):
    assert validated(contents(), language).startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("language", "tag", "title"),
    [
        ("en", "en-CA", "Ottawa, November 24 and 25, 2026 (v4)"),
        ("fr", "fr-CA", "Ottawa, 24 et 25\u00a0novembre\u00a02026 (v4)"),
    ],
)
def test_it_says_its_language_and_title_and_claims_both_standards(opened, language, tag, title):
    pdf = opened(contents(), language)
    assert tag == pdf.Root.Lang
    assert str(pdf.docinfo["/Title"]).endswith(title)
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    metadata = pdf.open_metadata()
    assert (metadata["pdfuaid:part"], metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("1", "2", "A")


def test_items_are_found_by_bookmark_link_and_page(opened):
    pdf = opened(contents())
    assert "Joint Councils" in outline_of(pdf)  # the items have parts of their own, and get their bookmarks as such
    titles = [part.title for part in own_parts(contents(), "full", "en")]
    assert titles.index("1. Opening") < titles.index("2. Recommended measures and next steps")
    assert links_of(pdf) >= 10  # contents and agenda lead to each item, and each item back


def test_breaks_have_no_page_and_no_bookmark(opened):
    assert not [title for title in outline_of(opened(contents())) if "Break" in title]
    assert not [part for part in own_parts(contents(), "full", "en") if "Break" in part.title]


def test_items_begin_on_the_same_pages_in_both_languages_when_they_fit(opened):
    both = contents(item(1), item(2, after=30), item(3, after=60))
    assert len(opened(both, "en").pages) == len(opened(both, "fr").pages)


def test_headings_tables_and_lists_are_in_the_tags(opened):
    kinds = {kind for kind, _ in tags_of(opened(contents()))}
    assert kinds >= {"/Title", "/H1", "/H2", "/H3", "/Table", "/TH", "/TR", "/TD", "/L", "/LI", "/Link", "/Figure"}


def test_the_same_facts_give_the_same_bytes():
    assert render(contents(), "fr") == render(contents(), "fr")


def test_other_facts_or_another_moment_give_other_bytes():
    first = render(contents(), "en")
    assert render(contents(item(title=Pair("Closing", "Clôture"))), "en") != first
    assert render(contents(as_of=datetime(2026, 11, 19, tzinfo=UTC)), "en") != first


def test_a_side_that_is_missing_is_lent_by_the_other_in_its_own_language(validated, opened):
    lonely = contents(big_item(title=Pair("Only in English", ""), summary=Pair("Not translated yet.", "")))
    validated(lonely, "fr")
    tags = tags_of(opened(lonely, "fr"))
    assert sum(language.startswith("en") for _, language in tags) > sum(
        language.startswith("en") for _, language in tags_of(opened(contents(), "fr"))
    )
    assert "2. Only in English" in [part.title for part in own_parts(lonely, "full", "fr")]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_texts_are_data_and_never_markup(opened, language):
    title = Pair(HOSTILE, HOSTILE)
    whole = contents(big_item(title=title, summary=title, motions=(motion(question=title),)))
    named = replace(whole, meetings=(replace(whole.meetings[0], body=title),))
    found = "\n".join(outline_of(opened(named, language)))
    assert "#panic() *bold* _i_ \\ $x$ <script>alert(1)</script> @ref `raw`" in found


@pytest.mark.parametrize(
    "text",
    [
        "日本語",
        "😀 party 👩‍👩‍👧",
        "a\u0001b\u202ec\ufeff",
        "\ue000",
        "ᐃᓄᒃᑎᑐᑦ",
        "Łutsël Kʼé ʔ",
        "e\u0301 \u0301",
        "ᐃ\u0301\u0328",
    ],
)
def test_no_letter_holds_up_a_package(validated, text):
    validated(contents(big_item(title=Pair(text, text), summary=Pair(text, text))))


def test_very_long_texts_run_over_pages(validated, opened):
    words = "Constitutionnellement, " * 250
    long = contents(
        big_item(
            title=Pair("W" * 300, "É" * 300),
            summary=Pair(words, words),
            expected_outcome=Pair("x" * 600, "y" * 600),
        )
    )
    validated(long, "fr")
    assert len(opened(long, "fr").pages) > len(opened(contents(big_item()), "fr").pages)


def test_an_empty_gathering_is_a_package_too(validated):
    bare = contents()
    empty: PackageContents = replace(
        bare, meetings=(replace(bare.meetings[0], items=()),), decisions=(), actions=(), illustrative=False
    )
    validated(empty, "en")
    validated(replace(empty, meetings=(), first_day=None, last_day=None, precision="unknown"), "fr")


def test_sixty_items_are_set_quickly(validated):
    many = contents(*(big_item(number, after=number * 10) for number in range(1, 61)))
    assert len(validated(many)) > 200_000
