"""What may be typed about a meeting format: its name, and who sits how long, beside whom?"""

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from councils.enums import BodyKind
from councils.models import Body
from councils.queries.names import BodyWords
from governance.forms.fields import pair_fields, typed
from governance.forms.ordering import ReaderFirst
from governance.models import MeetingFormat
from groundwork.bilingual import Pair

PARTS = 5
SITTING = [BodyKind.JOINT_COUNCIL, BodyKind.COUNCIL, BodyKind.WORKING_GROUP, BodyKind.SUB_COMMITTEE]
KEY_LENGTH = 40


class FormatForm(ReaderFirst):
    """A new format, or the next version of one: up to five parts in their order."""

    use_required_attribute = False
    of = forms.ChoiceField(label=_("Format"), required=False)

    def __init__(self, *args: Any, names: dict[int, BodyWords], **options: Any) -> None:
        super().__init__(*args, **options)
        words = pair_fields("name", _("Name, in English"), _("Name, in French"), max_length=200)
        for field in words.values():
            field.required = True
        notes = pair_fields("note", _("Note, in English"), _("Note, in French"), max_length=600, rows=2)
        self.fields |= words | notes
        known = {each.key: each for each in MeetingFormat.objects.order_by("key", "version")}
        self.fields["of"].choices = [  # type: ignore[attr-defined]
            ("", _("a new format")), *((key, str(each.name)) for key, each in known.items()),
        ]  # fmt: skip
        bodies = Body.objects.filter(kind__in=SITTING).order_by("pk").values_list("pk", flat=True)
        sitting = [("", "–"), *((str(pk), str(names[pk].usual)) for pk in bodies)]
        for number in range(1, PARTS + 1):
            self.fields |= part_fields(number, sitting)
        self.order_fields(["of", *words, *notes])

    @property
    def part_rows(self) -> list[list[Any]]:
        """The fields of each part, as they stand side by side."""
        columns = ("body", "half_days", "beside")
        keys = [[f"{column}_{number}" for column in columns] for number in range(1, PARTS + 1)]
        return [[self[key] for key in row if key in self.fields] for row in keys]

    @property
    def words_fields(self) -> list[Any]:
        """All other fields."""
        return [self[name] for name in self.fields if not name[-1].isdigit()]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for number in range(1, PARTS + 1):
            if bool(given.get(f"body_{number}")) != bool(given.get(f"half_days_{number}")) and not self.errors:
                self.add_error(f"half_days_{number}", _("Say who sits, and for how many half days."))
        if not self.errors and not self.parts:
            self.add_error("body_1", _("Say who sits, and for how many half days."))
        return given

    @property
    def parts(self) -> list[tuple[Body, int]]:
        """Who sits how long, in the order of the form."""
        given = self.cleaned_data
        chosen = [(given.get(f"body_{number}"), given.get(f"half_days_{number}")) for number in range(1, PARTS + 1)]
        bodies = Body.objects.in_bulk([int(body) for body, _half_days in chosen if body])
        return [(bodies[int(body)], half_days) for body, half_days in chosen if body and half_days]

    @property
    def beside(self) -> list[Body]:
        """Who sits at the same time as the part before."""
        given = self.cleaned_data
        chosen = [given[f"body_{number}"] for number in range(2, PARTS + 1)
                  if given.get(f"beside_{number}") and given.get(f"body_{number}")]  # fmt: skip
        return list(Body.objects.filter(pk__in=chosen))

    @property
    def name(self) -> Pair:
        return typed(self.cleaned_data, "name")

    @property
    def note(self) -> Pair:
        return typed(self.cleaned_data, "note")

    @property
    def key(self) -> str:
        """The format of which this is a version: the chosen one, or a word made of its name."""
        return self.cleaned_data["of"] or slugify(self.name.en)[:KEY_LENGTH].strip("-") or "format"


def part_fields(number: int, sitting: list[tuple[str, str]]) -> dict[str, forms.Field]:
    """The fields of one part; the first sits beside nobody."""
    words = {"number": number}
    fields: dict[str, forms.Field] = {
        f"body_{number}": forms.ChoiceField(label=_("Part %(number)s") % words, choices=sitting, required=False),
        f"half_days_{number}": forms.IntegerField(
            label=_("Half days of part %(number)s") % words, min_value=1, max_value=28, required=False,
            widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        ),
    }  # fmt: skip
    if number > 1:
        label = _("Part %(number)s sits at the same time as the part before") % words
        fields[f"beside_{number}"] = forms.BooleanField(label=label, required=False)
    return fields
