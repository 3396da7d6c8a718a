"""What may be typed about gatherings and attendance?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.enums import BodyKind
from councils.models import Body
from councils.queries.names import BodyWords
from governance.forms.fields import DayField, pair_fields, typed
from governance.forms.ordering import ReaderFirst
from governance.models import Gathering, MeetingFormat
from groundwork.bilingual import Pair

ISO_DAY = _("Year-month-day, for example 2026-12-01")


def length_of(model: Any, column: str) -> int:
    """How many characters a column holds."""
    return int(model._meta.get_field(column).max_length)


class FormatChoice(forms.ModelChoiceField):
    """A format, called by its name in the reader's language."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class GatheringForm(ReaderFirst):
    """Opening a gathering: a place, its days, and the format that calls its meetings."""

    starts_on = DayField(label=_("First day"), help_text=ISO_DAY)
    last_day = DayField(label=_("Last day"), help_text=ISO_DAY)
    format = FormatChoice(
        label=_("Format"),
        queryset=MeetingFormat.objects.none(),
        required=False,
        blank=True,
        widget=forms.RadioSelect,
        empty_label=_("No format: one meeting of one body"),
    )
    body = forms.TypedChoiceField(
        label=_("The body that meets, when there is no format"), required=False, coerce=int, empty_value=None
    )
    field_order = ("place_en", "place_fr", "starts_on", "last_day", "format", "body")

    def __init__(self, *args: Any, names: dict[int, BodyWords], **options: Any) -> None:
        super().__init__(*args, **options)
        longest = length_of(Gathering, "place_en")
        for name, field in pair_fields(
            "place", _("Place, in English"), _("Place, in French"), max_length=longest
        ).items():
            field.required = True
            self.fields[name] = field
        formats = (
            MeetingFormat.objects.filter(parts__isnull=False).distinct().order_by("-adopted_on", "key", "-version")
        )
        self.fields["format"].queryset = formats  # type: ignore[attr-defined]
        self.fields["format"].initial = formats.first()
        deciding = Body.objects.filter(kind__in=[BodyKind.JOINT_COUNCIL, BodyKind.COUNCIL, BodyKind.WORKING_GROUP])
        self.fields["body"].choices = [  # type: ignore[attr-defined]
            ("", "–"),
            *((pk, str(names[pk].name)) for pk in deciding.order_by("pk").values_list("pk", flat=True)),
        ]
        self.order_fields(self.field_order)

    @property
    def place(self) -> Pair:
        return typed(self.cleaned_data, "place")

    @property
    def chosen_body(self) -> Body | None:
        """The body that meets alone."""
        return Body.objects.filter(pk=self.cleaned_data.get("body") or 0).first()


class RepeatForm(ReaderFirst):
    """A gathering like the last one: its place and its first day are enough."""

    use_required_attribute = False
    starts_on = DayField(label=_("First day"), help_text=ISO_DAY)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "id_repeat_%s"} | options)
        places = pair_fields(
            "place", _("Place, in English"), _("Place, in French"), max_length=length_of(Gathering, "place_en")
        )
        for field in places.values():
            field.required = True
        self.fields |= places
        self.order_fields([*places, "starts_on"])

    @property
    def place(self) -> Pair:
        return typed(self.cleaned_data, "place")
