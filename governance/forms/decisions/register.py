"""What is typed when the register is filtered, and when the texts of a decision are made to match?"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.enums import Outcome
from governance.forms.fields import pair_fields
from governance.models import ClauseOutcome, Decision
from governance.queries.decisions.register import Offer
from groundwork.bilingual import LANGUAGES
from groundwork.context import TAGS
from groundwork.ledger import digest


class RegisterFilter(forms.Form):
    """Body, year and outcome; what is not on offer filters nothing."""

    body = forms.ChoiceField(label=_("Body"), required=False)
    year = forms.ChoiceField(label=_("Year"), required=False)
    outcome = forms.ChoiceField(label=_("Outcome"), required=False, choices=[("", _("All outcomes")), *Outcome.choices])

    def __init__(self, data: Mapping[str, Any], offer: Offer) -> None:
        super().__init__(data)
        self.fields["body"] = forms.ChoiceField(
            label=_("Body"),
            required=False,
            choices=[("", _("All bodies")), *((words.key, str(words.name)) for words in offer.bodies)],
        )
        self.fields["year"] = forms.ChoiceField(
            label=_("Year"),
            required=False,
            choices=[("", _("All years")), *((str(year), str(year)) for year in offer.years)],
        )

    def chosen(self) -> dict[str, str]:
        """The filters that hold, by name."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class MatchForm(forms.Form):
    """The two texts of a clause, said to match; or, without a clause, the two titles.

    `seen` is the word for what stands on the page, so that nobody's words are replaced unseen.
    """

    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        decision: Decision,
        clause: ClauseOutcome | None = None,
    ) -> None:
        super().__init__(data, prefix=f"m{clause.pk}" if clause else "title")
        self.subject, self.text = clause, clause.text if clause else decision.title
        limit, rows = (2000, 5) if clause else (300, 0)
        self.fields |= pair_fields("text", _("English"), _("French"), max_length=limit, rows=rows)
        for code in LANGUAGES:
            field = self.fields[f"text_{code}"]
            field.required, field.initial = True, self.text.side(code)
            field.error_messages["required"] = _("Write the text in both languages.")
            self.fields[f"text_{code}"].widget.attrs["lang"] = TAGS[code]

    @property
    def label(self) -> str:
        """The clause that it is about; empty for the title."""
        return (self.subject.clause.label or str(self.subject.clause.position)) if self.subject else ""

    @property
    def seen_now(self) -> str:
        """The word for what stands there now."""
        return digest(self.text.as_dict())

    @property
    def behind(self) -> tuple[str, ...]:
        """The languages that are missing or do not match."""
        return self.text.unready()

    def matched(self) -> dict[str, str]:
        """What the action takes."""
        cleaned = self.cleaned_data
        return {"en": cleaned["text_en"], "fr": cleaned["text_fr"], "seen": cleaned["seen"]}
