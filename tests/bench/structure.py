"""What does it cost to ask who answers to whom on a day, over what it costs where only one day is kept?"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from random import Random

from councils.models import Body, ReportingLine
from councils.queries.reporting import COLUMNS, bodies_below, reporting_chain
from councils.queries.structure import structure_on
from tests.bench.dated_lines import BODIES, TABLE, only_those_in_force, register
from tests.bench.rows import Row, at_most, bench
from tests.bench.timing import Compared, compared, in_sql

DAYS = {"lines_of_2012": date(2012, 6, 15), "lines_of_today": date(2026, 11, 1)}
CHAIN = f"""
WITH RECURSIVE up AS (
    SELECT line.*, 1 AS step FROM {{table}} line WHERE line.body_id = %(body)s
    UNION ALL
    SELECT line.*, up.step + 1 FROM up JOIN {{table}} line ON line.body_id = up.parent_id WHERE up.step < 100)
SELECT {COLUMNS}, step FROM up ORDER BY step"""
BELOW = f"""
WITH RECURSIVE down AS (
    SELECT line.*, 1 AS step, ARRAY[line.body_id] AS path FROM {{table}} line WHERE line.parent_id = %(body)s
    UNION ALL
    SELECT line.*, down.step + 1, down.path || line.body_id FROM down JOIN {{table}} line
    ON line.parent_id = down.body_id WHERE down.step < 100)
SELECT {COLUMNS}, step FROM down ORDER BY path"""
WHOLE = f"SELECT {COLUMNS} FROM {{table}} ORDER BY id"
LEAVES = [Body(pk=pk) for pk in Random(2026).sample(range(BODIES // 5, BODIES + 1), 60)]
TOPS = [Body(pk=pk) for pk in range(12, 36)]
Question = Callable[[], list[tuple[int, int]]]


@bench
def structure() -> Iterator[Row]:
    """50,000 dated lines: the chain of one body, a subtree, everything."""
    prepare(10)
    chain = worst(lambda on, table: (chains(on), chains_of(table)))
    yield Row("Chain of one body as of a day, 50,000 dated lines", chain.times, at_most(1.5), str(chain))
    below = worst(lambda on, table: (subtrees(on), subtrees_of(table)))
    yield Row("A subtree as of a day, 50,000 dated lines", below.times, at_most(2.5), str(below))
    whole = worst(lambda on, table: ([everything(on)], [everything_of(table)]), rounds=9)
    yield Row("All lines as of a day, 50,000 dated lines", whole.times, at_most(4), str(whole))


@bench
def history() -> Iterator[Row]:
    """The same bodies with ten times as many dated lines."""
    prepare(100)
    chain = worst(lambda on, table: (chains(on), chains_of(table)))
    yield Row("Chain of one body as of a day, 500,000 dated lines", chain.times, at_most(3), str(chain))


def prepare(lines: int) -> None:
    """The register, and beside it the tables of one day."""
    register(lines)
    for table, on in DAYS.items():
        only_those_in_force(table, on.isoformat())


def worst(sides: Callable[[date, str], tuple[Sequence[Question], Sequence[Question]]], rounds: int = 15) -> Compared:
    """Both days are asked about, the same answers are demanded, and the dearer day counts."""
    found = []
    for table, on in DAYS.items():
        one, other = sides(on, table)
        answers = [(ours(), theirs()) for ours, theirs in zip(one, other, strict=True)]
        assert all(ours == theirs for ours, theirs in answers)
        assert any(ours for ours, _ in answers)
        found.append(compared(timed(one, TABLE), timed(other, table), rounds))
    return max(found, key=lambda each: each.times)


def timed(questions: Sequence[Question], table: str) -> list[Callable[[], float]]:
    """Measurements of the SQL that asks this table."""
    return [in_sql(question, table) for question in questions]


def chains(on: date) -> list[Question]:
    return [lambda body=body: [(step.body_id, step.parent_id) for step in reporting_chain(body, on)] for body in LEAVES]


def subtrees(on: date) -> list[Question]:
    return [lambda body=body: [(step.body_id, step.parent_id) for step in bodies_below(body, on)] for body in TOPS]


def everything(on: date) -> Question:
    def ask() -> list[tuple[int, int]]:
        return [(int(line.body[2:]), int(line.parent[2:])) for line in structure_on(on).lines]

    return ask


def chains_of(table: str) -> list[Question]:
    return [asking(CHAIN.format(table=table), body) for body in LEAVES]


def subtrees_of(table: str) -> list[Question]:
    return [asking(BELOW.format(table=table), body) for body in TOPS]


def everything_of(table: str) -> Question:
    return asking(WHOLE.format(table=table))


def asking(sql: str, body: Body | None = None) -> Question:
    """The same question to a table of one day, its rows made into the same models."""
    terms = {"body": body.pk} if body else {}
    return lambda: [(row.body_id, row.parent_id) for row in ReportingLine.objects.raw(sql, terms)]
