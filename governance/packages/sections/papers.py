"""How are the documents of an item listed, and what is to be read of them?"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

from governance.enums import Edition, Marking
from governance.packages.contents import Item, PackageContents, Paper
from governance.packages.sections.choice import chosen_items, chosen_papers
from governance.packages.sections.furniture import spoken
from governance.queries.intake.documents import WORDS, size_in_words
from groundwork.typesetting.texts import one_line, run, spoken_text

WITHOUT_DOCUMENTS = {Edition.DECISIONS, Edition.RECORD}


@dataclass(frozen=True)
class Placed:
    """A document that goes into the package, after the part whose key is `after`."""

    after: str
    paper: Paper
    title: str
    stamp: str


def placed_papers(contents: PackageContents, edition: str, language: str) -> tuple[Placed, ...]:
    """The documents of an edition in one language, in their order: each in that language, or else in the other."""
    if edition in WITHOUT_DOCUMENTS:
        return ()
    with override(language):
        return tuple(
            Placed(item.key, paper, paper_title(paper, language), item_stamp(item))
            for item in chosen_items(contents, edition)
            for paper in chosen_papers(contents, edition, item, language)
            if not paper.withheld
        )


def item_stamp(item: Item) -> str:
    """`Item 7`, in the language that is switched on."""
    return spoken(_("Item %(number)s") % {"number": item.number})


def paper_title(paper: Paper, language: str) -> str:
    """What a document is called on one line: its title, or else the name of its file."""
    return one_line(paper.title, language) or spoken(paper.name)


def language_named(code: str) -> str:
    """`English`, in the language that is switched on."""
    words = {"en": _("English"), "fr": _("French")}[code]
    return words.lower() if get_language() == "fr" else words


def papers(item: Item, language: str, *, linked: bool) -> list[dict[str, Any]]:
    """The list of documents under an item; links lead to those that are in the package."""
    return [_paper(item, each, language, linked=linked) for each in item.papers_in(language)]


def _paper(item: Item, paper: Paper, language: str, *, linked: bool) -> dict[str, Any]:
    if paper.withheld:
        words = spoken_text(_("A document is withheld: it is for members."), language)
        return {"title": words, "facts": "", "link": "", "withheld": True}
    facts = [str(WORDS.get(paper.media_type, paper.media_type)), language_named(paper.language)]
    if paper.pages:
        facts.append(ngettext("%(pages)s page", "%(pages)s pages", paper.pages) % {"pages": paper.pages})
    facts.append(str(size_in_words(paper.size)))
    if item.lacks(paper):
        facts.append(_("in English only") if paper.language == "en" else _("in French only"))
    if paper.marking != Marking.UNCLASSIFIED:
        facts.append(str(Marking(paper.marking).label))
    return {
        "title": run(paper.title, language) or spoken_text(paper.name, paper.language),
        "facts": spoken(", ".join(facts)),
        "link": f"part:{paper.key}" if linked else "",
        "withheld": False,
    }


def pages_of(item: Item, language: str) -> tuple[int, int]:
    """How many pages the documents of an item have, and how many documents have none that are counted."""
    there = [paper for paper in item.papers_in(language) if not paper.withheld]
    return sum(paper.pages or 0 for paper in there), sum(not paper.pages for paper in there)
