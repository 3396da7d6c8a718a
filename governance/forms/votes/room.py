"""How are a roll call, a count of hands and a slip typed?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.forms.votes.casting import ORDER, PositionForm, as_typed
from governance.models import Clause
from governance.queries.votes.ballots import ClausePut
from governance.queries.votes.positions import SeatSaid

COUNTED_WRONG = _("Write how many hands were up, as a whole number.")
Counted = Mapping[int, Mapping[str, int]]
CODE = 24  # characters typed, with blanks or hyphens


@dataclass(frozen=True)
class Called:
    """A name of the roll. `form` is there for a seat that is in the room and takes part."""

    said: SeatSaid
    form: PositionForm | None

    @property
    def chose(self) -> bool:
        """Whether an answer was typed for it."""
        return self.form is not None and self.form.is_bound


def roll(
    options: Sequence[str],
    seats: Iterable[SeatSaid],
    there: set[int],
    *,
    clause: int | None = None,
    data: Mapping[str, Any] | None = None,
    only: str = "",
) -> list[Called]:
    """The names in protocol order, each with its answer: on the whole, or on one clause by its number.

    `data` is what was posted; a name without an answer stays as it was. `only` is the seat whose button was pressed.
    """
    names = []
    for said in seats:
        prefix = f"seat-{said.elector.pk}"
        if said.out or said.elector.seat_id not in there:
            names.append(Called(said, None))
            continue
        wanted = data is not None and only in {"", said.key} and data.get(f"{prefix}-option")
        names.append(
            Called(
                said,
                PositionForm(
                    data if wanted else None, options=options, brief=True, prefix=prefix, initial=answer(said, clause)
                ),
            )
        )
    return names


def answer(said: SeatSaid, clause: int | None) -> dict[str, str]:
    """What the seat has answered already."""
    if clause is not None:
        before = (said.by_clause or {}).get(clause)
        return as_typed(before.option, before.reason) if before else {}
    return as_typed(said.stated[0].option, said.stated[0].reason) if said.is_whole else {}


class HandsForm(forms.Form):
    """How many hands were up for each option, clause by clause."""

    use_required_attribute = False

    def __init__(
        self, *args: Any, options: Sequence[str], clauses: Sequence[ClausePut], counted: Counted, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.clauses, self.options = clauses, [option for option in ORDER if option in options]
        attrs = {"class": "hour-input", "inputmode": "numeric", "autocomplete": "off", "maxlength": 4}
        for clause in clauses:
            for option in self.options:
                self.fields[self.name(clause.pk, option)] = forms.IntegerField(
                    label=option.label,
                    min_value=0,
                    max_value=9999,
                    initial=counted.get(clause.pk, {}).get(option),
                    widget=forms.TextInput(attrs=attrs),
                    error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), COUNTED_WRONG),
                )

    @staticmethod
    def name(clause: int, option: str) -> str:
        return f"clause-{clause}-{option}"

    def groups(self) -> list[tuple[ClausePut, list[forms.BoundField]]]:
        """The fields of each clause."""
        return [(each, [self[self.name(each.pk, option)] for option in self.options]) for each in self.clauses]

    def counts(self, clauses: Iterable[Clause]) -> dict[Clause, dict[str, int]]:
        """What was counted, as the act takes it."""
        given = self.cleaned_data
        return {
            clause: {str(option): given[self.name(clause.pk, option)] for option in self.options} for clause in clauses
        }


class SlipForm(PositionForm):
    """One choice of a secret ballot: an option, and never a word beside it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("reason_reservation", "reason_object", "comment"):
            self.fields.pop(name, None)

    def clean(self) -> dict[str, Any]:
        return self.cleaned_data


def slip_forms(
    options: Sequence[str], clauses: Sequence[ClausePut], data: Mapping[str, Any] | None = None
) -> list[SlipForm]:
    """A choice for each clause; one alone where there is one."""
    return [SlipForm(data, options=options, clause=each, prefix=f"clause-{each.pk}") for each in clauses]


def chosen_on(made: Sequence[SlipForm], clauses: Iterable[Clause]) -> dict[Clause, str]:
    """The choices on the clauses."""
    by_number = {clause.pk: clause for clause in clauses}
    return {by_number[form.clause.pk]: form.cleaned_data["option"] for form in made if form.clause}


class CodeForm(forms.Form):
    """The code by which a voter finds their slip again."""

    use_required_attribute = False

    code = forms.CharField(
        label=_("Your code"),
        max_length=CODE,
        error_messages={"required": _("Write the code of your receipt.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "class": "hash"}),
    )
