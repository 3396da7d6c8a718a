"""How is a position typed: on the whole, or clause by clause; and an interest, and the reason of a cancelling?"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.enums import Option
from governance.models import Clause
from governance.queries.votes.ballots import ClausePut
from governance.queries.votes.positions import SeatSaid
from governance.rules import refuse_position
from groundwork.bilingual import Pair, reader_language

TYPED = ("option", "reason_reservation", "reason_object", "comment")
# As on the paper ballot: those that go along first, then the objection, then those who stay out.
ORDER = [
    Option.AGREE,
    Option.RESERVATION,
    Option.OBJECT,
    Option.STAND_ASIDE,
    Option.FOR,
    Option.AGAINST,
    Option.ABSTAIN,
]


class Words(forms.CharField):
    """Running text: line ends as one sign, and unreadable signs left for the rule to refuse in its own words."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}), required=False, **kwargs)
        self.validators = [each for each in self.validators if not isinstance(each, ProhibitNullCharactersValidator)]

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")


class PositionForm(forms.Form):
    """One position: an option, and the reason for it. No option is chosen beforehand, but the one that is given."""

    use_required_attribute = False  # the server says what is missing, in the words of the page

    option = forms.ChoiceField(
        label=gettext_lazy("Your vote"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose how you vote"),
            "invalid_choice": gettext_lazy("Choose how you vote"),
        },
    )
    reason_reservation = Words(
        label=gettext_lazy("Reason for your reservation"),
        help_text=gettext_lazy("The co-chairs see it at once, members when the vote closes."),
    )
    reason_object = Words(
        label=gettext_lazy("Reason for your objection"),
        help_text=gettext_lazy("The co-chairs see it at once, members when the vote closes."),
    )
    comment = Words(label=gettext_lazy("Comment"), rows=2)

    def __init__(
        self, *args: Any, options: Sequence[str], clause: ClausePut | None = None, brief: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.clause = clause
        self.options = options
        known = [option for option in ORDER if option in options]
        self.fields["option"].choices = [(str(option), option.label) for option in known]  # type: ignore[attr-defined]
        if clause is not None or brief:
            del self.fields["comment"]
        if Option.OBJECT not in known:
            del self.fields["reason_object"], self.fields["reason_reservation"]

    @property
    def chosen(self) -> str:
        """What stands chosen on the page."""
        value = self["option"].value()
        return str(value) if value in self.options else ""

    def reason(self) -> str:
        """The reason that goes with the chosen option."""
        option = self.cleaned_data.get("option", "")
        field = f"reason_{option}" if f"reason_{option}" in self.fields else "comment"
        return str(self.cleaned_data.get(field, "")).strip()

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        option = data.get("option")
        if option:
            refusal = refuse_position(option, self.reason(), allowed=self.options)
            if refusal is not None:
                field = f"reason_{option}" if f"reason_{option}" in self.fields else "comment"
                self.add_error(field if field in self.fields else None, str(refusal))
        return data

    def position(self) -> tuple[str, str, str]:
        """Option, reason and the language in which it was written: that of the page."""
        return self.cleaned_data["option"], self.reason(), reader_language()


def whole_form(
    options: Sequence[str], *, said: SeatSaid, chosen: str = "", data: Mapping[str, Any] | None = None
) -> PositionForm:
    """The form for a position on the whole, with what the seat has said already, or what was chosen in a mail."""
    initial: dict[str, str] = {"option": chosen} if chosen in options else {}
    if not initial and said.is_whole:
        initial = as_typed(said.stated[0].option, said.stated[0].reason)
    return PositionForm(data, options=options, initial=initial, auto_id="id_%s")


def clause_forms(
    options: Sequence[str],
    clauses: Iterable[ClausePut],
    *,
    said: SeatSaid,
    data: Mapping[str, Any] | None = None,
    copied: Mapping[str, str] | None = None,
    kept: Mapping[str, str] | None = None,
) -> list[PositionForm]:
    """A form for each clause that the seat is not recused from.

    Into each goes what was typed for it before (`kept`), or the position on the whole (`copied`), or what the seat
    has said on this clause already.
    """
    forms_of: list[PositionForm] = []
    for clause in clauses:
        if clause.label in said.recused:
            continue
        prefix = f"clause-{clause.pk}"
        before = (said.by_clause or {}).get(clause.pk)
        initial = dict(copied or {}) or (as_typed(before.option, before.reason) if before else {})
        if kept is not None:
            initial = {name: kept.get(f"{prefix}-{name}", "") for name in TYPED}
        forms_of.append(PositionForm(data, options=options, clause=clause, initial=initial, prefix=prefix))
    return forms_of


def as_typed(option: str, reason: str) -> dict[str, str]:
    """A position as it stands in the fields of the form."""
    field = f"reason_{option}" if option in {Option.OBJECT, Option.RESERVATION} else "comment"
    return {"option": option, field: reason}


def moment_seen(text: str) -> datetime | None:
    """When the vote that the page showed was cast; None for none, and for what is no moment."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None


class RecusalForm(forms.Form):
    """A seat's declared interest, in the whole vote or in one clause."""

    use_required_attribute = False

    interest = forms.CharField(
        label=gettext_lazy("Declared interest"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": gettext_lazy("Declare the interest.")},
    )
    clause = forms.ChoiceField(label=gettext_lazy("What it concerns"), required=False)

    def __init__(self, *args: Any, clauses: Iterable[ClausePut], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "id_recusal_%s"
        choices = [
            ("", _("The whole vote")),
            *((str(each.pk), _("Clause %(label)s") % {"label": each.label}) for each in clauses),
        ]
        self.fields["clause"].choices = choices  # type: ignore[attr-defined]

    def chosen_clause(self, clauses: Iterable[Clause]) -> Clause | None:
        """The clause it concerns; None for the whole vote."""
        return next((each for each in clauses if str(each.pk) == self.cleaned_data["clause"]), None)


class CancelForm(forms.Form):
    """Why a vote is cancelled, in one language at least."""

    because_en = forms.CharField(
        label=gettext_lazy("Reason, in English"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "en-CA"}),
    )
    because_fr = forms.CharField(
        label=gettext_lazy("Reason, in French"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "fr-CA"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "id_cancel_%s"

    def pair(self) -> Pair:
        return Pair(self.cleaned_data["because_en"].strip(), self.cleaned_data["because_fr"].strip())
