"""Are lines read by the indexes that were made for it, and is the answer that of the table read row by row?"""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange, DateTimeTZRange

from councils.models import ReportingLine
from councils.queries.reporting import bodies_below, reporting_chain
from tests.factories import councils as make

pytestmark = pytest.mark.django_db
YEAR, ON = timedelta(days=365), date(2020, 6, 15)
CORRECTED = datetime(2026, 2, 1, tzinfo=UTC)
BEFORE, AFTER = CORRECTED - timedelta(days=1), CORRECTED + timedelta(days=1)


def line(body, parent, start, end, recorded=None):
    known = recorded or DateTimeTZRange(datetime(2026, 1, 1, tzinfo=UTC), None)
    return ReportingLine(
        body=body, parent=parent, kind="primary", in_force=DateRange(start, end), recorded=known, basis="deck",
        source="deck:7",
    )  # fmt: skip


@pytest.fixture
def bodies():
    """Fifty bodies with long histories: gaps, undated beginnings, and beliefs that were corrected."""
    random, made, lines = Random(2026), [make.body(f"B{number}") for number in range(50)], []
    for number, body in enumerate(made[1:], start=1):
        start = None if number % 3 == 0 else date(1990, 1, 1) + timedelta(days=random.randrange(3000))
        for _ in range(random.randrange(1, 25)):
            end = (start or date(1990, 1, 1)) + timedelta(days=random.randrange(1, 3000))
            parent, other = random.choices(made[:number], k=2)
            if random.random() < 0.2:
                lines.append(line(body, other, start, end, DateTimeTZRange(CORRECTED - YEAR, CORRECTED)))
                lines.append(line(body, parent, start, end, DateTimeTZRange(CORRECTED, None)))
            else:
                lines.append(line(body, parent, start, end))
            start = end + timedelta(days=random.choice([0, 0, 0, 200]))
    ReportingLine.objects.bulk_create(lines)
    return made


@pytest.mark.parametrize("known_on", [None, BEFORE, AFTER])
@pytest.mark.parametrize("on", [date(1989, 1, 1), date(2001, 3, 4), ON, date(2080, 1, 1)])
def test_the_answers_are_those_of_the_table_read_row_by_row(bodies, on, known_on):
    up = {row.body_id: row.parent_id for row in ReportingLine.objects.standing(on, known_on).filter(kind="primary")}
    for body in bodies:
        expected, at = [], body.pk
        while at in up:
            expected.append((at, up[at]))
            at = up[at]
        assert [(step.body_id, step.parent_id) for step in reporting_chain(body, on, known_on)] == expected
    below = {(step.body_id, step.parent_id) for step in bodies_below(bodies[0], on, known_on)}
    chains = [reporting_chain(body, on, known_on) for body in bodies]
    leading_up = [{(step.body_id, step.parent_id) for step in chain} for chain in chains
                  if chain and chain[-1].parent_id == bodies[0].pk]  # fmt: skip
    assert below == set().union(*leading_up)


@pytest.mark.parametrize(
    ("question", "index"), [(reporting_chain, "primary_lines_up"), (bodies_below, "primary_lines_down")]
)
def test_a_long_history_is_read_by_the_btree_and_never_by_the_indexes_of_the_guards(bodies, question, index):
    plans = []

    def explaining(execute, sql, params, many, context):
        with connection.connection.cursor() as cursor:
            plans.append("\n".join(row[0] for row in cursor.execute(f"EXPLAIN {sql}", params)))
        return execute(sql, params, many, context)

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE councils_reportingline")
        cursor.execute("SET LOCAL enable_seqscan = off")  # so few rows would be read through
    with connection.execute_wrapper(explaining):
        assert question(bodies[30] if question is reporting_chain else bodies[0], ON)
    assert index in plans[0]
    assert "one_" not in plans[0]
