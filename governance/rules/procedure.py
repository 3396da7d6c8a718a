"""How may a body be made to decide, by whom, and why not like that?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.enums import BodyKind
from councils.models import Body, BodyCharter, Person
from councils.rules import refuse_unless_secretariat
from governance import rights
from governance.enums import Approvals, VoteMethod
from governance.models import Procedure
from governance.rules.procedure_meetings import refuse_meeting_settings
from governance.verdicts import BadCase, parse_rule
from groundwork.refusals import Refusal

UNUSABLE = 422
OUTSIDERS = {BodyKind.EXTERNAL_TABLE, BodyKind.NON_MEMBER, BodyKind.SECRETARIAT}
SILENCE, ADVICE, SECRET = (1, 60), (1, 260), (3, 1000)  # what the database holds too


@dataclass(frozen=True)
class Settings:
    """All that a body may say of how it decides, as Procedure stores it. Days are business days.

    `ways` are those that are offered, as far as rule and place allow them; `vote_rule` is the rule of the vote after
    a consensus that was not reached; without `silence_days` nobody waits for concerns. The last six are about meetings
    (see Procedure).
    """

    rule: Mapping[str, Any]
    vote_rule: Mapping[str, Any] | None = None
    ways: tuple[str, ...] = tuple(VoteMethod.values)
    room_positions_open: bool = True
    closes_when_all_voted: bool = False
    silence_days: int | None = None
    advice_days: int = 10
    personal_links: bool = False
    proxies: bool = False
    secret_minimum: int = 5
    intake_days: int | None = None
    agenda_versions: bool = False
    approvals: str = Approvals.NONE
    tacit_days: int = 5
    consent_after: int | None = None
    staged_release: bool = False

    def as_columns(self) -> dict[str, Any]:
        """For the row, and for the ledger."""
        return {each.name: getattr(self, each.name) for each in fields(self)} | {"ways": list(self.ways)}


def settings_of(procedure: Procedure) -> Settings:
    """What is set now."""
    stored = {each.name: getattr(procedure, each.name) for each in fields(Settings)}
    return Settings(**stored | {"ways": tuple(procedure.ways)})


def refuse_set_procedure(person: Person | None, body: Body) -> Refusal | None:
    """Why may this person not set how this body decides? One query beyond the person's places."""
    if refusal := refuse_unless_secretariat(person, rights.SET_PROCEDURE):
        return refusal
    if body.kind in OUTSIDERS:
        return Refusal("outsider", _("No motion is put to this body, so there is nothing to set."))
    if not BodyCharter.objects.standing(timezone.localdate()).filter(body=body).exists():
        return Refusal("body-ended", _("This body does not exist today, so there is nothing to set."))
    return None


def refuse_settings(settings: Settings, parts: Collection[str]) -> Refusal | None:
    """Why can a body not decide like that? `parts` are the keys of its component councils."""
    return (
        refuse_rule(settings.rule, parts, "rule_method")
        or refuse_vote_rule(settings.vote_rule, parts)
        or refuse_number(settings.silence_days, SILENCE, "silence_days")
        or refuse_number(settings.advice_days, ADVICE, "advice_days")
        or refuse_number(settings.secret_minimum, SECRET, "secret_minimum")
        or refuse_ways(settings)
        or refuse_meeting_settings(settings)
    )


def refuse_rule(rule: Mapping[str, Any], parts: Collection[str], field: str) -> Refusal | None:
    """Why is this no rule, or none of a body with these component councils?"""
    try:
        read = parse_rule(rule)
    except BadCase as bad:
        return Refusal("bad-rule", _("This is no rule: %(why)s") % {"why": bad}, field, UNUSABLE)
    if read.components is None or set(read.components) <= set(parts):
        return None
    return Refusal("not-a-component", _("The rule names a council that is no component of this body."), field, UNUSABLE)


def refuse_vote_rule(rule: Mapping[str, Any] | None, parts: Collection[str]) -> Refusal | None:
    """Why can no vote follow under this rule after a consensus that was not reached? A majority ends it."""
    if rule is None:
        return None
    if rule.get("method") != "majority":
        return Refusal("not-a-majority", _("The vote after consensus is decided by majority."), "vote_method", UNUSABLE)
    return refuse_rule(rule, parts, "vote_method")


def refuse_number(number: int | None, limits: tuple[int, int], field: str) -> Refusal | None:
    """Why is this number not one of those that make sense here? None is none at all."""
    least, most = limits
    if number is None or least <= number <= most:
        return None
    words = _("Give a number from %(least)s to %(most)s.") % {"least": least, "most": most}
    return Refusal("out-of-range", words, field, UNUSABLE)


def refuse_ways(settings: Settings) -> Refusal | None:
    """Why could no motion be put with these ways? The wait for concerns needs a consensus and its days."""
    ways = set(settings.ways)
    if not ways <= set(VoteMethod.values):
        return Refusal("unknown-way", _("Choose among the ways that are offered here."), "ways", UNUSABLE)
    if settings.rule.get("method") != "consensus" or settings.silence_days is None:
        ways.discard(VoteMethod.CONCERNS)
    if settings.rule.get("method") != "consensus":
        ways.discard(VoteMethod.CONSENSUS_CALL)
    if ways:
        return None
    return Refusal(
        "no-way", _("With these ways no motion could be put: offer one that goes with the rule."), "ways", UNUSABLE
    )


def refuse_overwriting(present: Procedure | None, seen: int | None) -> Refusal | None:
    """Why would this undo what somebody else has set? `seen` is the version on the page, 0 for none; None: unseen."""
    if seen is None or seen == (present.version if present else 0):
        return None
    return Refusal("changed-meanwhile", _("Somebody changed this meanwhile. Look at it again; what you typed is kept."))


def refuse_no_change(present: Procedure | None, settings: Settings) -> Refusal | None:
    """Why is there nothing to set? An entry of the ledger says that something changed."""
    if present is None or settings_of(present) != settings or present.illustrative:
        return None
    return Refusal("nothing-changed", _("Nothing is changed: this is how the body decides already."))
