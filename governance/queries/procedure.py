"""How does a body decide, who set it so, when and why, and what was changed each time?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from councils.models import Body
from councils.queries.names import BodyWords
from governance.enums import VoteMethod
from governance.frozen import DEFAULT_RULE
from governance.models import Procedure
from governance.queries.votes.rule_in_words import rule_in_words
from governance.rules.procedure import Settings, settings_of
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry

MOST = 50  # acts that are listed; more is in the ledger
LABELS: dict[str, str | Promise] = {
    "rule": _("the rule"),
    "vote_rule": _("the vote after consensus"),
    "ways": _("the ways that are offered"),
    "silence_days": _("the days to wait for concerns"),
    "room_positions_open": _("positions in the room"),
    "closes_when_all_voted": _("the close with the last voice"),
    "secret_minimum": _("the fewest seats for a secret ballot"),
    "proxies": _("voices given to another seat"),
    "personal_links": _("personal links"),
    "advice_days": _("the days to give advice"),
    "intake_days": _("the end of intake"),
    "agenda_versions": _("the versions of agendas"),
    "approvals": _("the approval of agendas and records"),
    "tacit_days": _("the days after which silence approves"),
    "consent_after": _("the consent group"),
    "staged_release": _("the release of records"),
}


@dataclass(frozen=True)
class Setting:
    """One act that set how the body decides. `name` is empty for who may not see names, and for what came with the
    system; `changed` are the words for what was set anew, nothing for the first time."""

    at: datetime
    name: str
    by_person: bool
    because: Pair
    changed: tuple[str, ...]


@dataclass(frozen=True)
class ProcedurePage:
    """How a body decides, in words. `is_set` is false while nobody has set it; then what holds anyway is shown."""

    body: BodyWords
    settings: Settings
    rule: Pair
    vote_rule: Pair | None
    ways: tuple[str, ...]
    is_set: bool
    illustrative: bool
    history: tuple[Setting, ...]

    @property
    def last(self) -> Setting | None:
        return self.history[0] if self.history else None

    @property
    def waits(self) -> bool:
        """Whether there is a wait for concerns."""
        return self.settings.silence_days is not None and self.settings.rule.get("method") == "consensus"


def procedure_page(body: Body, names: Mapping[int, BodyWords], *, named: bool) -> ProcedurePage:
    """How this body decides, with the names of who set it for those who may see names. Two queries."""
    procedure = Procedure.objects.filter(body=body).first()
    settings = settings_of(procedure) if procedure else Settings(rule=DEFAULT_RULE)
    words = {each.key: (each.short.en, each.short.fr) for each in names.values()}
    return ProcedurePage(
        body=names[body.pk],
        settings=settings,
        rule=rule_in_words(settings.rule, words),
        vote_rule=rule_in_words(settings.vote_rule, words) if settings.vote_rule else None,
        ways=tuple(str(VoteMethod(each).label) for each in offered(settings)),
        is_set=procedure is not None,
        illustrative=procedure is not None and procedure.illustrative,
        history=history_of(procedure, named=named) if procedure else (),
    )


def offered(settings: Settings) -> tuple[str, ...]:
    """The ways that can come to be, under this rule and with these days."""
    consensus = settings.rule.get("method") == "consensus"
    left_out = set() if consensus else {VoteMethod.CONSENSUS_CALL}
    if not consensus or settings.silence_days is None:
        left_out.add(VoteMethod.CONCERNS)
    return tuple(each for each in settings.ways if each not in left_out)


def history_of(procedure: Procedure, *, named: bool) -> tuple[Setting, ...]:
    """Each time that it was set, the latest first. One query."""
    entries = LedgerEntry.objects.filter(subject=f"procedure:{procedure.pk}", act="procedure.set")
    rows = list(entries.select_related("testimony").order_by("-id")[: MOST + 1])
    return tuple(setting_of(entry, rows[place + 1 : place + 2], named=named) for place, entry in enumerate(rows[:MOST]))


def setting_of(entry: LedgerEntry, before: Sequence[LedgerEntry], *, named: bool) -> Setting:
    """One act, with what it changed since the one `before`, where there is one."""
    said: Mapping[str, Any] = entry.testimony.fields
    because = entry.facts.get("because") or {}
    changed = [
        str(label)
        for name, label in LABELS.items()
        if before and name in before[0].facts and entry.facts.get(name) != before[0].facts[name]
    ]
    return Setting(
        at=entry.at,
        name=str(said.get("name", "")) if named and "id" in said else "",
        by_person="id" in said,
        because=Pair(because.get("en", ""), because.get("fr", "")),
        changed=tuple(changed),
    )
