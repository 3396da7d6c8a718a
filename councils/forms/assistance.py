"""What is typed to name an assistant?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.forms.fields import MailField


class AssistantForm(forms.Form):
    """The work address of somebody who has an account."""

    use_required_attribute = False
    email = MailField(label=_("Work e-mail of your assistant"), max_length=254)
