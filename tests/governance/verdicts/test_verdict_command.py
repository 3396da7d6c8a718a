"""What does `manage.py verdict` print, and how does it end?"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from verdict_makers import room, without_proof

HOUSE = Path(__file__).parents[3]
CASES = Path(__file__).parent / "cases"
CASE = room("FFAR")
# No server answers at these addresses, and none is needed.
ENVIRONMENT = {
    "SECRET_KEY": "tests-only",
    "DATABASE_URL": "postgresql://127.0.0.1:1/none",
    "BROKER_URL": "redis://127.0.0.1:1",
    "DEMO": "1",
    "LC_ALL": "C",
}
# The command by itself, without the house around it: fifty cases in the time of one start.
ALONE = """
import io, json, sys
from django.conf import settings
settings.configure()
from governance.management.commands.verdict import Command
ends = []
for case in json.load(sys.stdin):
    real = sys.stdin, sys.stdout, sys.stderr
    out, err = io.TextIOWrapper(io.BytesIO(), "ascii"), io.StringIO()
    sys.stdin, sys.stdout, sys.stderr = io.TextIOWrapper(io.BytesIO(bytes(case["bytes"]))), out, err
    code = 0
    try:
        Command().run_from_argv(["manage.py", "verdict", case.get("file", "-")])
    except SystemExit as end:
        code = end.code
    out.flush()
    sys.stdin, sys.stdout, sys.stderr = real
    ends.append([code, out.buffer.getvalue().decode(), err.getvalue()])
print(json.dumps(ends))
"""
GOOD = {
    "the case": json.dumps(CASE).encode(),
    "the case beside its verdict": json.dumps({"case": CASE, "verdict": None}).encode(),
    "a byte order mark": b"\xef\xbb\xbf" + json.dumps(CASE).encode(),
    "names beyond ASCII": json.dumps(CASE, ensure_ascii=False).replace("s3", "Québec").encode(),
}
REFUSED = {
    "not UTF-8": (b'{"rule": "\xff"}', "case"),
    "not JSON": (b"{", "case"),
    "empty": (b"", "case"),
    "trailing words": (json.dumps(CASE).encode() + b" x", "case"),
    "not a number": (b'{"rule": NaN}', "case"),
    "a key twice": (b'{"mode": "meeting", "mode": "written"}', '"mode"'),
    "too deep": (b"[" * 100_000, "case"),
    "too long a number": (b"1" * 10_000, "case"),
    "a list": (b"[]", "case"),
    "more than a case and its verdict": (b'{"case": {}, "verdict": {}, "note": 1}', "case"),
    "a bad case": (json.dumps({**CASE, "mode": "email"}).encode(), "mode"),
    "a fractional weight": (
        json.dumps(CASE).replace('"weight": 1', '"weight": 1.5', 1).encode(),
        "seats[0].weight",
    ),
}


@pytest.fixture(scope="module")
def ends():
    """How the command ends on each input, by the name of the input."""
    named = [*GOOD.items(), *((name, content) for name, (content, _) in REFUSED.items())]
    inputs = [{"bytes": list(content)} for _, content in named]
    inputs += [{"bytes": [], "file": str(CASES / "nowhere.json")}, {"bytes": [], "file": str(CASES)}]
    run = subprocess.run(
        [sys.executable, "-c", ALONE],
        input=json.dumps(inputs),
        capture_output=True,
        text=True,
        cwd=HOUSE,
        check=True,
    )
    return dict(zip([*(name for name, _ in named), "no file", "a folder"], json.loads(run.stdout), strict=True))


@pytest.mark.parametrize("name", GOOD)
def test_a_verdict_is_printed(ends, name):
    code, out, err = ends[name]
    assert (code, err) == (0, "")
    assert json.loads(out)["reason"] == "threshold_met"
    assert out.startswith('{\n  "outcome": "carried",\n')


def test_it_is_printed_as_it_reads(ends):
    assert "récusé\u00a0: Québec" in ends["names beyond ASCII"][1]


@pytest.mark.parametrize("name", [*REFUSED, "no file", "a folder"])
def test_a_refusal_is_one_line(ends, name):
    code, out, err = ends[name]
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.endswith("\n")
    assert f" {REFUSED[name][1] if name in REFUSED else 'case'}: " in err


def manage(*arguments, **more):
    return subprocess.run(
        [sys.executable, "manage.py", "verdict", *arguments],
        cwd=HOUSE,
        env={**os.environ, **ENVIRONMENT},
        capture_output=True,
        encoding="utf-8",
        check=False,
        **more,
    )


def test_the_command_in_the_house_needs_no_database():
    path = CASES / "joint-carried-by-one-council-only.json"
    run = manage(str(path))
    assert (run.returncode, run.stderr) == (0, "")
    assert without_proof(json.loads(run.stdout)) == json.loads(path.read_text(encoding="utf-8"))["verdict"]


def test_the_command_in_the_house_refuses():
    run = manage("-", input='{"rule": {"method": "lot"}}')
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.splitlines() == ['CommandError: rule.method: must be one of majority, consensus, not "lot"']
