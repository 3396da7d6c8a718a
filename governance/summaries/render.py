"""How do the facts of a summary become a file, and does a kept one come out the same again?"""

import hashlib
from pathlib import Path

from governance.models import Summary
from governance.summaries.facts import SummaryFacts, facts_hash, read_facts
from governance.summaries.sections import shape
from groundwork.typesetting.setting import set_in_pdf

TEMPLATE = Path(__file__).parent / "typst" / "summary.typ"


def render(facts: SummaryFacts, language: str) -> bytes:
    """The summary in one language, from its facts alone. The same facts give the same bytes, on any machine.

    Raises typst.TypstError when it cannot be set.
    """
    return set_in_pdf(TEMPLATE, shape(facts, language), int(facts.as_of.timestamp()))


def differences(summary: Summary) -> list[str]:
    """What of a ready summary does not come out the same: `facts`, or the languages of its files.

    Nothing is read but the row and its files: what the structure is today does not matter.
    """
    assert summary.facts is not None
    found = [] if facts_hash(summary.facts) == summary.facts_hash else ["facts"]
    facts = read_facts(summary.facts)
    for file in summary.files.all():
        again = render(facts, file.language)
        with file.file.open("rb") as stored:
            same = stored.read() == again
        if not same or hashlib.sha256(again).hexdigest() != file.sha256:
            found.append(file.language)
    return found
