"""What may be answered for a seat: who comes, at a distance, a substitute, or nobody?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance.enums import ReplyAnswer
from governance.forms.fields import WordsField
from governance.forms.votes.voices import grouped
from governance.models import Reply
from governance.queries.meetings.replies import ReplyRow

NOTE_LENGTH = Reply._meta.get_field("note").max_length
Choices = list[tuple[str, str]]
SAYS = {
    ReplyAnswer.COMING: _("Yes, in the room"),
    ReplyAnswer.REMOTE: _("Yes, at a distance"),
    ReplyAnswer.SUBSTITUTE: _("Yes, by a substitute"),
    ReplyAnswer.REGRETS: _("No, nobody comes"),
}


class ReplyForm(forms.Form):
    """The answer for one seat; `person` is who comes, of those who carry it, or the substitute."""

    use_required_attribute = False
    seat = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    answer = forms.ChoiceField(
        label=_("Answer"), choices=SAYS.items(), widget=forms.RadioSelect,
        error_messages={"required": _("Choose an answer.")},
    )  # fmt: skip
    person = forms.ChoiceField(label=_("Who comes"), required=False)
    note = WordsField(label=_("Note to the secretariat"), max_length=NOTE_LENGTH, rows=2)

    def __init__(self, data: Any, *, row: ReplyRow, others: tuple[Choices, Choices]) -> None:
        given = row.reply
        super().__init__(
            data, auto_id=f"id_{row.seat.pk}_%s",
            initial={
                "seat": row.seat.pk, "seen": given.version if given else "", "answer": given.answer if given else "",
                "person": str(given.person_id or "") if given else "", "note": given.note if given else "",
            },
        )  # fmt: skip
        own = [(str(held.person_id), held.person.name) for held in row.carriers]
        known = {number for number, _name in own}
        near, far = ([(pk, name) for pk, name in found if pk not in known] for found in others)
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            ("", _("whoever usually comes")), (_("They hold the seat"), own), *as_groups(near, far),
        ]  # fmt: skip

    @property
    def comes(self) -> Person | None:
        """Who was chosen."""
        chosen = self.cleaned_data.get("person")
        return Person.objects.filter(pk=chosen).first() if chosen else None


def as_groups(near: Choices, far: Choices) -> list[Any]:
    """Those who may come as substitutes, under their headings."""
    found = grouped((near, far))
    if near and far:
        return list(found)
    return [(_("Others"), list(found))] if found else []
