"""Which rights are there in governance, and which place gives each?"""

from django.utils.translation import gettext_lazy as _

from councils.rules import (
    KEEP,
    SEE_PEOPLE,
    Right,
    any_place,
    chairing,
    in_body,
    not_observing,
    of_secretariat,
    owning,
    voting,
)
from priorities.rights import APPROVE_MEASUREMENT, ENTER_MEASUREMENT, KEEP_MODEL, READ_DRAFT_MODEL

A_PLACE = _("You would have to hold a place in any body on that day.")
NO_OBSERVER = _("You would have to hold a place in any body on that day, other than as an observer.")
SECRETARIAT = _("You would have to be of the secretariat on that day.")

READ_AGENDA = Right(
    "read-agenda",
    _("read agendas and motions"),
    _("Agendas and motions are for everybody who holds a place in a body, until something of them is published."),
    A_PLACE,
    any_place,
    assistants=True,
)
READ_PACKAGE = Right(
    "read-package",
    _("read meeting packages"),
    _("Packages are for everybody who holds a place in a body."),
    A_PLACE,
    any_place,
    assistants=True,
)
READ_UNPUBLISHED = Right(
    "read-unpublished",
    _("read what is recorded and not published yet"),
    _("Until it is published, what was recorded is for members, alternates, working groups and the secretariat."),
    NO_OBSERVER,
    not_observing,
    assistants=True,
)
RECOMMEND = Right(
    "recommend",
    _("write recommendations"),
    _("Members, alternates, working groups and the secretariat recommend. Observers do not."),
    NO_OBSERVER,
    not_observing,
    assistants=True,
)
SUBMIT_ITEMS = Right(
    "submit-items",
    _("submit items for agendas"),
    _("Members, alternates, working groups and the secretariat submit items. Observers do not."),
    NO_OBSERVER,
    not_observing,
    assistants=True,
)
PREPARE = Right(
    "prepare",
    _("call meetings and build agendas"),
    _("The secretariat calls meetings and builds agendas."),
    SECRETARIAT,
    of_secretariat,
)
COMPILE = Right(
    "compile",
    _("have packages compiled"),
    _("The secretariat has packages compiled."),
    SECRETARIAT,
    of_secretariat,
)
SET_PROCEDURE = Right(
    "set-procedure",
    _("set how bodies decide: their rules and the ways of their votes"),
    _("The secretariat sets how a body decides, and says why. An open vote keeps the rule it was opened under."),
    SECRETARIAT,
    of_secretariat,
)
READ_VOTES = Right(
    "read-votes",
    _("see its votes"),
    _("The votes of a body are for everybody who holds a place in it, or in a council that decides for it."),
    _("You would have to hold a place on that day in %(about)s."),
    in_body,
    assistants=True,
)
VOTE = Right(
    "vote",
    _("vote in it"),
    _("Who holds a seat with a voice votes for it, or whoever stands in as its alternate."),
    _("You would have to hold a seat with a voice on that day, or stand in for it: %(about)s."),
    voting,
    secretariat=False,
)
ANSWER = Right(
    "answer",
    _("answer who comes to its meetings"),
    _("Who holds a seat with a voice, its alternates and their assistants answer who comes for it to a meeting."),
    _("You would have to hold a seat with a voice on that day, stand in for it, or assist who does: %(about)s."),
    voting,
    assistants=True,
)
CONDUCT = Right(
    "conduct",
    _("prepare its motions, open and close its votes, publish its decisions"),
    _("The co-chairs of a body, or of a council that decides for it, and the secretariat conduct its business."),
    _("You would have to be of the secretariat, or a co-chair on that day: %(about)s."),
    chairing,
)
RECORD = Right(
    "record",
    _("record its decisions"),
    _("The co-chairs of a body, or of a council that decides for it, record its decisions."),
    _("You would have to be a co-chair on that day: %(about)s."),
    chairing,
    secretariat=False,
)
REPORT = Right(
    "report",
    _("say how far its action items are"),
    _("Those who own an action item report on it: the body, except its observers, or the jurisdiction."),
    _("You would have to be of the secretariat, or hold a place other than as an observer on that day: %(about)s."),
    owning,
)
FILE_REPORT = Right(
    "file-report",
    _("file its reports"),
    _("The co-chairs of a body, those of the body to which it reports, and the secretariat file its reports."),
    _("You would have to be of the secretariat, or a co-chair on that day: %(about)s."),
    chairing,
)
LEAD_LINE = Right(
    "lead-line",
    _("have its reporting line summarized, and answer what the bodies below it ask"),
    _("The co-chairs of a body, or of a council that decides for it; the secretariat writes down what it said."),
    _("You would have to be of the secretariat, or a co-chair on that day: %(about)s."),
    chairing,
)

PROPOSE = Right(
    "propose",
    _("withdraw the recommendations that it proposes"),
    _("Who wrote a recommendation, those who act for the body or jurisdiction that proposes it, and the secretariat."),
    _("You would have to be of the secretariat, or hold a place other than as an observer on that day: %(about)s."),
    owning,
)
ADVISE = Right(
    "advise",
    _("give its advice on recommendations"),
    _("Those who hold a place in the body that was asked answer for it. Observers do not."),
    _("You would have to hold a place other than as an observer on that day: %(about)s."),
    owning,
    secretariat=False,
)

EVERYWHERE = (
    SEE_PEOPLE,
    READ_AGENDA,
    READ_PACKAGE,
    READ_UNPUBLISHED,
    RECOMMEND,
    SUBMIT_ITEMS,
    PREPARE,
    COMPILE,
    SET_PROCEDURE,
    KEEP,
    READ_DRAFT_MODEL,
)
OF_A_BODY = (
    READ_VOTES,
    VOTE,
    ANSWER,
    CONDUCT,
    RECORD,
    REPORT,
    FILE_REPORT,
    LEAD_LINE,
    PROPOSE,
    ADVISE,
    KEEP_MODEL,
    ENTER_MEASUREMENT,
    APPROVE_MEASUREMENT,
)
