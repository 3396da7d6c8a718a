"""What does the reader ask of the structure page: days, a body by any of its names, councils laid open?"""

from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from councils.forms.days import WORDS, DaysForm
from councils.queries.structure_sight import ALL
from groundwork.bilingual import reader_language

LONGEST = 100
MORE_WORDS = {"find": ("find", "chercher"), "open": ("open", "ouvrir")}
Asked = tuple[tuple[str, str], ...]


class StructureForm(DaysForm):
    """The days, words to search for, and the keys of the councils that are laid open."""

    find = forms.CharField(
        label=_("Find a body"),
        required=False,
        widget=forms.TextInput(
            attrs={"type": "search", "maxlength": LONGEST, "data-search": "", "autocomplete": "off"}
        ),
    )

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query)
        sought = next((str(query[word]) for word in MORE_WORDS["find"] if query.get(word)), "")
        self.data = {**self.data, self.add_prefix("find"): sought[:LONGEST]}
        self.opened = frozenset(key for word in MORE_WORDS["open"] for key in query.getlist(word) if key)

    def add_prefix(self, field_name: str) -> str:
        words = MORE_WORDS.get(field_name)
        return words[self._mine] if words else super().add_prefix(field_name)

    @property
    def sought(self) -> str:
        """The words to search for, or nothing."""
        return str(self.cleaned_data.get("find", "")).strip()

    @property
    def open_word(self) -> str:
        """By which word an address names the councils that are laid open."""
        return _word("open")

    @property
    def opened_in_order(self) -> list[str]:
        return sorted(self.opened)

    @property
    def query(self) -> str:
        """All that was asked, in the words of the reader's language, for an address that answers the same."""
        return query_of(*self._days(), *self._sought(), *((_word("open"), key) for key in self.opened_in_order))

    def opening(self, key: str) -> str:
        """The same with one more council laid open, or with all."""
        opened = sorted({key} if key == ALL else self.opened | {key})
        return query_of(*self._days(), *self._sought(), *((_word("open"), each) for each in opened))

    @property
    def closed(self) -> str:
        """The same with no council laid open."""
        return query_of(*self._days(), *self._sought())

    def on_day(self, day: str, compared: str = "") -> str:
        """Another day, as known at the same moment and with the same councils laid open."""
        days = (("as_of", day), ("compare", compared), ("known_on", self._typed("known_on")))
        opened = ((_word("open"), key) for key in self.opened_in_order)
        return query_of(*((_word(name), text) for name, text in days), *opened)

    def _days(self) -> Asked:
        return tuple((_word(name), self._typed(name)) for name in WORDS)

    def _sought(self) -> Asked:
        return ((_word("find"), self._typed("find")),)

    def _typed(self, name: str) -> str:
        return str(self.data.get(self.add_prefix(name), ""))


def _word(name: str) -> str:
    """The word of the reader's language."""
    return (WORDS | MORE_WORDS)[name][reader_language() == "fr"]


def query_of(*asked: tuple[str, str]) -> str:
    """An address's question; what was left empty is not asked."""
    kept = [(word, text) for word, text in asked if text]
    return f"?{urlencode(kept)}" if kept else ""
