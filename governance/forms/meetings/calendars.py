"""What is chosen when a calendar is made: whose meetings, in which language?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.models import Body
from councils.queries.names import BodyWords
from groundwork.bilingual import reader_language

MINE = "mine"


class FeedForm(forms.Form):
    """The meetings of the reader's bodies, or of one body."""

    body = forms.ChoiceField(label=_("Meetings"))
    language = forms.ChoiceField(label=_("Language"), choices=[("en", "English"), ("fr", "Français")])

    def __init__(self, *args: Any, bodies: list[BodyWords], **options: Any) -> None:
        super().__init__(*args, **{"initial": {"body": MINE, "language": reader_language()}} | options)
        self.fields["body"].choices = [  # type: ignore[attr-defined]
            (MINE, _("all of my bodies")), *((str(each.id), str(each.usual)) for each in bodies),
        ]  # fmt: skip

    @property
    def chosen_body(self) -> Body | None:
        """The one body; None for all of one's own."""
        chosen = self.cleaned_data["body"]
        return None if chosen == MINE else Body.objects.filter(pk=chosen).first()
