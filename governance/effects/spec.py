"""What can a carried clause change, in which terms, when is that refused, and how is it done?

Each kind of effect is one row of `KINDS`. Drafting asks for its terms, the preview and the worker do it: through the
acts of the app that owns what changes, in the caller's transaction, on the ground of the decision.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from governance.effects import bodies, lines, lives, powers, seats
from governance.effects.reading import read_terms
from governance.effects.terms import Act, Facts, Judge, Occasion, Term, TermType, unusable
from governance.enums import EffectKind
from governance.models import Effect
from groundwork.refusals import Refusal, Refused, require

T = TermType


@dataclass(frozen=True)
class Spec:
    """A kind of effect: its terms in the order in which they are asked for, and what is done with them."""

    kind: EffectKind
    terms: tuple[Term, ...]
    judge: Judge
    act: Act

    def refuse(self, terms: Mapping[str, Any], on: date) -> Refusal | None:
        """Why could this not be enacted on that day, as far as is known now? None when it could."""
        try:
            return self.judge(read_terms(self.terms, terms), on)
        except Refused as refused:
            return refused.refusal

    def enact(self, terms: Mapping[str, Any], occasion: Occasion) -> Facts:
        """Make it so, inside the caller's transaction. Returns what passed or is owed because of it, as facts.

        Raises Refused when it is impossible on that day, and IntegrityError when the database says so.
        """
        given = read_terms(self.terms, terms)
        require(self.judge(given, occasion.on))
        return self.act(given, occasion) or {}


BODY = Term("body", T.BODY, pgettext_lazy("term of a change", "body"))
NAME = Term("name", T.TEXT, pgettext_lazy("term of a change", "name"))
ACRONYM = Term("acronym", T.TEXT, _("acronym"), required=False, length=40)
KEY = Term("key", T.NEW_KEY, _("short key, in capitals"))
AUTHORITY = Term("authority", T.AUTHORITY, _("what it may do"))
LEVEL = Term("level", T.LEVEL, _("level of the operating framework"), required=False)
SEAT = Term("seat", T.SEAT, _("seat"))
PERSON = Term("person", T.PERSON, _("person"))
UPPER = Term("to", T.BODY, _("body above"))
LINE = (BODY, UPPER, Term("line", T.LINE_KIND, _("kind of line")))
PARTS = (Term("whole", T.BODY, _("joint council")), Term("part", T.BODY, _("component")))
UNTIL = Term("until", T.DAY, _("until"), required=False)

SPECS = (
    Spec(
        EffectKind.ESTABLISH,
        (
            NAME,
            ACRONYM,
            KEY,
            Term("body_kind", T.BODY_KIND, _("kind of body")),
            AUTHORITY,
            Term("under", T.BODY, _("body above"), required=False),
            LEVEL,
        ),
        bodies.refuse_establish,
        bodies.establish,
    ),
    Spec(EffectKind.RENAME, (BODY, NAME, ACRONYM), bodies.refuse_renaming, bodies.rename),
    Spec(EffectKind.MOVE, (BODY, UPPER), lines.refuse_moving, lines.move),
    Spec(EffectKind.DRAW_LINE, LINE, lines.refuse_drawing, lines.draw),
    Spec(EffectKind.END_LINE, LINE, lines.refuse_ending, lines.end),
    Spec(
        EffectKind.PROMOTE,
        (
            Term("priority", T.PRIORITY, _("priority")),
            NAME,
            ACRONYM,
            KEY,
            Term("under", T.BODY, _("body above")),
            AUTHORITY,
            LEVEL,
        ),
        lives.refuse_promotion,
        lives.promote,
    ),
    Spec(
        EffectKind.MERGE,
        (Term("bodies", T.BODIES, _("bodies that merge")), Term("into", T.BODY, _("body that goes on"))),
        lives.refuse_merging,
        lives.merge,
    ),
    Spec(
        EffectKind.SPLIT,
        (
            BODY,
            Term("into", T.BODIES, _("bodies that it becomes")),
            Term("heir", T.BODY, _("body that takes over what is open")),
        ),
        lives.refuse_splitting,
        lives.split,
    ),
    Spec(
        EffectKind.DISSOLVE,
        (
            BODY,
            Term("heir", T.BODY, _("body that takes over what is open"), required=False),
            Term("report_days", T.NUMBER, _("days for the close-out report"), required=False, least=1, most=730),
        ),
        lives.refuse_dissolving,
        lives.dissolve,
    ),
    Spec(EffectKind.SET_AUTHORITY, (BODY, AUTHORITY), bodies.refuse_new_authority, bodies.give_authority),
    Spec(
        EffectKind.SET_LEVEL,
        (BODY, Term("level", T.LEVEL, _("level of the operating framework"))),
        bodies.refuse_new_level,
        bodies.give_level,
    ),
    Spec(
        EffectKind.ADOPT_TERMS,
        (
            BODY,
            Term("text", T.TEXT, _("terms of reference"), length=20_000),
            Term("review_on", T.DAY, _("next review"), required=False),
        ),
        bodies.refuse_new_terms,
        bodies.adopt,
    ),
    Spec(
        EffectKind.APPOINT, (SEAT, PERSON, Term("role", T.ROLE, _("role")), UNTIL), seats.refuse_appointing, seats.seat
    ),
    Spec(EffectKind.END_MEMBERSHIP, (SEAT, PERSON), seats.refuse_unseating, seats.unseat),
    Spec(
        EffectKind.CREATE_SEAT,
        (
            BODY,
            Term("jurisdiction", T.JURISDICTION, _("jurisdiction")),
            Term("number", T.NUMBER, _("number of the seat"), required=False, least=1, most=99),
            Term("weight", T.NUMBER, _("voices"), required=False, most=99),
        ),
        seats.refuse_new_seat,
        seats.create,
    ),
    Spec(EffectKind.END_SEAT, (SEAT,), seats.refuse_end, seats.end),
    Spec(EffectKind.ADD_COMPONENT, PARTS, bodies.refuse_join, bodies.join),
    Spec(EffectKind.END_COMPONENT, PARTS, bodies.refuse_leave, bodies.leave),
    Spec(
        EffectKind.ADOPT_FORMAT,
        (Term("format", T.FORMAT, _("meeting format")),),
        powers.refuse_format,
        powers.adopt_format,
    ),
    Spec(
        EffectKind.DELEGATE,
        (
            BODY,
            Term("scope", T.TEXT, _("power"), length=1000),
            Term("limit", T.TEXT, _("limit"), required=False, length=400),
            UNTIL,
        ),
        powers.refuse_delegation,
        powers.delegate,
    ),
    Spec(EffectKind.RESCIND, (Term("decision", T.DECISION, _("decision")),), powers.refuse_rescission, powers.rescind),
)
KINDS: Mapping[str, Spec] = {str(spec.kind): spec for spec in SPECS}


def refuse_effect(kind: str, terms: Mapping[str, Any], on: date) -> Refusal | None:
    """Why could this not be enacted on that day, as far as is known now?"""
    if str(kind) not in KINDS:
        return unusable("bad-effect", _("Nobody knows this kind of change."))
    return KINDS[str(kind)].refuse(terms, on)


def enact(effect: Effect) -> Facts:
    """Enact a recorded effect on its day, in the caller's transaction. Raises Refused, or IntegrityError."""
    return KINDS[effect.kind].enact(
        effect.terms, Occasion(effect.effective_on, effect.outcome.decision.reference, effect)
    )
