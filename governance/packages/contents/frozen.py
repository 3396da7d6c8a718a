"""How are the contents of a package kept, so that it can be made again without a database?"""

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields, is_dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from governance.packages.contents.package import PackageContents
from groundwork.ledger import canonical, digest, plain

T = TypeVar("T")


def contents_json(contents: PackageContents) -> bytes:
    """The contents as canonical JSON (RFC 8785): the same bytes for the same contents, anywhere."""
    return canonical(plain(asdict(contents)))


def contents_from_json(kept: bytes) -> PackageContents:
    """The contents that were kept so; equal to what went in. A field that is new since has its default."""
    return shaped(PackageContents, json.loads(kept))


def facts_hash(contents: PackageContents) -> str:
    """SHA-256 of the facts alone: two versions with the same hash say the same."""
    facts = asdict(replace(contents, version=0))
    del facts["as_of"]
    return digest(plain(facts))


def shaped(kind: Callable[..., T], value: Mapping[str, Any]) -> T:
    """A dataclass from the JSON of its fields."""
    hints = hints_of(kind)
    return kind(**{name: part(hint, value[name]) for name, hint in hints.items() if name in value})


@cache
def hints_of(kind: Any) -> dict[str, Any]:
    """The types of the fields of a dataclass."""
    found = get_type_hints(kind)
    return {each.name: found[each.name] for each in fields(kind)}


def part(hint: Any, value: Any) -> Any:
    """One field in its shape."""
    if value is None:
        return None
    if get_origin(hint) in {Union, types.UnionType}:
        return part(next(each for each in get_args(hint) if each is not type(None)), value)
    if get_origin(hint) is tuple:
        return row(get_args(hint), value)
    if hint is datetime:
        return datetime.fromisoformat(value)
    if hint is date:
        return date.fromisoformat(value)
    return shaped(hint, value) if isinstance(hint, type) and is_dataclass(hint) else value


def row(hints: tuple[Any, ...], value: list[Any]) -> tuple[Any, ...]:
    """A tuple: of as many as there are of one shape, or of one each of several."""
    if hints[-1] is Ellipsis:
        return tuple(part(hints[0], each) for each in value)
    return tuple(part(hint, each) for hint, each in zip(hints, value, strict=True))
