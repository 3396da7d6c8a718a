"""Which of two languages is asked first? The reader's."""

from collections.abc import Iterable

from django import forms

from groundwork.bilingual import reader_language


def seen_now(form: forms.Form, version: int) -> None:
    """Let the form keep what was typed, and carry the version that the page now shows beside it."""
    form.data = {**dict(form.data.items()), "version": str(version)}


class ReaderFirst(forms.Form):
    """A form that asks each text in the reader's language before the other one."""

    def order_fields(self, field_order: Iterable[str] | None) -> None:
        """As Django orders them, and then the French before the English for who reads French."""
        super().order_fields(field_order)
        if reader_language() != "fr":
            return
        names = list(self.fields)
        for place, name in enumerate(names[:-1]):
            if name.endswith("_en") and names[place + 1] == f"{name[:-3]}_fr":
                names[place], names[place + 1] = names[place + 1], name
        self.fields = {name: self.fields[name] for name in names}
