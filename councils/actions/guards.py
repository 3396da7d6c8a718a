"""What does the database refuse, in the words of people?"""

from django.db import IntegrityError, models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from groundwork.refusals import Refusal

CIRCLE = Refusal("circle", _("A body cannot report to a body below it."), status=422)
ITSELF = Refusal("reports-to-itself", _("A body cannot report to itself."), status=422)
SECOND_LINE = Refusal("second-line", _("It already has such a line on one of those days."))
SEAT_TAKEN = Refusal("seat-taken", _("Somebody already holds this seat then. End that term first."))
OWN_COMPONENT = Refusal("own-component", _("A body cannot be a component of itself."), status=422)
ONE_LANGUAGE = Refusal("one-language", _("Write it in both languages."), status=422)
SEAT_EXISTS = Refusal("seat-exists", _("There already is such a seat on one of those days."))
NO_AUTHORITY = Refusal("no-authority", _("Say what it may do: decide, recommend or inform."), status=422)
NO_LEVEL = Refusal("no-level", _("There is no such level of the operating framework."), status=422)
FOR_NOBODY = Refusal(
    "alternate-for-nobody", _("An alternate stands in for somebody who holds the seat; say for whom."), status=422
)
SENTENCES: dict[str, Refusal] = {
    "one_primary_line_per_body_at_a_time": SECOND_LINE,
    "one_line_of_a_kind_between_two_bodies_at_a_time": SECOND_LINE,
    "no_body_reports_to_itself": ITSELF,
    "no_body_is_its_own_component": OWN_COMPONENT,
    "one_component_at_a_time": Refusal("already-component", _("It already is a component on one of those days.")),
    "one_charter_per_body_at_a_time": Refusal(
        "charter-overlaps", _("What it may do is already recorded for one of those days.")
    ),
    "one_name_of_a_kind_per_body_at_a_time": Refusal(
        "name-overlaps", _("Another name of it is already recorded for one of those days.")
    ),
    "one_version_of_terms_per_body_at_a_time": Refusal(
        "terms-overlap", _("Other terms of reference are already recorded for one of those days.")
    ),
    "one_term_per_seat_at_a_time": SEAT_EXISTS,
    "seats_of_a_jurisdiction_are_numbered": SEAT_EXISTS,
    "one_holder_per_seat_at_a_time": SEAT_TAKEN,
    "nobody_holds_a_seat_twice_at_a_time": Refusal(
        "has-this-seat", _("This person already has a place in this seat then.")
    ),
    "an_alternate_stands_in_for_somebody": FOR_NOBODY,
}
ENDINGS: dict[str, Refusal] = {
    "_in_both_languages": ONE_LANGUAGE,
    "_says_who_decided_it": Refusal(
        "no-ground", _("Say who decided it, or why it is recorded, in both languages."), status=422
    ),
    "_holds_for_some_days": Refusal("no-days", _("It must hold for one day at least."), status=422),
}


def refusal_of(error: IntegrityError) -> Refusal:
    """The sentence for what a constraint or a guard refused. Raises the error itself where there is none."""
    if "guard: reporting lines would make a circle" in str(error):
        return CIRCLE
    name = str(getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") or "")
    if name in SENTENCES:
        return SENTENCES[name]
    for ending, refusal in ENDINGS.items():
        if name.endswith(ending):
            return refusal
    raise error


def refuse_too_long(row: models.Model) -> Refusal | None:
    """Why does this text not fit? The first one that is longer than its column."""
    for field in row._meta.concrete_fields:
        text = getattr(row, field.attname)
        if isinstance(field, models.CharField) and field.max_length and len(str(text or "")) > field.max_length:
            return too_long(field.max_length)
    return None


def too_long(most: int) -> Refusal:
    """The sentence for a text of more than `most` characters."""
    words: str | Promise = _("This text is too long: at most %(count)d characters.") % {"count": most}
    return Refusal("too-long", words, status=422)
