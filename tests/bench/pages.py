"""How long do sixty pages of agenda and briefing take to set, and how much longer with WeasyPrint?

Both work in one thread: time of processor says what others on the machine do not disturb.
"""

import importlib.util
import re
import time
from collections.abc import Iterator
from random import Random

from governance.packages.contents import PackageContents
from governance.packages.html import html_edition
from governance.packages.sections import own_parts
from governance.packages.setting import OwnPart, set_part
from groundwork.bilingual import Pair
from tests.bench.rows import Row, at_least, at_most, bench
from tests.bench.table import say
from tests.factories.packages import big_item, contents, item

PAGES, ITEMS, ROUNDS, WORDS = 60, 17, 4, 900
VOCABULARY = [
    "council", "service", "delivery", "digital", "identity", "report", "table", "jurisdiction", "agreement", "measure",
    "outcome", "shared", "evidence", "review", "members", "secretariat", "capacity", "framework", "pilot", "citizens",
    "business", "data", "privacy", "consent", "timeline",
]  # fmt: skip


@bench
def pages() -> Iterator[Row]:
    """Our own parts of a package, each set by itself with its tags; the same content as a page for WeasyPrint."""
    first, rounds, count = 0.0, [], 0
    for number in range(ROUNDS + 1):
        parts = own_parts(briefing(number), "full", "en")
        began = time.process_time()
        count = sum(pages_in(each) for each in parts)
        taken = (time.process_time() - began) * PAGES / count
        first = first or taken
        rounds += [taken] if number else []
    numbers = f"{len(parts)} parts with {count} pages, all PDF/UA-1; the first ones of a process {first:.2f} s"
    yield Row(f"{PAGES} pages of agenda and briefing, time of processor", min(rounds), at_most(0.6, "s"), numbers)
    if importlib.util.find_spec("weasyprint") is None:
        say("  WeasyPrint is not installed, so it is not measured. It is no part of the house: pip install weasyprint.")
        return
    theirs, their_pages = with_weasyprint()
    theirs *= PAGES / count
    numbers = f"{theirs:.2f} s for what is {PAGES} pages of ours; it makes {their_pages} pages of our {count}"
    yield Row("WeasyPrint on the same content, over ours", theirs / min(rounds), at_least(10), numbers)


def pages_in(part: OwnPart) -> int:
    """Set a part; returns how many pages it has."""
    return len(re.findall(rb"/Type\s*/Page\b", set_part(part, 0)))


def with_weasyprint() -> tuple[float, int]:
    """The quicker of two rounds, in seconds, and how many pages it set."""
    from weasyprint import HTML  # type: ignore[import-not-found]  # noqa: PLC0415 - it is no part of the house

    taken, count = [], 0
    for number in range(2):
        page = html_edition(briefing(number), "full", "en")
        began = time.process_time()
        document = HTML(string=page).render(pdf_variant="pdf/ua-1")
        document.write_pdf(pdf_variant="pdf/ua-1")
        count = len(document.pages)
        taken.append(time.process_time() - began)
    return min(taken), count


def briefing(seed: int) -> PackageContents:
    """A package whose words are others each time, so that nothing set before helps."""
    random = Random(seed)
    items = [big_item(number, after=number * 10, title=said(random, 8), summary=said(random, WORDS, 90),
                      expected_outcome=said(random, 40)) for number in range(2, ITEMS + 2)]  # fmt: skip
    return contents(item(1), *items)


def said(random: Random, words: int, paragraph: int = 60) -> Pair:
    """So many words, in paragraphs."""
    chosen = [random.choice(VOCABULARY) for _ in range(words)]
    blocks = [" ".join(chosen[place : place + paragraph]) for place in range(0, words, paragraph)]
    text = ".\n\n".join(block.capitalize() for block in blocks)
    return Pair(text, text)
