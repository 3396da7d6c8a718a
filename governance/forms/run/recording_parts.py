"""How does the page see the fields of a recording: clause by clause, side by side, action by action?"""

from dataclasses import dataclass, replace

from django import forms

from governance.enums import ActionKind
from governance.queries.run.recording import ProposedAction, ProposedClause, ProposedEffect
from groundwork.bilingual import LANGUAGES, reader_language
from groundwork.context import OWN_NAMES, TAGS
from groundwork.wording import Piece, differs, word_changes


@dataclass(frozen=True)
class SideParts:
    """One language of a clause: the changes marked, whether it is behind, its field.

    `beside` are the changes of the other language, for one that has not followed them yet: its words are those of the
    motion still, and nothing claims that they match.
    """

    code: str
    pieces: list[Piece]
    behind: bool
    field: forms.BoundField
    beside: "SideParts | None" = None

    @property
    def tag(self) -> str:
        return TAGS[self.code]

    @property
    def name(self) -> str:
        return OWN_NAMES[self.code]

    @property
    def changed(self) -> bool:
        return differs(self.pieces)


@dataclass(frozen=True)
class ActionParts:
    """The fields of one action; `proposal` and `include` are None for the one that is added."""

    proposal: ProposedAction | None
    include: forms.BoundField | None
    title_en: forms.BoundField
    title_fr: forms.BoundField
    owner: forms.BoundField
    due_on: forms.BoundField
    owner_words: str = ""

    @property
    def kind_words(self) -> str:
        return str(ActionKind(self.proposal.kind).label) if self.proposal else ""

    @property
    def has_error(self) -> bool:
        return any(field.errors for field in (self.title_en, self.title_fr, self.owner, self.due_on))


@dataclass(frozen=True)
class ClauseParts:
    """What the form holds for one clause."""

    proposed: ProposedClause
    outcome: forms.BoundField
    sides: list[SideParts]
    effects: list[tuple[ProposedEffect, forms.BoundField]]
    actions: list[ActionParts]

    @property
    def ordered_sides(self) -> list[SideParts]:
        """The reader's language first."""
        return sorted(self.sides, key=lambda side: side.code != reader_language())

    @property
    def lost(self) -> bool:
        """Whether the vote did not carry it."""
        return self.proposed.verdict not in {"", "carried"}

    @property
    def is_open(self) -> bool:
        """Whether its fields stand open: something was typed, or is wrong."""
        return any(side.field.errors or side.changed for side in self.sides)


def clause_parts(form: forms.BaseForm, proposed: ProposedClause, owners: dict[str, str]) -> ClauseParts:
    """The fields of a clause and of all that hangs on it."""
    return ClauseParts(
        proposed=proposed,
        outcome=form[f"c{proposed.clause.pk}_outcome"],
        sides=_sides(form, proposed),
        effects=[(effect, form[effect.name]) for effect in proposed.effects],
        actions=[action_parts(form, action.name, action, owners) for action in proposed.actions],
    )


def action_parts(
    form: forms.BaseForm, name: str, proposal: ProposedAction | None, owners: dict[str, str]
) -> ActionParts:
    """The fields of an action, whose names begin with `name`."""
    owner = form[f"{name}_owner"]
    return ActionParts(
        proposal=proposal,
        include=form[name] if proposal else None,
        title_en=form[f"{name}_title_en"],
        title_fr=form[f"{name}_title_fr"],
        owner=owner,
        due_on=form[f"{name}_due_on"],
        owner_words=owners.get(str(owner.value() or ""), ""),
    )


def _sides(form: forms.BaseForm, proposed: ProposedClause) -> list[SideParts]:
    text = proposed.clause.text
    fields = {code: form[f"c{proposed.clause.pk}_{code}"] for code in LANGUAGES}
    now = {code: str(fields[code].value() or "").replace("\r\n", "\n").strip() for code in LANGUAGES}
    behind = proposed.now.revised(en=now["en"], fr=now["fr"]).unready()
    sides = [
        SideParts(code, word_changes(text.side(code), now[code]), code in behind, fields[code]) for code in LANGUAGES
    ]
    return [replace(side, beside=changed_alone(side, sides)) for side in sides]


def changed_alone(side: SideParts, sides: list[SideParts]) -> SideParts | None:
    """The other language, where it was changed and this one was not."""
    other = next(each for each in sides if each.code != side.code)
    return other if side.behind and other.changed and not side.changed else None
