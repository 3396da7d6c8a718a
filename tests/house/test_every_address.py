"""Every address, asked by everyone: strangers are refused, nobody meets a fault, and docs/ says who is served."""

import os
import re
import uuid
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from councils.actions.assistance import name_assistant
from councils.models import Body, Notice, TermsOfReference
from governance.actions.agendas.versions import issue_version
from governance.actions.decisions.follow_ups import Proposed
from governance.actions.intake.documents import Upload, add_documents
from governance.actions.intake.proposed_items import draft_item
from governance.actions.meetings.attendance_recusals import recuse_from_item
from governance.actions.meetings.holidays import add_holiday
from governance.actions.motions.amendments import propose_amendment
from governance.actions.packages import request_package
from governance.actions.recommendations.advice import ask_advice
from governance.actions.recommendations.consultations import Heard, record_consultation
from governance.models import (
    ActionItem,
    AgendaItem,
    AgendaVersion,
    BallotLink,
    CalendarFeed,
    DiscussionQuestion,
    Gathering,
    Package,
    Procedure,
    Report,
)
from governance.queries.votes.personal_links import hash_of_token
from groundwork.dates import since
from tests.factories.afterwards import afterwards
from tests.factories.decisions import decided
from tests.factories.house import TODAY, House, both

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "docs/reference/permissions.md"
ROLES = [
    "anonymous",
    "stranger",
    "observer",
    "member",
    "alternate",
    "group_co_chair",
    "co_chair",
    "secretariat",
]
# Addresses whose slug is a body's.
OF_A_BODY = {
    "body", "terms_of_reference", "about_body", "report", "body_records", "record_fact", "procedure", "set_procedure",
    "waive_report", "report_schedules", "end_schedule", "ask", "summaries", "summary", "summary_file",
}  # fmt: skip
BORROWED = ("account", "mfa", "socialaccount", "admin", "openid", "usersessions")
TOKEN = "the-token-of-a-personal-link"
MARKS = {
    200: "page",
    286: "page",  # htmx: the last answer, ask no more
    302: "moved",
    303: "moved",
    403: "refused",
    404: "not found",
    405: "–",
    409: "refused",
    422: "asked again",
}


def addresses(patterns=None, prefix="") -> list[URLPattern]:
    found = []
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            if not any(word in here for word in BORROWED):
                found += addresses(pattern.url_patterns, here)
        elif pattern.name and pattern.name not in {"healthz", "readyz"}:
            found.append(pattern)
    return found


def walked(house: House) -> dict[str, object]:
    """A house in which every kind of thing exists, and how an address names it."""
    decision = decided(
        house,
        effects=[{"kind": "move", "body": "WG", "to": "JC"}],
        actions=[action(house)],
    )
    gathering = house.gathering()
    meeting = house.meeting(gathering=gathering)
    item = house.item(meeting)
    draft = house.motion(item=item, effects={1: [{"kind": "move", "body": "WG", "to": "JC"}]})
    package = request_package(gathering=gathering, by=house.people["secretariat"])
    Package.objects.filter(pk=package.pk).update(state="failed", finished_at=package.requested_at)
    return {
        "house": house,
        "decision": decision,
        "gathering": gathering,
        "meeting": meeting,
        "item": item,
        "question": DiscussionQuestion.objects.create(item=item, position=9, kind="open", text_en="Q", text_fr="Q"),
        "draft": draft,
        "amendment": propose_amendment(
            clause=draft.clauses.first(), text=both("Other words"), by=house.people["secretariat"]
        ),
        "action": ActionItem.objects.get(),
        "event": decision.vote_event,
        "report": Report.objects.create(body=house.bodies["WG"], kind="cycle", due_on=TODAY),
        "terms": terms_of_reference(house.bodies["WG"]),
        "link": link_of_the_past(decision),
        **heard_and_advised(house),
        "version": versioned(house, gathering),
        **proposed_with_papers(house),
        **followed_and_assisted(house, item),
        **afterwards(house, meeting, item),
    }


def versioned(house: House, gathering: Gathering) -> AgendaVersion:
    """Version A of an agenda, whose body has everything switched on."""
    on = {"agenda_versions": True, "approvals": "one", "consent_after": 3}
    Procedure.objects.filter(body=house.bodies["JC"]).update(**on)
    return issue_version(gathering=gathering, by=house.people["secretariat"])


def link_of_the_past(decision) -> BallotLink:
    """A personal link that was good until its vote closed."""
    elector = decision.vote_event.electors.first()
    person = elector.seat.memberships.first().person
    return BallotLink.objects.create(elector=elector, person=person, token_hash=hash_of_token(TOKEN))


def heard_and_advised(house: House) -> dict[str, object]:
    """A consultation, a request for advice, and a holiday."""
    by = house.people["secretariat"]
    heard = [Heard(both("Co-chairs"))]
    nb = house.jurisdictions["CA-NB"]
    asked = ask_advice(recommendation=house.recommendation(), of=house.bodies["WG"], question=both("Q"), by=by)
    return {
        "consultation": record_consultation(
            body=house.bodies["JC"], title=both("T"), summary=both("S"), parties=heard, by=by
        ),
        "advice": asked,
        "holiday": add_holiday(jurisdiction=nb, day=TODAY, name=both("H"), by=by),
    }


def proposed_with_papers(house: House) -> dict[str, object]:
    """An item that is proposed for an agenda, with a document."""
    by = house.people["group_co_chair"]
    proposed = draft_item(body=house.bodies["JC"], title=both("Proposed"), minutes=10, by=by)
    sides = {"en": Upload("notes.txt", b"Notes")}
    return {
        "proposed": proposed,
        "document": add_documents(place=proposed, title=both("Notes"), sides=sides, by=by)[0],
    }


def followed_and_assisted(house: House, item: AgendaItem) -> dict[str, object]:
    """A calendar, an assistant, and a seat that is out of an item."""
    member, by = house.people["member"], house.people["secretariat"]
    seat = house.seats["PSSDC:CA-NB:1"]
    return {
        "calendar": CalendarFeed.objects.create(person=member, token_hash=hash_of_token(TOKEN), language="en"),
        "assistance": name_assistant(principal=member, email=house.people["alternate"].email, by=member),
        "recusal": recuse_from_item(item=item, seat=seat, interest="A contract", by=by),
    }


def terms_of_reference(body: Body) -> TermsOfReference:
    """Their first version, as the deck might have it."""
    row = {"basis": "deck", "source": "deck:7", "in_force": since(TODAY)}
    return TermsOfReference.objects.create(body=body, number=1, text_en="Terms", text_fr="Mandat", **row)


def action(house: House):
    return Proposed("action", both("Do"), owner=house.bodies["WG"], due_on=TODAY)


def arguments(pattern: URLPattern, made: dict) -> dict[str, object]:
    """What fills the places of an address; a new kind of place is told here."""
    known = numbers(str(pattern.pattern), made)
    always = {"language": "en", "token": TOKEN, "code": "ca-nb", "fact": "line"}
    values: dict[str, object] = {}
    for place in pattern.pattern.regex.groupindex:
        if place == "slug":
            values[place] = "wg" if pattern.name in OF_A_BODY else made["gathering"].slug_en
        elif place in {"key", "person", "term"} or pattern.name == "correct_row":
            values[place] = of_the_structure(made["house"], place)
        elif pattern.name == "ask_translation":
            values[place] = {"kind": "item", "number": made["item"].pk}[place]
        elif place == "reference":
            values[place] = reference(pattern.name, made)
        else:
            values[place] = known.get(place) or always.get(place, 1)
    return values


def of_the_structure(house: House, place: str) -> object:
    """A seat by its key, a person and a term by their numbers, and a row of the structure by its kind and number."""
    seat = house.seats["PSSDC:CA-NB:1"]
    held = seat.memberships.get(role="member")
    return {"key": seat.key, "person": held.person_id, "term": held.pk, "kind": "memberships", "number": held.pk}[place]


def reference(name: str, made: dict) -> str:
    if name.startswith(("action", "note_progress")):
        return made["action"].reference
    if name.startswith(("decision", "match", "publish", "withdraw_effect", "correct_decision")):
        return made["decision"].reference
    if name.startswith(("recommendation", "draft", "submit", "add_point")):
        return made["decision"].motion.recommendation.reference
    return made["event"].reference


NUMBERED = re.compile(r"(?P<noun>[a-z-]+)/<int:(?P<place>\w+)>")


def numbers(route: str, made: dict) -> dict[str, int]:
    """The numbers of an address: what each counts is said by the word before it."""
    recommendation, clause = made["draft"].recommendation, made["draft"].clauses.first()
    of = {
        "motions": made["draft"], "clauses": clause, "amendments": made["amendment"],
        "recommendations": recommendation, "draft": recommendation, "points": recommendation.points.first(),
        "links": made["link"], "items": made["item"], "run": made["item"], "questions": made["question"],
        "attendance": made["meeting"], "texts": made["decision"].outcomes.first(),
        "effects": made["decision"].outcomes.first().effects.get(), "reports": made["report"],
        "consultations": made["consultation"], "advice": made["advice"], "holidays": made["holiday"],
        "notices": Notice.objects.filter(kind="vote.opened").first(), **made["aims"],
        "when-and-where": made["meeting"], "who-comes": made["meeting"], "recusals": made["recusal"],
        "summaries": made["summary"], "calendars": made["calendar"], "assistants": made["assistance"],
        "proposed-items": made["proposed"], "documents": made["document"], "record": made["meeting"],
        "comments": made["comment"], "to-do": made["duty"], "translations": made["translation"], "asks": made["ask"],
    }  # fmt: skip
    return {found["place"]: of[found["noun"]].pk for found in NUMBERED.finditer(route) if found["noun"] in of}


def in_their_roles(made: dict) -> dict[str, Client]:
    """A browser for each role, signed in once."""
    browsers = {role: Client() for role in ROLES}
    for role in ROLES[1:]:
        browsers[role].force_login(made["house"].people[role])
    return browsers


def asked(browsers: dict[str, Client], made: dict, pattern: URLPattern) -> list[str]:
    """How each role is answered, by GET and by an empty POST."""
    url = reverse(pattern.name, kwargs=arguments(pattern, made))
    rows = []
    for browser in browsers.values():
        got = browser.get(url).status_code
        put = browser.post(url, {"once": str(uuid.uuid4())}).status_code
        rows.append(f"{MARKS[got]} / {MARKS[put]}")
    return rows


@pytest.mark.lengthy
def test_every_address_answers_everyone_as_the_table_says(house):
    made = walked(house)
    browsers = in_their_roles(made)
    lines = [
        "# Who is served where",
        "",
        "Drawn by the test of every address: the answer to a GET / to an empty POST.",
        "",
        "| address | " + " | ".join(role.replace("_", " ") for role in ROLES) + " |",
        "|---" * (len(ROLES) + 1) + "|",
    ]
    with translation.override("en"):
        for pattern in sorted(addresses(), key=lambda pattern: pattern.name):
            lines.append(f"| {pattern.name} | " + " | ".join(asked(browsers, made, pattern)) + " |")
    drawn = "\n".join(lines) + "\n"
    if os.environ.get("DRAW"):
        TABLE.write_text(drawn)
    assert TABLE.read_text() == drawn, "run DRAW=1 make test ARGS=tests/house/test_every_address.py and read the change"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_address_has_its_word_in_both_languages(language):
    with translation.override(language):
        for pattern in addresses():
            assert str(pattern.pattern) is not None


OPEN_TO_ALL = {"choose_language", "appearance"}  # a language and a look are anybody's own


def test_nobody_acts_without_an_account_and_no_stranger_acts_at_all():
    rows = [row.strip("| ").split(" | ") for row in TABLE.read_text().splitlines() if row[:2] == "| " and " / " in row]
    assert len(rows) > 60
    for name, anonymous, stranger, *_others in rows:
        if name in OPEN_TO_ALL:
            continue
        assert anonymous.split(" / ")[1] in {"–", "moved", "refused", "not found"}, name
        assert stranger.split(" / ")[1] in {"–", "refused", "not found"}, name
