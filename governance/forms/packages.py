"""What may be chosen when a package is asked for: which edition, compared with which, and who is told?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from governance.actions.packages import Wish
from governance.enums import Edition
from governance.models import Package

USUAL, ALWAYS, NEVER = "usual", "always", "never"
TOLD = {Edition.FULL, Edition.SUPPLEMENT}
EDITIONS = {
    Edition.FULL: _("Full package"),
    Edition.DECISIONS: _("Decisions only: the items on which something is to be decided"),
    Edition.SUPPLEMENT: _("Supplement: only what changed since a version"),
    Edition.RECORD: _("Record of decisions, after the meetings"),
}


class AskPackageForm(forms.Form):
    """For the secretariat; as it stands when nothing is chosen, it asks for the full package."""

    edition = forms.ChoiceField(
        label=_("Edition"), choices=list(EDITIONS.items()), initial=Edition.FULL, required=False,
        widget=forms.RadioSelect,
    )  # fmt: skip
    since = forms.ModelChoiceField(
        label=_("A supplement says what changed since"),
        queryset=Package.objects.none(),
        required=False,
        empty_label="–",
    )
    facing = forms.BooleanField(
        label=_("Make one more file in which the languages face each other, English left, French right"),
        required=False,
    )
    tell = forms.ChoiceField(
        label=_("Tell the members when it is ready"),
        choices=[
            (USUAL, _("When it is the full package or a supplement")),
            (ALWAYS, _("Whichever edition it is")),
            (NEVER, pgettext_lazy("tell the members", "No")),
        ],
        initial=USUAL,
        required=False,
    )

    def __init__(self, *args: Any, bases: list[Package], **options: Any) -> None:
        super().__init__(*args, **options)
        since = self.fields["since"]
        assert isinstance(since, forms.ModelChoiceField)
        since.queryset = Package.objects.filter(pk__in=[each.pk for each in bases]).order_by("-version")
        since.label_from_instance = version_named  # type: ignore[assignment]
        if bases:
            since.initial = bases[0].pk

    @property
    def wish(self) -> Wish:
        """What was chosen; what was compared with counts for a supplement alone."""
        given = self.cleaned_data
        edition = Edition(given["edition"] or Edition.FULL)
        tell = given["tell"] or USUAL
        return Wish(
            edition,
            given["since"] if edition == Edition.SUPPLEMENT else None,
            facing=given["facing"],
            tell=tell == ALWAYS or (tell == USUAL and edition in TOLD),
        )


def version_named(package: Package) -> str:
    """`Version 4`."""
    return str(_("Version %(version)s") % {"version": package.version})
