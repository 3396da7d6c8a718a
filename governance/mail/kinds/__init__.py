"""Which kinds of notices are there? A new one is written beside the others, and told here."""

from governance.mail.kinds import ballots, effects, ends, receipts
from governance.mail.letter import Kind

KINDS: dict[str, Kind] = {**ballots.KINDS, **receipts.KINDS, **ends.KINDS, **effects.KINDS}
