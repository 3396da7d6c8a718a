"""Do the measurements still find what they measure, and does their table say what was measured?"""

from pathlib import Path

import pytest

from tests.bench import __main__ as program
from tests.bench import pgbench, table
from tests.bench.rows import BENCHES, Row, at_least, at_most, none
from tests.bench.voters import Council

BENCH = Path(table.__file__).parent


def test_every_measurement_has_a_name_and_no_file_is_a_test():
    program.gather()
    assert list(BENCHES) == [
        *("structure", "history", "votes", "race", "judging", "live"),
        *("binding", "pages", "package", "package_memory", "packages_queued"),
    ]
    assert not list(BENCH.glob("test_*.py"))


@pytest.mark.parametrize(
    ("goal", "value", "met", "gate"),
    [
        (at_most(2), 2.0, True, True), (at_most(2), 2.5, False, True), (at_most(2), 2.7, False, False),
        (at_least(0.9), 0.9, True, True), (at_least(0.9), 0.7, False, True), (at_least(0.9), 0.6, False, False),
        (none(), 0, True, True), (none(), 1, False, False),
    ],
)  # fmt: skip
def test_a_goal_has_slack_in_the_gate_and_a_count_has_none(goal, value, met, gate):
    row = Row("this", value, goal)
    assert (row.is_met, row.passes_the_gate) == (met, gate)


def test_an_unknown_name_is_refused(capsys):
    program.gather()
    with pytest.raises(SystemExit):
        program.asked(["structur"])
    assert "there is no measurement structur" in capsys.readouterr().err


def test_the_table_is_written_between_its_marks_and_nowhere_else(tmp_path, monkeypatch):
    readme = tmp_path / "README.md"
    readme.write_text(f"before\n{table.BEGIN}\nold\n{table.END}\nafter\n")
    monkeypatch.setattr(table, "README", readme)
    table.write_into_readme([Row("Speed", 1.234, at_most(1.5), "3 ms against 2 ms")], "2 cores")
    text = readme.read_text()
    assert "| Speed | 1.23 × | ≤ 1.5 × | yes | 3 ms against 2 ms |" in text
    assert "old" not in text
    assert text.startswith("before\n")
    assert text.endswith("\nafter\n")


def test_the_readme_has_the_place_for_it():
    assert table.BEGIN in table.README.read_text()
    assert table.END in table.README.read_text()


def test_pgbench_does_the_two_statements_of_a_vote():
    house = Council(body=type("Body", (), {"key": "VOTES"}), secretariat=None, first_person=41, size=32)  # type: ignore[arg-type]
    text = pgbench.script(house, ["V-2026-001", "V-2026-002"], 32)
    statements = [line for line in text.splitlines() if line.endswith(";")]
    assert len(statements) == 2
    assert "FROM councils_signedin" in statements[0]
    assert "FROM cast_vote(" in statements[1]
    assert "%s" not in text
    assert "\\set ballot random(1, 2)" in text
