"""What is typed when a body reports?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.enums import AskKind
from governance.forms.fields import WordsField, pair_fields, typed
from governance.forms.ordering import ReaderFirst
from governance.forms.reports.effort import EffortField
from governance.models.reports import REPORT_LENGTH
from governance.queries.reports.written import TEXTS, Asked, Written
from groundwork.bilingual import LANGUAGES
from groundwork.context import TAGS

ASKS, SPARE, MOST_ASKS = 2, 1, 12
ASK_LENGTH = 1000


class ReportForm(ReaderFirst):
    """The report in one language, or in both: what was done, what comes next; all else may stay empty."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    effort_used = EffortField(label=_("Effort used, in person-days"))
    effort_promised = EffortField(label=_("Effort promised, in person-days"))
    same = forms.BooleanField(label=_("Both languages say the same"), required=False)

    def __init__(self, data: Any = None, *, written: Written | None = None, version: int | None = None) -> None:
        super().__init__(data, initial=said_of(written or Written()) | {"version": version})
        self.pair("text", _("What was done, in English"), _("What was done, in French"), 8)
        self.pair("ahead", _("What comes next, in English"), _("What comes next, in French"), 6)
        self.pair("risks", _("Risks, in English"), _("Risks, in French"), 3)
        self.pair(
            "contribution", _("Contribution to outcomes, in English"), _("Contribution to outcomes, in French"), 3
        )
        self.places = range(1, self.how_many(len((written or Written()).asks)) + 1)
        for place in self.places:
            self.ask(place)

    def pair(self, name: str, en: Any, fr: Any, rows: int, most: int = REPORT_LENGTH) -> None:
        """Two fields for one text, each marked with its language."""
        self.fields |= pair_fields(name, en, fr, max_length=most, rows=rows)
        for code in LANGUAGES:
            self.fields[f"{name}_{code}"].widget.attrs["lang"] = TAGS[code]

    def ask(self, place: int) -> None:
        """One thing to ask: what kind, and in which words."""
        number = {"number": place}
        self.fields[f"ask_{place}_kind"] = forms.ChoiceField(
            label=_("Ask %(number)s is for") % number, choices=AskKind.choices, initial=AskKind.SUPPORT, required=False
        )
        en, fr = _("Ask %(number)s, in English") % number, _("Ask %(number)s, in French") % number
        self.pair(f"ask_{place}", en, fr, 2, ASK_LENGTH)

    def how_many(self, written: int) -> int:
        """Places for what is asked already and one more; two at least. Those that were posted all stay."""
        posted = max((place for place in range(1, MOST_ASKS + 1) if f"ask_{place}_en" in self.data), default=0)
        return min(MOST_ASKS, max(ASKS, written + SPARE, posted))

    @property
    def asks(self) -> list[tuple[int, forms.BoundField, forms.BoundField, forms.BoundField]]:
        """Each place with its kind and its words."""
        return [
            (place, self[f"ask_{place}_kind"], self[f"ask_{place}_en"], self[f"ask_{place}_fr"])
            for place in self.places
        ]

    @property
    def has_more(self) -> bool:
        """Whether something beside done and next is filled in, or is wrong."""
        names = [name for name in self.fields if not name.startswith(("text_", "ahead_", "version", "same"))]
        return any(self[name].errors or (self[name].value() and not name.endswith("_kind")) for name in names)

    def written(self) -> Written:
        """What was typed."""
        given = self.cleaned_data
        texts = {field: typed(given, column) for column, field in TEXTS.items()}
        asks = tuple(
            Asked(given.get(f"ask_{place}_kind") or AskKind.OTHER, typed(given, f"ask_{place}"))
            for place in self.places
        )
        return Written(
            **texts, effort_used=given["effort_used"], effort_promised=given["effort_promised"], asks=asks,
            same=given["same"],
        )  # fmt: skip


def said_of(written: Written) -> dict[str, Any]:
    """What the form shows of a report."""
    found: dict[str, Any] = {
        f"{column}_{code}": getattr(written, field).side(code) for column, field in TEXTS.items() for code in LANGUAGES
    }
    for place, ask in enumerate(written.asks, start=1):
        found |= {f"ask_{place}_{code}": ask.text.side(code) for code in LANGUAGES} | {f"ask_{place}_kind": ask.kind}
    return found | {"effort_used": written.effort_used, "effort_promised": written.effort_promised}


class WaiveForm(ReaderFirst):
    """Why a report is no longer owed, in both languages."""

    because_en = WordsField(label=_("Reason, in English"), max_length=600, rows=2)
    because_fr = WordsField(label=_("Reason, in French"), max_length=600, rows=2)
