"""How does the agenda of the coming gathering go on: sections, papers, notes, marks, proposals, versions A and B?"""

import time
from dataclasses import replace
from pathlib import Path

from governance.actions.agendas.advance_reading import mark_item
from governance.actions.agendas.annotations import annotate_item
from governance.actions.agendas.building import add_item
from governance.actions.agendas.fields import revise_item
from governance.actions.agendas.order import nest_item
from governance.actions.agendas.versions import issue_version
from governance.actions.intake.documents import Upload, add_documents
from governance.actions.intake.proposed_items import draft_item, submit_proposed_item
from governance.actions.procedure import set_procedure
from governance.demonstration import papers
from governance.demonstration.gatherings import COMING_GATHERING
from governance.demonstration.loading.made import Made
from governance.demonstration.loading.meetings import ILLUSTRATIVE
from governance.enums import AdvanceMark
from governance.models import AgendaItem, Procedure
from governance.rules.procedure import settings_of
from groundwork.bilingual import LANGUAGES
from groundwork.typesetting.setting import set_in_pdf

TEMPLATE = Path(__file__).resolve().parents[1] / "typst" / "paper.typ"
ENOUGH = 3


def load_settings(made: Made) -> None:
    """The Joint Councils issue versions of their agenda and read it beforehand: settings that are off elsewhere."""
    body = made.bodies["JC"]
    settings = settings_of(Procedure.objects.get(body=body))
    settings = replace(settings, agenda_versions=True, consent_after=ENOUGH)
    set_procedure(body=body, settings=settings, because=ILLUSTRATIVE, illustrative=True, by=made.by)


def load_sections(made: Made) -> None:
    """Sections before the items that begin them, and notes for the co-chairs."""
    for key, title in papers.SECTIONS.items():
        item = made.items[key]
        add_item(meeting=item.meeting, title=title.approved(), minutes=0, is_section=True, before=item,
                 details={"illustrative": True}, by=made.secretariat)  # fmt: skip
    for key, said in papers.ANNOTATIONS.items():
        annotate_item(
            item=made.items[key], notes=said.notes, read_aloud=said.read_aloud, version=0, by=made.secretariat
        )


def load_papers(made: Made) -> None:
    """Small papers in both languages, set as everything else is set."""
    moment = int(time.mktime(made.today.timetuple()))
    for paper in papers.PAPERS:
        sides = {code: Upload(paper.files.side(code), set_in_pdf(TEMPLATE, words_of(paper, code), moment))
                 for code in LANGUAGES}  # fmt: skip
        add_documents(place=made.items[paper.item], title=paper.title, sides=sides, by=made.secretariat)


def words_of(paper: papers.Paper, code: str) -> dict[str, object]:
    """What the template sets, in one language."""
    parts = [{"heading": heading.side(code), "paragraphs": [text.side(code)]} for heading, text in paper.parts]
    return {
        "lang": code, "title": paper.title.side(code), "illustrative": papers.ILLUSTRATIVE.side(code), "parts": parts,
    }  # fmt: skip


def load_proposals(made: Made) -> None:
    """Items that wait for a place."""
    for each in papers.PROPOSALS:
        proposed = draft_item(
            body=made.bodies[each.body], title=each.title.approved(), minutes=each.minutes, purpose=each.purpose,
            gathering=made.gatherings[COMING_GATHERING.key], details={"expected_outcome": each.outcome},
            illustrative=True, by=made.people[each.by],
        )  # fmt: skip
        submit_proposed_item(proposed=proposed, by=made.people[each.by])


def load_versions(made: Made) -> None:
    """Version A, what came after it, and version B; marks of members who read beforehand."""
    gathering = made.gatherings[COMING_GATHERING.key]
    issue_version(gathering=gathering, by=made.secretariat)
    add_part(made)
    last = made.items[papers.ADDED_AFTER_A]
    add_item(
        meeting=last.meeting, title=papers.ADDED.approved(), minutes=papers.ADDED_MINUTES, sponsor=last.sponsor,
        details={"illustrative": True}, by=made.secretariat,
    )  # fmt: skip
    issue_version(gathering=gathering, by=made.secretariat)
    for key in papers.WITHOUT_OBJECTION:
        for reader in papers.READERS:
            mark_item(item=made.items[key], mark=AdvanceMark.NO_OBJECTION, by=made.people[reader])


def add_part(made: Made) -> None:
    """A part of an item, which gives it the minutes it takes."""
    whole = AgendaItem.objects.get(pk=made.items[papers.PART_OF].pk)
    minutes = whole.minutes - papers.PART_MINUTES
    revise_item(item=whole, changes={"minutes": minutes}, by=made.secretariat)
    after = AgendaItem.objects.filter(meeting=whole.meeting, position__gt=whole.position).order_by("position").first()
    part = add_item(
        meeting=whole.meeting, title=papers.PART.approved(), minutes=papers.PART_MINUTES, before=after,
        sponsor=whole.sponsor, details={"illustrative": True}, by=made.secretariat,
    )  # fmt: skip
    nest_item(item=part, by=made.secretariat)


def load_further(made: Made) -> None:
    """All of it, in the order in which a secretariat would do it."""
    load_settings(made)
    load_sections(made)
    load_papers(made)
    load_proposals(made)
    load_versions(made)
