"""A package's contents by hand: one gathering with every kind of thing in it, no database."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from governance.packages.contents import (
    Action,
    Advice,
    Approval,
    Change,
    Changes,
    Clause,
    ClauseOutcome,
    CouncilComing,
    Decision,
    FieldNow,
    Figure,
    Finding,
    Issued,
    Item,
    ItemChange,
    Lines,
    MeetingSection,
    Motion,
    OutcomeServed,
    PackageContents,
    Paper,
    PaperChange,
    Place,
    PriorityNow,
    Question,
    Recommendation,
    Reservation,
    Said,
    SeatComing,
    SummaryShort,
    VoteResult,
)
from groundwork.bilingual import Pair

JOINT = Pair("Joint Councils", "Conseils mixtes")
GROUP = Pair("Data Driven Intelligence Working Group", "Groupe de travail sur l'intelligence axée sur les données")
COUNCIL = Pair("Public Sector Service Delivery Council", "Conseil de la prestation des services du secteur public")
START = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
MOVE = Change(
    Pair(
        "The Data Driven Intelligence Working Group reports to the Joint Councils.",
        "Le Groupe de travail sur l'intelligence axée sur les données relève des Conseils mixtes.",
    )
)
PROOF = Pair(
    "15 jurisdictions are in office. Quorum: 8 needed, 14 present. 13 agree, 1 agrees with reservation, "
    "nobody objects: the motion is carried.",
    "15 administrations sont en fonction. Quorum : 8 requises, 14 présentes. 13 sont d'accord, 1 est d'accord "
    "avec réserve, personne ne s'oppose : la motion est adoptée.",
)


def clause(
    label="G1",
    en="Move the working group to the Joint Councils",
    fr="Rattacher le groupe aux conseils mixtes",
):
    return Clause(label=label, heading=Pair("Quick wins", "Gains rapides"), text=Pair(en, fr), changes=(MOVE,))


def decision(reference="D-2026-021", **fields):
    whole = {
        "reference": reference,
        "body": JOINT,
        "title": Pair("Measures and next steps", "Mesures et prochaines étapes"),
        "outcome": "consensus",
        "state": "published",
        "decided_on": date(2026, 11, 24),
        "effective_on": date(2026, 12, 1),
        "clauses": (
            ClauseOutcome(
                label="G1",
                outcome="amended",
                amended=Pair("Move it in January", "Le rattacher en janvier"),
                changes=(replace(MOVE, state="pending", effective_on=date(2026, 12, 1)),),
                actions=(action("A-2026-118"),),
            ),
        ),
        "reservations": (
            Reservation(
                jurisdiction=Pair("Manitoba", "Manitoba"),
                label="G1",
                option="reservation",
                text="Nous voulons revoir l'échéancier.",
                language="fr",
            ),
        ),
    }
    return Decision(**(whole | fields))


def action(reference="A-2026-101", **fields):
    whole = {
        "reference": reference,
        "kind": "action",
        "title": Pair("Update the lines", "Mettre à jour les liens"),
        "owner": GROUP,
        "due_on": date(2027, 1, 15),
        "state": "open",
    }
    return Action(**(whole | fields))


def motion(**fields):
    whole = {
        "title": Pair("Recommended measures and next steps", "Mesures et prochaines étapes recommandées"),
        "question": Pair(
            "Do members agree with the recommended measures and next steps?",
            "Les membres sont-ils d'accord avec les mesures et les prochaines étapes recommandées ?",
        ),
        "note": Pair(),
        "state": "decided",
        "clauses": (clause(), clause("G2", "New format", "Nouveau format")),
        "vote": VoteResult(
            reference="V-2026-031",
            method="consensus_call",
            state="closed",
            outcome="carried",
            at=START + timedelta(hours=3),
            override=Pair(),
            findings=(Finding("G1", "carried", PROOF), Finding("G2", "carried", PROOF)),
        ),
        "decision": decision(),
    }
    return Motion(**(whole | fields))


def item(number=1, minutes=30, after=0, **fields):
    start = START + timedelta(minutes=after)
    whole = {
        "number": str(number) if number else None,
        "id": number or 0,
        "starts_at": start,
        "ends_at": start + timedelta(minutes=minutes),
        "new_day": after == 0,
        "title": Pair("Opening", "Ouverture"),
        "minutes": minutes,
        "purpose": "information" if number else "",
    }
    return Item(**(whole | fields))


def big_item(number=2, after=45, **fields):
    points = (clause("M1", "We commit to delivering jointly", "Nous nous engageons à offrir conjointement"),)
    whole = {
        "title": Pair("Recommended measures and next steps", "Mesures et prochaines étapes recommandées"),
        "purpose": "decision",
        "presenter": Pair("Co-chairs", "Coprésidence"),
        "sponsor": GROUP,
        "level": Pair("Collaborate", "Collaborer"),
        "expected_outcome": Pair("A decision on each clause.", "Une décision sur chaque volet."),
        "summary": Pair(
            "First paragraph.\n\nSecond one,\nin two lines.", "Premier alinéa.\n\nSecond,\nsur deux lignes."
        ),
        "questions": (
            Question("Q1", "closed", Pair("Do members agree?", "Les membres conviennent-ils ?")),
            Question("", "open", Pair("What would the quick wins be?", "Quels gains rapides ?")),
        ),
        "recommendation": Recommendation(
            reference="R-2026-012",
            state="adopted",
            title=Pair("Measures", "Mesures"),
            question=Pair(),
            rationale=Pair("The structure has not changed.", "La structure n'a pas changé."),
            sponsor=GROUP,
            note=Pair("The deck leaves it open.", "La présentation laisse la question ouverte."),
            points=points,
            expected_effects=Pair("Fewer steps.", "Moins d'étapes."),
            advice=(
                Advice(
                    GROUP, date(2026, 11, 10), "conditional", Pair("With a plan.", "Avec un plan."), date(2026, 11, 9)
                ),
                Advice(JOINT, date(2026, 11, 20)),
            ),
        ),
        "motions": (motion(),),
        "papers": (paper(12), paper(13, language="fr", key="att:12", name="note.pdf", pages=14), paper(14, position=2)),
        "lines": Lines(
            before=(Place("PSSDC", COUNCIL), Place("DDI", GROUP, "PSSDC")),
            after=(Place("JC", JOINT), Place("DDI", GROUP, "JC", changed=True)),
        ),
    }
    return item(number, 60, after, **(whole | fields))


def paper(number, **fields):
    whole = {
        "id": number,
        "key": f"att:{number}",
        "position": 1,
        "language": "en",
        "title": Pair("Options paper", "Document d'options"),
        "name": "options.pdf",
        "media_type": "application/pdf",
        "size": 340_000,
        "sha256": f"{number:064x}",
        "path": f"documents/{number}.pdf",
        "pages": 12,
    }
    return Paper(**(whole | fields))


def around():
    """What stands around the items: approvals, what changed, who comes, priorities, summaries."""
    said = Said(Pair("Manitoba", "Manitoba"), "Anna Alpha", "given", START - timedelta(days=10))
    approval = Approval(JOINT, "both", (said,), (Pair("Quebec", "Québec"),), done=False)
    changed = ItemChange(
        "changed", 2, "2", Pair("Recommended measures", "Mesures recommandées"), JOINT, was="1",
        fields=(FieldNow(Pair("Minutes", "Minutes"), Pair("30", "30"), Pair("60", "60")),),
        papers=(PaperChange("added", Pair("Options paper", "Document d'options"), "options.pdf", "en", 12),),
    )  # fmt: skip
    gone = ItemChange("removed", 99, "3", Pair("An old item", "Un ancien point"), JOINT)
    alpha = SeatComing(Pair("Manitoba", "Manitoba"), "Anna Alpha", "substitute", person="Bea Beta")
    return {
        "issued": Issued("B", START - timedelta(days=20), current=False, approvals=(approval,)),
        "changes": (Changes("agenda", "B", START - timedelta(days=20), (changed, gone)),),
        "coming": (CouncilComing(Pair("PSSDC", "CPSSP"), JOINT, (alpha,)),),
        "priorities": (PriorityNow(Pair("Digital identity", "Identité numérique"), "active", JOINT, here=("2",)),),
        "outcomes": (
            OutcomeServed("1.1", Pair("Members are aware", "Les membres sont au fait"), Pair("Immediate", "Immédiat")),
            OutcomeServed("1.2", Pair("Aligned", "Harmonisées"), Pair("Immediate", "Immédiat"), decisions=2),
        ),
        "summaries": (
            SummaryShort(
                GROUP, date(2026, 5, 1), date(2026, 10, 31), (Figure("decisions", 3, 1),),
                ((GROUP, Pair("Two people", "Deux personnes")),),
            ),
        ),
    }  # fmt: skip


def contents(*items, **fields):
    items = items or (item(), item(None, 15, 30, title=Pair("Break", "Pause")), big_item())
    meeting = MeetingSection(
        body=JOINT,
        starts_at=START,
        ends_at=START + timedelta(hours=27),
        id=1,
        time_zone="America/Toronto",
        mode="in_person",
        items=items,
    )
    whole = {
        "slug": Pair("2026-11-ottawa", "2026-11-ottawa"),
        "house": JOINT,
        "secretariat": Pair("Institute for Citizen-Centred Service", "Institut des services axés sur les citoyens"),
        "place": Pair("Ottawa", "Ottawa"),
        "first_day": date(2026, 11, 24),
        "last_day": date(2026, 11, 25),
        "precision": "day",
        "version": 4,
        "as_of": datetime(2026, 11, 18, 15, 0, tzinfo=UTC),
        "format": Pair("A joint day and a half", "Une journée et demie conjointe"),
        "illustrative": True,
        "meetings": (meeting,),
        "decisions": (decision("D-2026-002", clauses=(), reservations=()),),
        "actions": (
            action(),
            action(
                "A-2026-102",
                kind="commitment",
                due_on=None,
                note="Bien avancé.",
                note_language="fr",
                noted_on=date(2026, 10, 1),
            ),
        ),
        **around(),
    }
    return PackageContents(**(whole | fields))
