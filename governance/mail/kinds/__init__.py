"""Which kinds of notices are there? A new one is written beside the others, and told here."""

from governance.mail.kinds import advice, ballots, effects, ends, receipts, voices
from governance.mail.letter import Kind

KINDS: dict[str, Kind] = {
    **ballots.KINDS, **receipts.KINDS, **ends.KINDS, **effects.KINDS, **advice.KINDS, **voices.KINDS,
}  # fmt: skip
