"""How does a form take a refusal, so that what was typed is kept?"""

from collections.abc import Callable
from typing import TypeVar

from django import forms

from groundwork.refusals import Refused

T = TypeVar("T")


def attempted(form: forms.BaseForm, act: Callable[[], T]) -> T | None:
    """What the act returns; or None, with the refusal written beside its field in the form."""
    try:
        return act()
    except Refused as refused:
        field = refused.refusal.field
        form.add_error(field if field in form.fields else None, str(refused.refusal))
        return None
