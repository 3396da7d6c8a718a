"""How does it come on record who was heard, and which recommendations rest on it?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Jurisdiction, Person
from governance import rules
from governance.actions.agendas.building import refuse_stale
from governance.models import Citation, Consultation, ConsultedParty, Recommendation
from governance.rules.consultations import refuse_revise_consultation
from governance.rules.recommendations import refuse_link
from groundwork.bilingual import Pair, columns_of
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require
from priorities.models import Finding

UNUSABLE = 422


@dataclass(frozen=True)
class Heard:
    """Who was heard: a role, never a name; how many, for which jurisdiction, on which day, as far as that is known."""

    role: Pair
    jurisdiction: Jurisdiction | None = None
    people: int | None = None
    heard_on: date | None = None

    def as_facts(self) -> list[Any]:
        """For the ledger."""
        return [self.role, self.jurisdiction.code if self.jurisdiction else None, self.people, self.heard_on]


@transaction.atomic
def record_consultation(
    *,
    body: Body,
    title: Pair,
    summary: Pair,
    parties: Sequence[Heard],
    by: Person,
    starts_on: date | None = None,
    ends_on: date | None = None,
    findings: Sequence[Finding] = (),
    source: str = "",
    illustrative: bool = False,
) -> Consultation:
    """Put on record that a body heard people, and what came of it.

    Raises Refused without a title or anybody heard, for days in the wrong order or to come, or without the right.
    """
    require(rules.refuse_recommend(by))
    require(refuse_consultation(title, parties, starts_on, ends_on))
    consultation = Consultation.objects.create(
        body=body,
        starts_on=starts_on,
        ends_on=ends_on,
        created_by=by,
        source=source,
        illustrative=illustrative,
        **title.columns("title"),
        **summary.columns("summary"),
    )
    write_heard(consultation, parties, findings)
    record("consultation.recorded", by=by, on=consultation, **said(consultation, parties, findings))
    return consultation


@transaction.atomic
def revise_consultation(
    *,
    consultation: Consultation,
    version: int,
    title: Pair,
    summary: Pair,
    parties: Sequence[Heard],
    by: Person,
    starts_on: date | None = None,
    ends_on: date | None = None,
    findings: Sequence[Finding] = (),
) -> Consultation:
    """Set right what is on record; `version` is the one the editor saw, and the ledger keeps what stood before.

    Raises Refused as above, or when somebody changed it meanwhile.
    """
    consultation = changing(Consultation, consultation.pk)
    require(refuse_revise_consultation(by, consultation))
    require(refuse_stale(consultation, version))
    require(refuse_consultation(title, parties, starts_on, ends_on))
    consultation.title = consultation.title.revised(en=title.en.strip(), fr=title.fr.strip())
    consultation.summary = consultation.summary.revised(en=summary.en.strip(), fr=summary.fr.strip())
    consultation.starts_on, consultation.ends_on = starts_on, ends_on
    consultation.version += 1
    columns = [*columns_of("title"), *columns_of("summary")]
    consultation.save(update_fields=["starts_on", "ends_on", "version", *columns])
    write_heard(consultation, parties, findings)
    record("consultation.revised", by=by, on=consultation, **said(consultation, parties, findings))
    return consultation


def write_heard(consultation: Consultation, parties: Sequence[Heard], findings: Sequence[Finding]) -> None:
    """Write who was heard and what came of it in the place of what stood there."""
    consultation.parties.all().delete()
    ConsultedParty.objects.bulk_create(
        ConsultedParty(
            consultation=consultation,
            position=position,
            jurisdiction=each.jurisdiction,
            people=each.people,
            heard_on=each.heard_on,
            **each.role.columns("role", states=False),
        )
        for position, each in enumerate(parties, start=1)
    )
    consultation.findings.set(findings)


def said(consultation: Consultation, parties: Sequence[Heard], findings: Sequence[Finding]) -> dict[str, Any]:
    """What the ledger keeps of it."""
    return {
        "body": consultation.body.key,
        "title": consultation.title,
        "summary": consultation.summary,
        "starts_on": consultation.starts_on,
        "ends_on": consultation.ends_on,
        "parties": [each.as_facts() for each in parties],
        "findings": [finding.key for finding in findings],
    }


@transaction.atomic
def cite_consultation(
    *, recommendation: Recommendation, consultation: Consultation, sentence: Pair, by: Person
) -> Citation:
    """A recommendation rests on what was heard; the sentence says how.

    Raises Refused without a sentence, when it cites it already, or without the right: who proposes it cites until it
    is submitted, the secretariat until it is settled.
    """
    recommendation = changing(Recommendation, recommendation.pk)
    require(refuse_link(by, recommendation))
    require(refuse_citation(recommendation, consultation, sentence))
    citation = Citation.objects.create(
        recommendation=recommendation, consultation=consultation, **sentence.columns("sentence", states=False)
    )
    record("citation.made", by=by, on=recommendation, consultation=consultation.pk, sentence=sentence)
    return citation


@transaction.atomic
def drop_citation(*, citation: Citation, by: Person) -> None:
    """Cite it no longer; the ledger keeps what was said. Raises Refused as above."""
    recommendation = changing(Recommendation, citation.recommendation_id)
    require(refuse_link(by, recommendation))
    consultation = citation.consultation_id
    citation.delete()
    record("citation.dropped", by=by, on=recommendation, consultation=consultation)


def refuse_citation(recommendation: Recommendation, consultation: Consultation, sentence: Pair) -> Refusal | None:
    """Why is this no citation?"""
    if not (sentence.en.strip() or sentence.fr.strip()):
        return Refusal("no-sentence", _("Say how, in one language at least."), "sentence_en", UNUSABLE)
    if recommendation.citations.filter(consultation=consultation).exists():
        return Refusal("cited-already", _("This consultation is cited already."), "consultation", UNUSABLE)
    return None


def refuse_consultation(
    title: Pair, parties: Sequence[Heard], starts_on: date | None, ends_on: date | None
) -> Refusal | None:
    """Why is this no consultation?"""
    today = timezone.localdate()
    if not (title.en.strip() or title.fr.strip()):
        return Refusal("no-title", _("Write a title, in one language at least."), "title_en", UNUSABLE)
    if starts_on and ends_on and ends_on < starts_on:
        return Refusal("ends-before-it-starts", _("It cannot end before it starts."), "ends_on", UNUSABLE)
    if any(day > today for day in (starts_on, ends_on, *(each.heard_on for each in parties)) if day):
        return Refusal("to-come", _("Only what has taken place is recorded: no day after today."), status=UNUSABLE)
    if not parties:
        return Refusal("nobody-heard", _("Say who was heard, by role."), status=UNUSABLE)
    return next(filter(None, map(refuse_heard, parties)), None)


def refuse_heard(heard: Heard) -> Refusal | None:
    """Why is this nobody who was heard by role?"""
    words = f"{heard.role.en}{heard.role.fr}"
    if not words.strip():
        return Refusal("no-role", _("Say who was heard, by role."), status=UNUSABLE)
    if "@" in words:
        return Refusal("a-person", _("Name a role, not a person: no e-mail address."), status=UNUSABLE)
    return None
