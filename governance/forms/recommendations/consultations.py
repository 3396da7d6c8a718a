"""What is typed about a consultation: its words, who was heard, and what came of it?"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Jurisdiction
from councils.queries.names import BodyWords
from governance.actions.recommendations.consultations import Heard
from governance.forms.fields import DayField, WordsField, pair_fields, typed
from governance.forms.recommendations.writing import OUTSIDERS
from governance.models import Consultation, ConsultedParty
from groundwork.bilingual import LANGUAGES
from priorities.models import Finding

SPARE = 3  # empty lines for who was heard
MOST = 60
Typed = Mapping[str, Any] | None


class ConsultationForm(forms.Form):
    """Which body heard people, when, and what came of it."""

    starts_on = DayField(label=_("From"), required=False, help_text=_("Year-month-day, as far as it is known"))
    ends_on = DayField(label=_("Until"), required=False, help_text=_("Year-month-day, as far as it is known"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, names: Mapping[int, BodyWords], findings: Iterable[Finding], data: Typed = None,
        of: Consultation | None = None,
    ) -> None:  # fmt: skip
        super().__init__(data, initial=as_typed(of) if of else None)
        self.found = {finding.key: finding for finding in findings}
        self.fields |= pair_fields("title", _("Title in English"), _("Title in French"), max_length=300)
        self.fields |= pair_fields(
            "summary", _("Summary, in English"), _("Summary, in French"), max_length=4000, rows=6
        )
        self.fields["findings"] = forms.MultipleChoiceField(
            label=_("Which themes and challenges came of it?"), required=False, widget=forms.CheckboxSelectMultiple,
            choices=[(key, f"{row.get_kind_display()}: {row.text}") for key, row in self.found.items()],
        )  # fmt: skip
        if of is None:
            bodies = [(words.key, str(words.name)) for words in names.values() if words.kind not in OUTSIDERS]
            self.fields["body"] = forms.ChoiceField(
                label=_("Which body heard them?"),
                choices=[("", _("Choose a body")), *bodies],
                error_messages={"required": _("Choose a body.")},
            )

    def given(self) -> dict[str, Any]:
        """What the action takes, apart from who was heard."""
        cleaned = self.cleaned_data
        chosen = {"body": Body.objects.get(key=cleaned["body"])} if "body" in cleaned else {}
        return {
            **chosen,
            "title": typed(cleaned, "title"),
            "summary": typed(cleaned, "summary"),
            "starts_on": cleaned["starts_on"],
            "ends_on": cleaned["ends_on"],
            "findings": [self.found[key] for key in cleaned["findings"]],
        }


def as_typed(row: Consultation) -> dict[str, Any]:
    """A consultation as the fields of the form hold it."""
    texts = {f"{name}_{code}": getattr(row, name).side(code) for name in ("title", "summary") for code in LANGUAGES}
    found = list(row.findings.values_list("key", flat=True))
    return {**texts, "starts_on": row.starts_on, "ends_on": row.ends_on, "version": row.version, "findings": found}


class HeardForm(forms.Form):
    """One line: a role, how many, for which jurisdiction, when."""

    role_en = WordsField(label=_("Role, in English"), max_length=200)
    role_fr = WordsField(label=_("Role, in French"), max_length=200)
    jurisdiction = forms.ChoiceField(label=_("For which jurisdiction"), required=False)
    people = forms.IntegerField(label=_("How many"), required=False, min_value=1, max_value=30000)
    heard_on = DayField(label=_("When"), required=False)

    def __init__(self, *args: Any, jurisdictions: Sequence[Jurisdiction] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.jurisdictions = {row.code: row for row in jurisdictions}
        self.fields["jurisdiction"] = forms.ChoiceField(
            label=_("For which jurisdiction"),
            required=False,
            choices=[("", "–"), *((code, str(row.name)) for code, row in self.jurisdictions.items())],
        )
        self.order_fields(["role_en", "role_fr", "jurisdiction", "people", "heard_on"])

    def given(self) -> Heard | None:
        """Who was heard; nothing where the line is empty."""
        cleaned = self.cleaned_data
        if not any(cleaned.get(name) for name in ("role_en", "role_fr", "jurisdiction", "people", "heard_on")):
            return None
        return Heard(
            role=typed(cleaned, "role"),
            jurisdiction=self.jurisdictions.get(cleaned["jurisdiction"]),
            people=cleaned["people"],
            heard_on=cleaned["heard_on"],
        )


Lines = forms.formset_factory(HeardForm, extra=SPARE, max_num=MOST, validate_max=True, absolute_max=MOST)


def lines_of(
    jurisdictions: Sequence[Jurisdiction], data: Typed = None, parties: Iterable[ConsultedParty] = ()
) -> forms.BaseFormSet:
    """The lines for who was heard: those on record, and some that are empty."""
    initial = [
        {
            "role_en": row.role.en,
            "role_fr": row.role.fr,
            "jurisdiction": row.jurisdiction.code if row.jurisdiction else "",
            "people": row.people,
            "heard_on": row.heard_on,
        }
        for row in parties
    ]
    return Lines(data, initial=initial, prefix="heard", form_kwargs={"jurisdictions": jurisdictions})


def heard_in(lines: forms.BaseFormSet) -> list[Heard]:
    """Who was heard, line by line, the empty ones left out."""
    return [heard for form in lines.forms if (heard := form.given()) is not None]
