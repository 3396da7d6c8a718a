"""What does a report say, apart from whose it is: what was done, what comes next, and what else may be said?"""

from dataclasses import dataclass, replace
from decimal import Decimal

from governance.enums import AskKind
from governance.models import Ask, Report
from groundwork.bilingual import Pair

NOTHING = Pair()
TEXTS = {"text": "done", "ahead": "ahead", "risks": "risks", "contribution": "contribution"}  # column: field


@dataclass(frozen=True)
class Asked:
    """One thing that is asked of the table above."""

    kind: str = AskKind.OTHER
    text: Pair = NOTHING

    @property
    def is_empty(self) -> bool:
        return not (self.text.en.strip() or self.text.fr.strip())


@dataclass(frozen=True)
class Written:
    """All that is written in a report. Efforts are person-days; `same` says that both languages say the same."""

    done: Pair = NOTHING
    ahead: Pair = NOTHING
    risks: Pair = NOTHING
    contribution: Pair = NOTHING
    effort_used: Decimal | None = None
    effort_promised: Decimal | None = None
    asks: tuple[Asked, ...] = ()
    same: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no word is written."""
        texts = (self.done, self.ahead, self.risks, self.contribution)
        return not any(pair.en.strip() or pair.fr.strip() for pair in texts) and all(ask.is_empty for ask in self.asks)


def written_in(report: Report, asks: tuple[Ask, ...]) -> Written:
    """What a report says, with its asks in their places. No query."""
    found = {field: getattr(report, column) for column, field in TEXTS.items()}
    said = Written(effort_used=report.effort_used, effort_promised=report.effort_promised, **found)
    return replace(said, asks=tuple(Asked(ask.kind, ask.text) for ask in asks))
