"""Which kinds of notices are there? A new one is written beside the others, and told here."""

from governance.mail.kinds import (
    advice,
    approvals,
    ballots,
    effects,
    ends,
    intake,
    measurements,
    meetings,
    packages,
    receipts,
    records,
    reports,
    told,
    translations,
    voices,
)
from governance.mail.letter import Kind

KINDS: dict[str, Kind] = {
    **ballots.KINDS, **receipts.KINDS, **ends.KINDS, **effects.KINDS, **advice.KINDS, **approvals.KINDS, **voices.KINDS,
    **meetings.KINDS, **intake.KINDS, **records.KINDS, **reports.KINDS, **told.KINDS,
    **translations.KINDS, **packages.KINDS, **measurements.KINDS,
}  # fmt: skip
