"""What may be typed about the items of an agenda?"""

import json
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.models import Body, EngagementLevel
from councils.queries.names import BodyWords
from governance.actions.agendas.fields import TEXTS, version_of
from governance.enums import Purpose, QuestionKind
from governance.forms.fields import WordsField, pair_fields, typed
from governance.forms.ordering import ReaderFirst
from governance.models import AgendaItem, Annotation
from groundwork.bilingual import Pair
from priorities.models import Priority

MINUTES = {key: _("An item takes from 1 to 600 minutes.") for key in ("min_value", "max_value", "invalid", "required")}
ITEM, BREAK, SECTION = "item", "break", "section"
KINDS = [(ITEM, _("An item")), (BREAK, _("A break")), (SECTION, _("A section: a heading for what follows"))]


def length_of(model: Any, column: str) -> int:
    """How many characters a column holds."""
    return int(model._meta.get_field(column).max_length)


class MinutesField(forms.IntegerField):
    """The minutes that an item takes."""

    def __init__(self, **options: Any) -> None:
        widget = forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        options = {"label": _("Minutes"), "min_value": 1, "max_value": 600, "widget": widget, **options}
        super().__init__(error_messages=MINUTES, **options)


class ItemForm(ReaderFirst):
    """Adding an item: a title in one language, a purpose and minutes are enough. A section takes no minutes."""

    meeting = forms.TypedChoiceField(label=_("Meeting"), coerce=int)
    kind = forms.ChoiceField(label=_("This is"), choices=KINDS, initial=ITEM, required=False)
    purpose = forms.ChoiceField(label=_("Purpose"), choices=Purpose.choices, initial=Purpose.INFORMATION)
    minutes = MinutesField(initial=30)
    field_order = ("title_en", "title_fr", "minutes", "purpose", "meeting", "kind")

    def __init__(self, *args: Any, meetings: Iterable[tuple[int, BodyWords]] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        longest = length_of(AgendaItem, "title_en")
        self.fields |= pair_fields("title", _("Title, in English"), _("Title, in French"), max_length=longest)
        places = {meeting: str(body.usual) for meeting, body in meetings}
        self.fields["meeting"].choices = list(places.items())  # type: ignore[attr-defined]
        self.fields["minutes"].required = self.data.get("kind") != SECTION
        self.order_fields(self.field_order)

    @property
    def title(self) -> Pair:
        return typed(self.cleaned_data, "title")

    @property
    def kind_chosen(self) -> str:
        return self.cleaned_data.get("kind") or ITEM


class MinutesForm(forms.Form):
    """The minutes of one item, typed on the agenda itself; `version` is how often they had been changed."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    minutes = MinutesField()


class RevisionForm(ReaderFirst):
    """Everything about an item that may be said later; what was not touched is not saved."""

    seen = forms.JSONField(widget=forms.HiddenInput, required=False)
    purpose = forms.ChoiceField(label=_("Purpose"), choices=Purpose.choices)
    minutes = MinutesField()
    sponsor = forms.ModelChoiceField(label=_("Put forward by"), queryset=Body.objects.all(), required=False)
    engagement_level = forms.ModelChoiceField(
        label=_("Level of the operating framework"),
        queryset=EngagementLevel.objects.all(),
        required=False,
        empty_label="–",
    )
    priority = forms.ModelChoiceField(label=_("Priority served"), queryset=Priority.objects.all(), required=False,
                                      empty_label="–")  # fmt: skip
    standing = forms.BooleanField(label=_("Standing item: on every agenda"), required=False)
    in_camera = forms.BooleanField(label=_("In camera"), required=False)
    say_the_same = forms.BooleanField(
        label=_("The English and the French of title and summary say the same"), required=False
    )
    field_order = (
        "seen", "title_en", "title_fr", "purpose", "minutes", "presenter_en", "presenter_fr", "sponsor",
        "engagement_level", "priority", "summary_en", "summary_fr", "expected_outcome_en", "expected_outcome_fr",
        "standing", "in_camera", "say_the_same",
    )  # fmt: skip

    def __init__(self, *args: Any, names: dict[int, BodyWords], is_section: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, en, fr, rows in (
            ("title", _("Title, in English"), _("Title, in French"), 0),
            ("presenter", _("Presented by, in English"), _("Presented by, in French"), 0),
            ("summary", _("Summary, in English"), _("Summary, in French"), 4),
            ("expected_outcome", _("Expected outcome, in English"), _("Expected outcome, in French"), 2),
        ):
            longest = length_of(AgendaItem, f"{name}_en")
            self.fields |= pair_fields(name, en, fr, max_length=longest, rows=rows)
        bodies = sorted((str(each.name), pk) for pk, each in names.items())
        self.fields["sponsor"].choices = [("", "–"), *((pk, name) for name, pk in bodies)]  # type: ignore[attr-defined]
        if is_section:
            self.fields = {name: self.fields[name] for name in ("seen", "title_en", "title_fr", "say_the_same")}
        self.order_fields(self.field_order)
        for name, field in self.fields.items():
            field.show_hidden_initial = name not in {"seen", "say_the_same"}

    @staticmethod
    def of(item: AgendaItem) -> dict[str, Any]:
        """What the form shows of an item."""
        plain = ("purpose", "minutes", "sponsor", "engagement_level", "priority", "standing", "in_camera")
        values = {name: getattr(item, name) for name in (*TEXTS, *plain)}
        return {**values, "seen": seen_of(item)}

    def changes(self) -> dict[str, Any]:
        """What the editor changed, by field: all that came, where the form does not say what it showed."""
        untold = {each.name for each in self if each.name in self.data and each.html_initial_name not in self.data}
        names = (untold | set(self.changed_data)) - {"seen", "say_the_same"}
        return {name: self.cleaned_data[name] for name in self.fields if name in names}

    def versions(self) -> dict[str, int]:
        """The versions of the fields that the editor saw."""
        seen = self.cleaned_data.get("seen")
        return {key: value for key, value in seen.items() if isinstance(value, int)} if isinstance(seen, dict) else {}

    def keep_only(self, item: AgendaItem, conflicts: Iterable[str]) -> None:
        """Show again what was typed where somebody else wrote meanwhile, beside what stands now elsewhere."""
        now = type(self).of(item)
        kept = {name: self.data.get(name) for name in conflicts}
        posted = {name: value for name, value in now.items() if value not in (None, False)}
        posted |= {f"initial-{name}": value for name, value in posted.items()} | {"seen": json.dumps(now["seen"])}
        self.data = {name: getattr(value, "pk", value) for name, value in (posted | kept).items()}


def seen_of(item: AgendaItem) -> dict[str, int]:
    """The versions of the fields as they stand."""
    return {name: version_of(item, name) for name in item.field_versions}


class QuestionForm(ReaderFirst):
    """A discussion question under an item."""

    kind = forms.ChoiceField(label=_("Kind of question"), choices=QuestionKind.choices, widget=forms.RadioSelect,
                             initial=QuestionKind.OPEN)  # fmt: skip
    text_en = WordsField(label=_("Question, in English"), max_length=800, rows=2)
    text_fr = WordsField(label=_("Question, in French"), max_length=800, rows=2)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not (given.get("text_en") or given.get("text_fr")) and not self.errors:
            self.add_error("text_en", _("Write the question, in one language at least."))
        return given

    @property
    def text(self) -> Pair:
        return typed(self.cleaned_data, "text")


class AnnotationForm(ReaderFirst):
    """What is noted beside an item for those who lead the meeting."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ("version", "notes_en", "notes_fr", "read_aloud_en", "read_aloud_fr")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, en, fr, rows in (
            ("notes", _("Speaking notes, in English"), _("Speaking notes, in French"), 5),
            ("read_aloud", _("To read aloud, in English"), _("To read aloud, in French"), 3),
        ):
            self.fields |= pair_fields(name, en, fr, max_length=length_of(Annotation, f"{name}_en"), rows=rows)
        self.order_fields(self.field_order)

    @property
    def notes(self) -> Pair:
        given = self.cleaned_data
        return Pair(given["notes_en"], given["notes_fr"])

    @property
    def read_aloud(self) -> Pair:
        given = self.cleaned_data
        return Pair(given["read_aloud_en"], given["read_aloud_fr"])
