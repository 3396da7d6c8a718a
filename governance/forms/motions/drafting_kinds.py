"""Which kinds of change can be proposed, and in which families are they offered?"""

from collections.abc import Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from governance.enums import EffectKind

FAMILIES: Sequence[tuple[Any, Sequence[EffectKind]]] = (
    (_("Who reports to whom"), (EffectKind.MOVE, EffectKind.DRAW_LINE, EffectKind.END_LINE,
                                EffectKind.ADD_COMPONENT, EffectKind.END_COMPONENT)),
    (_("Bodies"), (EffectKind.ESTABLISH, EffectKind.PROMOTE, EffectKind.RENAME, EffectKind.MERGE, EffectKind.SPLIT,
                   EffectKind.DISSOLVE, EffectKind.SET_AUTHORITY, EffectKind.SET_LEVEL, EffectKind.ADOPT_TERMS)),
    (_("Seats and people"), (EffectKind.APPOINT, EffectKind.END_MEMBERSHIP, EffectKind.CREATE_SEAT,
                             EffectKind.END_SEAT)),
    (_("Meetings and powers"), (EffectKind.ADOPT_FORMAT, EffectKind.DELEGATE, EffectKind.RESCIND)),
)  # fmt: skip


def kinds_to_choose() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every kind of change that can be proposed, family by family."""
    return [
        (str(family), [(str(kind.value), capfirst(str(kind.label))) for kind in kinds]) for family, kinds in FAMILIES
    ]
