"""“Who decided this?” What is the answer of every row of the structure, and how is its day written?"""

from dataclasses import dataclass, field, replace
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from councils.enums import Basis
from councils.models import StructureRow
from groundwork.bilingual import Pair, reader_language
from groundwork.dates import Precision
from groundwork.dates_in_words import day, fuzzy


@dataclass(frozen=True)
class When:
    """A day no more exact than its source; without a day it is not dated."""

    on: date | None = None
    precision: str = Precision.UNKNOWN

    @property
    def is_dated(self) -> bool:
        return self.on is not None and self.precision != Precision.UNKNOWN

    def __str__(self) -> str:
        return fuzzy(self.on, self.precision, reader_language()) if self.is_dated else _("not dated")


@dataclass(frozen=True)
class Answer:
    """Who decided it: a decision by its reference, the deck by its slides, or the secretariat and its reason."""

    basis: str
    reference: str = ""
    source: str = ""
    because: Pair = field(default_factory=Pair)
    recorded_on: date | None = None

    @property
    def remark(self) -> Pair:
        """What else was noted: what the deck leaves open, or how we read it; why decided dates were corrected."""
        if self.is_decision and self.because.en and self.recorded_on:
            return Pair(en=self._corrected("en"), fr=self._corrected("fr"))
        return self.because if self.basis == Basis.DECK else Pair()

    def _corrected(self, language: str) -> str:
        assert self.recorded_on is not None
        with override(language):
            return _("Dates corrected by the secretariat on %(day)s because: %(reason)s") % {
                "day": day(self.recorded_on, language),
                "reason": self.because.side(language),
            }

    @property
    def is_decision(self) -> bool:
        return bool(self.reference)

    def __str__(self) -> str:
        if self.is_decision:
            return _("decision %(reference)s") % {"reference": self.reference}
        if self.basis == Basis.SECRETARIAT and self.recorded_on:
            said = _("recorded by the secretariat on %(day)s because: %(reason)s")
            if self.source:
                said = _("recorded by the secretariat on %(day)s from “%(source)s” because: %(reason)s")
            return said % {
                "day": day(self.recorded_on, reader_language()),
                "source": self.source,
                "reason": self.because,
            }
        return found_in(self.source)


def who_decided(row: StructureRow) -> Answer:
    """The ground on which a row of the structure holds. Nothing has no answer: the database refuses such a row."""
    return Answer(
        basis=row.basis,
        reference=row.opened_by if row.basis == Basis.DECIDED else "",
        source=row.source,
        because=row.because,
        recorded_on=timezone.localtime(row.recorded.lower).date(),
    )


def who_ended(row: StructureRow) -> Answer:
    """The ground on which a row ended: the decision that closed it, or else what recorded it with its end.

    Where a decision opened a row and none closed it, a reason beside it is that of whoever recorded the end.
    """
    if row.closed_by:
        return Answer(basis=Basis.DECIDED, reference=row.closed_by)
    answer = who_decided(row)
    if answer.is_decision and answer.because.en:
        return replace(answer, basis=Basis.SECRETARIAT, reference="")
    return answer


def found_in(source: str) -> str:
    """“recorded from the deck, slide 7” for `deck:7`; `public` is what others published."""
    place, _colon, slides = source.partition(":")
    if place == "public":
        return _("recorded from published material")
    if place != "deck":
        return source
    if not slides:
        return _("recorded from the deck")
    numbers = slides.split(",")
    return ngettext(
        "recorded from the deck, slide %(slides)s", "recorded from the deck, slides %(slides)s", len(numbers)
    ) % {"slides": ", ".join(numbers)}


def starting(row: StructureRow) -> When:
    """Since when a row holds."""
    return When(row.starts_on, row.start_precision)


def ending(row: StructureRow) -> When:
    """When a row ended: written by its last day where only the month or the year is known."""
    end = row.ends_on
    if end is not None and row.end_precision in {Precision.MONTH, Precision.YEAR}:
        end = date.fromordinal(end.toordinal() - 1)
    return When(end, row.end_precision)
