"""How is it typed how a body decides: the rules, the ways of its votes, who speaks for a seat, and why?"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.enums import VoteMethod
from governance.forms.fields import pair_fields, typed
from governance.forms.ordering import ReaderFirst
from governance.forms.procedure.meetings import bounded, meeting_fields, meetings_given, ticked
from governance.forms.procedure.rule import (
    CONSENSUS,
    KEEP,
    MAJORITY,
    METHODS,
    NONE,
    as_typed,
    choose,
    majority_fields,
    number,
    rule_typed,
    same_rule,
    voter_fields,
    voters_as_typed,
)
from governance.frozen import DEFAULT_RULE
from governance.models import Procedure
from governance.rules.procedure import ADVICE, SECRET, SILENCE, Settings, settings_of
from governance.verdicts.case import ORDERS
from groundwork.bilingual import Pair

AS_IT_STANDS = _("Keep it as it stands")
DAYS = _("Business days of the members’ own jurisdictions. Empty: nobody waits.")
SIMPLE = ("closes_when_all_voted", "room_positions_open", "personal_links", "proxies")


class ProcedureForm(ReaderFirst):
    """All of it at once, as it stands; `parts` are the keys of the component councils."""

    use_required_attribute = False
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, present: Procedure | None, parts: Sequence[str], data: Any = None) -> None:
        self.present = present
        self.settings = settings_of(present) if present else Settings(rule=DEFAULT_RULE)
        self.parts = [key for key in self.settings.rule.get("components") or [] if key in parts]
        self.parts += [key for key in parts if key not in self.parts]
        super().__init__(data, initial=self.as_it_stands())
        self.fields |= self.rule_fields() | vote_fields() | speaking_fields() | meeting_fields()
        self.fields |= pair_fields("because", _("Reason, in English"), _("Reason, in French"), max_length=600, rows=2)
        for name in ("because_en", "because_fr"):
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = _("Give the reason in both languages.")
        self.order_fields(None)

    def as_it_stands(self) -> dict[str, Any]:
        """What is set now, in the fields."""
        rule, vote = self.settings.rule, self.settings.vote_rule
        initial = {**as_typed(vote or {"method": NONE}, "vote"), **as_typed(rule, "rule"), **voters_as_typed(rule)}
        self.holds_rule = same_rule(rule_typed(initial, "rule", self.parts), rule)
        self.holds_vote = vote is None or same_rule(rule_typed(initial, "vote", self.parts), vote)
        if not self.holds_rule:
            initial["rule_method"] = KEEP
        if not self.holds_vote:
            initial["vote_method"] = KEEP
        others = {name: value for name, value in self.settings.as_columns().items() if not name.endswith("rule")}
        return {**initial, **others, "version": self.present.version if self.present else 0}

    def rule_fields(self) -> dict[str, forms.Field]:
        """The rule, the one after a consensus that was not reached, and who counts under both."""
        keep = {} if self.holds_rule else {KEEP: AS_IT_STANDS}
        none = {NONE: _("No vote follows")}
        keep_vote = {} if self.holds_vote else {KEEP: AS_IT_STANDS}
        return {
            "rule_method": choose(_("How are motions decided?"), list((METHODS | keep).items()), radio=True),
            "rule_objections": number(_("How many objections consensus bears"), hint=_("0: a single one blocks it.")),
            **majority_fields("rule"),
            "vote_method": choose(
                _("When consensus is not reached"),
                list({**none, MAJORITY: _("A vote may follow, by majority"), **keep_vote}.items()),
                radio=True,
            ),
            **majority_fields("vote"),
            **voter_fields(self.parts),
        }

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for name in ("rule", "vote"):
            if given.get(f"{name}_method") == MAJORITY:
                self.ask(f"{name}_fraction", f"{name}_compare")
        if given.get("quorum") == "share":
            self.ask("quorum_fraction", "quorum_compare")
        if given.get("quorum") == "seats":
            self.ask("quorum_seats")
        return given

    def ask(self, share: str, compare: str = "") -> None:
        """Say what is missing, and that nothing is more than the whole."""
        if share in self.errors:
            return
        value = self.cleaned_data.get(share)
        if not value:
            self.add_error(share, _("Say which share.") if compare else _("Say how many."))
        elif compare and self.cleaned_data.get(compare) != "at_least" and len(set(str(value).split("/"))) == 1:
            self.add_error(share, _("Nothing is more than the whole."))

    @property
    def given(self) -> Settings:
        """The settings that were typed."""
        typed_now = self.cleaned_data
        return Settings(
            rule=self.rule_given(),
            vote_rule=self.vote_rule_given(),
            ways=tuple(each for each in VoteMethod.values if each in typed_now["ways"]),
            silence_days=typed_now["silence_days"],
            advice_days=typed_now["advice_days"],
            secret_minimum=typed_now["secret_minimum"],
            **{name: typed_now[name] for name in SIMPLE},
            **meetings_given(typed_now),
        )

    def rule_given(self) -> dict[str, Any]:
        """The rule; as it is stored where it says the same."""
        stored = dict(self.settings.rule)
        if self.cleaned_data["rule_method"] == KEEP:
            return stored
        new = rule_typed(self.cleaned_data, "rule", self.parts)
        return stored if same_rule(new, stored) else new

    def vote_rule_given(self) -> dict[str, Any] | None:
        """The rule of a vote after consensus; none where the body decides by majority at once."""
        stored, method = self.settings.vote_rule, self.cleaned_data["vote_method"]
        if method == KEEP:
            return dict(stored) if stored else None
        if method == NONE or self.rule_given().get("method") != CONSENSUS:
            return None
        new = rule_typed(self.cleaned_data, "vote", self.parts)
        return dict(stored) if stored and same_rule(new, stored) else new

    @property
    def votes(self) -> list[forms.BoundField]:
        """The fields of the section on votes."""
        return [self[name] for name in vote_fields()]

    @property
    def speaking(self) -> list[forms.BoundField]:
        """The fields on who speaks for a seat."""
        return [self[name] for name in ("proxies", "personal_links")]

    @property
    def meetings(self) -> list[forms.BoundField]:
        """The fields on meetings, but the one that goes with tacit approval."""
        return [self[name] for name in meeting_fields()]

    @property
    def orders_asked(self) -> bool:
        """Whether a number of an order of government is given, or wrong."""
        names = [f"{what}_{order}" for what in ("quorum", "favour") for order in ORDERS]
        return any(self[name].value() or self[name].errors for name in names)

    @property
    def because(self) -> Pair:
        """The reason as it was typed."""
        pair = typed(self.cleaned_data, "because")
        return Pair(pair.en.strip(), pair.fr.strip())


def vote_fields() -> dict[str, forms.Field]:
    """In which ways motions may be put, and what holds while a vote is open."""
    return {
        "ways": forms.MultipleChoiceField(
            label=_("Ways that are offered"), widget=forms.CheckboxSelectMultiple, choices=VoteMethod.choices,
            help_text=_("As far as the rule and the place allow them."),
            error_messages={"required": _("Offer at least one way.")},
        ),
        "silence_days": bounded(_("Days to wait for concerns"), SILENCE, hint=DAYS, required=False),
        "room_positions_open": ticked(_("In the room, members see positions while the vote is open")),
        "closes_when_all_voted": ticked(_("The last voice closes a vote, unless who opens it says otherwise")),
        "secret_minimum": bounded(_("Fewest seats for a secret ballot"), SECRET),
    }  # fmt: skip


def speaking_fields() -> dict[str, forms.Field]:
    """Who may speak for a seat, how a ballot is reached, and how long advice takes."""
    return {
        "proxies": ticked(
            _("A seat may give its voice to another one"), _("Both consent; in the room the proxy is there.")
        ),
        "personal_links": ticked(
            _("Ballots by personal link, without signing in"),
            _("A link is for one seat and one vote, until the close. Whoever has the mail has the voice."),
        ),
        "advice_days": bounded(
            _("Days to give advice"), ADVICE, hint=_("Business days, unless the request says otherwise.")
        ),
    }
