"""Is this value what the field of a case may hold? One refusal, naming the field, when it is not."""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

# Python refuses to print a number of more than 4300 digits. Products of two of our numbers stay below that.
LONGEST = 1000
BOUND = 10**LONGEST
REQUIRED: Any = object()
_FRACTION = re.compile(r"([0-9]+)/([0-9]+)")
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,39}")
_BREAKING = {"Cc", "Cs", "Zl", "Zp"}


class BadCase(ValueError):  # noqa: N818 (the name that the house says aloud)
    """A case that cannot be judged: `field` is where, `message` is why; str() is both, on one line."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(field, message)
        self.field = field
        self.message = message

    def __str__(self) -> str:
        return f"{self.field}: {self.message}"


def shown(value: object) -> str:
    """Any value as a short piece of one line, for a refusal."""
    if isinstance(value, str):
        piece = value[:60]
        quoted = f'"{piece}"' if piece.isprintable() else json.dumps(piece)
        return quoted if len(value) <= 60 else f"{quoted} (cut)"
    if value is None or isinstance(value, bool | float):
        return json.dumps(value)
    if isinstance(value, int):
        return repr(value) if abs(value) < 10**30 else "a very long number"
    if isinstance(value, Mapping):
        return "an object"
    return "a list" if isinstance(value, Sequence) else f"a {type(value).__name__}"


def text(value: object, field: str) -> str:
    """A name: not empty, and of characters that a line of text can carry."""
    if not isinstance(value, str):
        raise BadCase(field, f"must be a text, not {shown(value)}")
    if not value.strip():
        raise BadCase(field, "must not be empty")
    if any(unicodedata.category(character) in _BREAKING for character in value):
        raise BadCase(field, f"must hold no control characters or line breaks: {shown(value)}")
    return value


def choice(value: object, field: str, allowed: Sequence[str]) -> str:
    """One word of `allowed`."""
    if not isinstance(value, str) or value not in allowed:
        raise BadCase(field, f"must be one of {', '.join(allowed)}, not {shown(value)}")
    return value


def flag(value: object, field: str) -> bool:
    """True or false, and nothing that merely looks so."""
    if not isinstance(value, bool):
        raise BadCase(field, f"must be true or false, not {shown(value)}")
    return value


def whole(value: object, field: str) -> int:
    """A whole number from 0 up; true, false and 1.0 are none."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise BadCase(field, f"must be a whole number from 0 up, not {shown(value)}")
    if value >= BOUND:
        raise BadCase(field, f"must have at most {LONGEST} digits")
    return value


def fraction(value: object, field: str) -> Fraction:
    """A fraction written "p/q", between 0 and 1."""
    match = _FRACTION.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise BadCase(field, f'must be a fraction such as "2/3", not {shown(value)}')
    if max(map(len, match.groups())) > LONGEST:
        raise BadCase(field, f"must have numbers of at most {LONGEST} digits")
    above, below = map(int, match.groups())
    if below == 0 or above > below:
        raise BadCase(field, f"must lie between 0 and 1, not {shown(value)}")
    return Fraction(above, below)


def items(value: object, field: str) -> list[tuple[Any, str]]:
    """The members of a list, each with its own field name."""
    if not isinstance(value, list | tuple):
        raise BadCase(field, f"must be a list, not {shown(value)}")
    return [(member, f"{field}[{place}]") for place, member in enumerate(value)]


class Fields:
    """An object of a case: its values by key, each with its field name, and no key but those it may have."""

    def __init__(self, value: object, field: str, allowed: Sequence[str]) -> None:
        if not isinstance(value, Mapping):
            raise BadCase(field or "case", f"must be an object, not {shown(value)}")
        self._values = value
        self._field = field
        for key in value:
            if key not in allowed:
                raise BadCase(self.name(key), f"is an unknown key; known are {', '.join(allowed)}")

    def name(self, key: object) -> str:
        """The full name of the field `key`, such as rule.quorum.seats."""
        plain = key if isinstance(key, str) and _PLAIN_KEY.fullmatch(key) else shown(key)
        return f"{self._field}.{plain}" if self._field else plain

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def of(self, key: str, default: Any = REQUIRED) -> tuple[Any, str]:
        """Value and field name of `key`; raises BadCase when it is left out and has no default."""
        if key not in self._values and default is REQUIRED:
            raise BadCase(self.name(key), "is missing")
        return self._values.get(key, default), self.name(key)
