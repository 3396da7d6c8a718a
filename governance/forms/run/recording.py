"""What does a co-chair type when a decision is recorded?"""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from governance.actions.decisions.follow_ups import Proposed
from governance.actions.run.recording import Ending, Recorded
from governance.enums import ActionKind, Outcome
from governance.forms.fields import DayField, WordsField, pair_fields, typed
from governance.forms.run.recording_ending import EndingMixin, zone_of
from governance.forms.run.recording_parts import ActionParts, ClauseParts, action_parts, clause_parts
from governance.models import Clause, Decision
from governance.queries.decisions.action_owners import owner_named, people_to_own
from governance.queries.run.recording import ProposedAction, ProposedClause, Recording
from groundwork.bilingual import LANGUAGES, Pair
from groundwork.context import TAGS

# In the order in which a table decides, the usual first: the figure of the key is the place.
OUTCOMES = [
    (each.value, each.label)
    for each in (
        Outcome.CONSENSUS, Outcome.AMENDED, Outcome.VOTE, Outcome.DEFERRED, Outcome.NOT_CARRIED, Outcome.NOTED,
        Outcome.REFERRED, Outcome.WITHDRAWN,
    )
]  # fmt: skip
FALLS = [(Outcome.FALLEN.value, Outcome.FALLEN.label)]  # of a clause alone, never of the whole
LANGUAGE_NAMES = {"en": _("English"), "fr": _("French")}


class RecordingForm(EndingMixin):
    """The outcome of the whole and, clause by clause, outcome, words, effects and actions."""

    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=OUTCOMES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose an outcome."), "invalid_choice": _("Choose an outcome.")},
    )
    effective_on = DayField(label=_("In force from (year-month-day)"))

    def __init__(self, recording: Recording, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.recording = recording
        replacing, title = recording.replacing, recording.title
        self.fields["effective_on"].initial = replacing.effective_on if replacing else recording.today
        self.fields["outcome"].initial = replacing.outcome if replacing else None
        self.fields |= pair_fields("title", _("Title in English"), _("Title in French"), max_length=300)
        self.fields["title_en"].initial, self.fields["title_fr"].initial = title.en, title.fr
        self.seats, self.people = recording.seat_owners, people_to_own()
        self.owners = [
            ("", ""), *recording.owners, (_("Jurisdictions"), list(recording.jurisdictions)),
            (_("Seats"), list(self.seats)), (_("People"), list(self.people)),
        ]  # fmt: skip
        for proposed in recording.clauses:
            self._add_clause(proposed)
        self.add_ending(recording.owners, zone_of(recording.meeting), ending_of(replacing))
        self.add_said(recording.places)
        self.add_lifted([vote for _body, vote in recording.said] if replacing is None else [])
        self._add_action("x", None)
        self.fields["x_clause"] = forms.ChoiceField(
            label=_("Because of"),
            required=False,
            choices=[(str(each.clause.pk), each.label) for each in recording.clauses],
        )

    @classmethod
    def looked_over(cls, recording: Recording, data: Mapping[str, Any]) -> "RecordingForm":
        """The form as it was typed, with the changes marked and nothing judged yet."""
        blank = cls(recording)
        initial = {
            name: data.get(name, False if isinstance(field, forms.BooleanField) else "")
            for name, field in blank.fields.items()
        }
        return cls(recording, initial=initial)

    def _add_clause(self, proposed: ProposedClause) -> None:
        clause = proposed.clause
        self.fields[f"c{clause.pk}_outcome"] = forms.ChoiceField(
            label=_("Outcome of clause %(label)s") % {"label": proposed.label},
            required=False,
            choices=[("", _("As for the whole")), *OUTCOMES, *FALLS],
            initial=initial_outcome(proposed, self.recording.replacing),
        )
        for code in LANGUAGES:
            self.fields[f"c{clause.pk}_{code}"] = WordsField(
                label=_("Clause %(label)s, %(language)s") % {"label": proposed.label, "language": LANGUAGE_NAMES[code]},
                rows=4,
                max_length=2000,
                initial=proposed.now.side(code),
            )
            self.fields[f"c{clause.pk}_{code}"].widget.attrs["lang"] = TAGS[code]
        for effect in proposed.effects:
            self.fields[effect.name] = forms.BooleanField(required=False, initial=effect.ticked)
        for action in proposed.actions:
            self._add_action(action.name, action)

    def _add_action(self, name: str, action: ProposedAction | None) -> None:
        if action is not None:
            self.fields[name] = forms.BooleanField(label=str(action.title), required=False, initial=action.ticked)
        title = action.title if action else Pair()
        self.fields |= pair_fields(f"{name}_title", _("Action in English"), _("Action in French"), max_length=400)
        for code in LANGUAGES:
            self.fields[f"{name}_title_{code}"].initial = title.side(code)
        self.fields[f"{name}_owner"] = forms.ChoiceField(
            label=_("Owner"), required=False, choices=self.owners, initial=action.owner if action else ""
        )
        self.fields[f"{name}_due_on"] = DayField(
            label=_("Due (year-month-day)"), required=False, initial=action.due_on if action else None
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for proposed in self.recording.clauses:
            first = f"c{proposed.clause.pk}_en"
            if not (cleaned.get(first) or cleaned.get(f"c{proposed.clause.pk}_fr") or first in self.errors):
                self.add_error(first, _("Write the text, in one language at least."))
        if not (cleaned.get("title_en") or cleaned.get("title_fr")) and "title_en" not in self.errors:
            self.add_error("title_en", _("Write a title, in one language at least."))
        for name, kind in self._wanted(cleaned):
            self._check_action(cleaned, name, kind)
        self.check_ending(cleaned, cleaned.get("outcome", ""))
        return cleaned

    def _wanted(self, cleaned: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        for proposed in self.recording.clauses:
            yield from ((action.name, action.kind) for action in proposed.actions if cleaned.get(action.name))
        if cleaned.get("x_title_en") or cleaned.get("x_title_fr"):
            yield "x", ActionKind.ACTION

    def _check_action(self, cleaned: Mapping[str, Any], name: str, kind: str) -> None:
        if not (cleaned.get(f"{name}_title_en") or cleaned.get(f"{name}_title_fr")):
            self.add_error(f"{name}_title_en", _("Write a title, in one language at least."))
        if not cleaned.get(f"{name}_owner"):
            self.add_error(f"{name}_owner", _("Choose who does it."))
        if kind != ActionKind.COMMITMENT and not cleaned.get(f"{name}_due_on") and f"{name}_due_on" not in self.errors:
            self.add_error(f"{name}_due_on", _("Enter the date as year-month-day, for example 2026-12-01"))

    @cached_property
    def parts(self) -> list[ClauseParts]:
        """The clauses as the page shows them."""
        return [clause_parts(self, proposed, self.owner_names) for proposed in self.recording.clauses]

    @cached_property
    def added(self) -> ActionParts:
        """The empty fields for one more action."""
        return action_parts(self, "x", None, self.owner_names)

    @cached_property
    def owner_names(self) -> dict[str, str]:
        """Every owner on offer, by key."""
        return dict([*self.recording.owners, *self.recording.jurisdictions, *self.seats, *self.people])

    @property
    def said_before(self) -> list[tuple[Any, Any, Any]]:
        """What was said in the vote: the council, the vote, and the box that marks it as lifted, where there is one."""
        boxes = {vote.pk: f"lifted_{vote.pk}" for _body, vote in self.recording.said}
        return [
            (body, vote, self[boxes[vote.pk]] if boxes[vote.pk] in self.fields else None)
            for body, vote in self.recording.said
        ]

    @property
    def clause_outcomes_open(self) -> bool:
        """Whether a clause meets another end than the whole."""
        return any(part.outcome.value() or part.outcome.errors for part in self.parts)

    @property
    def title_changed(self) -> bool:
        title = self.recording.title
        return (self["title_en"].value(), self["title_fr"].value()) != (title.en, title.fr)

    @property
    def added_open(self) -> bool:
        added = self.added
        return added.has_error or bool(added.title_en.value() or added.title_fr.value())

    @property
    def has_effects(self) -> bool:
        return any(part.effects for part in self.parts)

    @property
    def languages_behind(self) -> bool:
        """Whether one language of a text waits for the other."""
        return any(side.behind for part in self.parts for side in part.sides)

    @property
    def chosen_words(self) -> str:
        """The outcome that is chosen, in words."""
        value = self["outcome"].value()
        return str(Outcome(value).label) if value in Outcome.values else str(_("Choose an outcome"))

    @property
    def sums(self) -> str:
        """`2 effects, 3 actions`: what stands ticked."""
        effects = sum(bool(box.value()) for part in self.parts for _effect, box in part.effects)
        actions = sum(bool(each.include and each.include.value()) for part in self.parts for each in part.actions)
        return ", ".join([
            ngettext("%(n)s effect", "%(n)s effects", effects) % {"n": effects},
            ngettext("%(n)s action", "%(n)s actions", actions) % {"n": actions},
        ])  # fmt: skip

    def title(self) -> Pair:
        """The title as it was typed; a side that did not follow the other is behind."""
        return self.recording.title.revised(en=self.cleaned_data["title_en"], fr=self.cleaned_data["title_fr"])

    def recorded(self) -> dict[Clause, Recorded]:
        """What the co-chair says of every clause."""
        return {proposed.clause: self._recorded(proposed) for proposed in self.recording.clauses}

    def _recorded(self, proposed: ProposedClause) -> Recorded:
        cleaned, clause = self.cleaned_data, proposed.clause
        actions = [self._proposed(action.name, action) for action in proposed.actions if cleaned[action.name]]
        extra = cleaned["x_title_en"] or cleaned["x_title_fr"]
        if (
            extra
            and cleaned["x_clause"] in {"", str(clause.pk)}
            and (cleaned["x_clause"] or proposed is self.recording.clauses[0])
        ):
            actions.append(self._proposed("x", None))
        text = proposed.now.revised(en=cleaned[f"c{clause.pk}_en"], fr=cleaned[f"c{clause.pk}_fr"])
        return Recorded(
            outcome=cleaned[f"c{clause.pk}_outcome"] or self._as_the_whole(clause, text),
            text=text,
            effects=[{"kind": effect.kind, **effect.terms} for effect in proposed.effects if cleaned[effect.name]],
            actions=actions,
        )

    def _as_the_whole(self, clause: Clause, text: Pair) -> str:
        """The outcome of the whole; where that is amended, a clause whose words stayed is plainly carried."""
        whole = str(self.cleaned_data["outcome"])
        vote = self.recording.vote
        stayed = text.as_facts() == clause.text.as_facts()
        if (
            whole != Outcome.AMENDED
            or not stayed
            or not any(side.changed for part in self.parts for side in part.sides)
        ):
            return whole
        by_majority = vote is not None and vote.event.frozen["rule"]["method"] != "consensus"
        return Outcome.VOTE if by_majority else Outcome.CONSENSUS

    def _proposed(self, name: str, proposal: ProposedAction | None) -> Proposed:
        cleaned = self.cleaned_data
        who = owner_named(cleaned[f"{name}_owner"])
        return Proposed(
            kind=proposal.kind if proposal else ActionKind.ACTION,
            title=typed(cleaned, f"{name}_title"),
            owner=who.body,
            jurisdiction=who.jurisdiction,
            seat=who.seat,
            person=who.person,
            due_on=cleaned[f"{name}_due_on"],
            scope=proposal.scope if proposal else Pair(),
            owed=proposal.owed if proposal else Pair(),
        )


def initial_outcome(proposed: ProposedClause, replacing: Decision | None) -> str:
    """What stands chosen for a clause: what it met already where that is not the end of the whole."""
    if replacing is None or proposed.decided is None:
        return proposed_outcome(proposed.verdict)
    return "" if proposed.decided.outcome == replacing.outcome else str(proposed.decided.outcome)


def ending_of(decision: Decision | None) -> Ending | None:
    """How a decision goes on that is put right."""
    return Ending(decision.until, decision.condition, decision.referred_to) if decision else None


def proposed_outcome(verdict: str) -> str:
    """What the form proposes for a clause with this verdict; nothing where it goes with the whole."""
    if verdict in {"", "carried"}:
        return ""
    return str(Outcome.FALLEN if verdict == "fallen" else Outcome.NOT_CARRIED)
