"""Joint Councils with two councils and two undated working groups, before and after both groups were moved."""

from datetime import date

import pytest

from councils.enums import BodyKind
from councils.models import ReportingLine
from tests.factories import councils as make
from tests.factories.councils import close

AFTER = date(2026, 12, 1)


@pytest.fixture
def joint():
    """The Joint Councils with two councils, and two working groups under the first; the groups are not dated."""
    year = {"start_precision": "year"}
    whole = make.body(
        "JC",
        BodyKind.JOINT_COUNCIL,
        date(1998, 1, 1),
        authority="decides",
        name=("Joint Councils", "Conseils mixtes"),
        acronym=("JC", "CM"),
        **year,
    )
    first = make.body("PSSDC", BodyKind.COUNCIL, date(1998, 1, 1), acronym=("PSSDC", "CPSSP"), **year)
    second = make.body("PSCIOC", BodyKind.COUNCIL, date(1998, 1, 1), acronym=("PSCIOC", "CDPISP"), **year)
    data, bus = make.body("WG-DATA"), make.body("WG-BUS")
    for part in (first, second):
        make.component(whole, part, date(1998, 1, 1), **year)
    for group in (data, bus):
        make.line(group, first)
    return {each.key: each for each in (whole, first, second, data, bus)}


def move(group, to, on, decision):
    """What a decision does to a line: the old one ends, the new one begins."""
    close(ReportingLine.objects.known().get(body=group, kind="primary"), on=on, closed_by=decision)
    make.line(group, to, on, opened_by=decision, source="")


@pytest.fixture
def moved(joint):
    for key in ("WG-DATA", "WG-BUS"):
        move(joint[key], joint["JC"], AFTER, "D-2026-021")
    return joint
