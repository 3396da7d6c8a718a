"""Does the page of a package say what its file says, so that everyone can read it?"""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from governance.packages.html import html_context, html_edition, nested
from groundwork.bilingual import Pair
from tests.factories.packages import big_item, contents, item
from tests.governance.packages.test_editions import recorded


class Outline(HTMLParser):
    """Headings, ids, places linked to, captions and languages, as a reader's program finds them."""

    def __init__(self, page):
        super().__init__()
        self.levels, self.ids, self.links, self.tables, self.captions, self.languages = [], [], [], 0, 0, []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.levels += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if tag == "a" else []
        self.tables += tag == "table"
        self.captions += tag == "caption"
        self.languages += [given["lang"]] if "lang" in given else []


@pytest.mark.parametrize("edition", ["full", "decisions", "supplement"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_link_has_its_place_every_table_its_caption_and_no_level_is_skipped(language, edition):
    found = Outline(html_edition(contents(), edition, language))
    assert len(found.ids) == len(set(found.ids))
    assert {link.removeprefix("#") for link in found.links} <= {*found.ids, "agenda"}
    assert found.tables == found.captions
    assert found.levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(found.levels))
    assert found.languages[0] == f"{language}-CA"


def test_items_are_found_by_their_anchor():
    page = html_edition(contents(), "full", "en")
    assert 'id="item-2"' in page
    assert 'href="#item-2"' in page


def test_it_fetches_nothing_and_runs_nothing():
    page = html_edition(contents(), "full", "en")
    assert not re.search(r"<(script|link|img|iframe)\b|https?://|\sstyle=", page)


def test_texts_are_never_markup():
    hostile = Pair("<script>alert(1)</script>", "<b>")
    page = html_edition(contents(big_item(title=hostile, summary=hostile)), "full", "en")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_a_text_in_the_other_language_says_so():
    page = html_edition(contents(item(title=Pair("Only here", ""))), "full", "fr")
    assert '<span lang="en-CA">Only here</span> <em class="muted">(en anglais seulement)</em>' in page


def test_a_document_has_the_address_that_it_is_given_and_none_in_a_file():
    links = html_context(contents(), "full", "en", {"att:12": "/en/documents/12"})["pages"][2]["papers"]
    assert [paper["link"] for paper in links] == ["/en/documents/12", ""]


def test_the_record_is_a_page_too():
    page = html_edition(recorded(), "record", "fr")
    assert "Le point\u00a02 est retenu" in page or "huis clos" in page
    assert "Anna Alpha" in page


def test_lines_are_lists_within_lists():
    rows = [{"depth": 0, "name": "a"}, {"depth": 1, "name": "b"}, {"depth": 1, "name": "c"}, {"depth": 0, "name": "d"}]
    found = nested(rows)
    assert [row["name"] for row in found] == ["a", "d"]
    assert [row["name"] for row in found[0]["rows"]] == ["b", "c"]
