"""How do the names inside the tags of many files stay apart: roles, classes, identifiers, namespaces?

A name that means the same in both files is one name; where it means another thing, it is renamed in the file that
came later, in its elements too. This is done in the sheet, before anything of it is copied.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Dictionary, Name, String

from groundwork.binding.structures import Structure, in_a_list

# ISO 32000-1, 14.8.4: what may not be given another role, for everybody else means it.
STANDARD = frozenset({
    "/Document", "/Part", "/Art", "/Sect", "/Div", "/BlockQuote", "/Caption", "/TOC", "/TOCI", "/Index", "/NonStruct",
    "/Private", "/P", "/H", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TR",
    "/TH", "/TD", "/THead", "/TBody", "/TFoot", "/Span", "/Quote", "/Note", "/Reference", "/BibEntry", "/Code",
    "/Link", "/Annot", "/Ruby", "/Warichu", "/RB", "/RT", "/RP", "/WT", "/WP", "/Figure", "/Formula", "/Form",
})  # fmt: skip


@dataclass
class Names:
    """The names that are taken, and what each means."""

    roles: dict[str, str] = field(default_factory=dict)
    classes: dict[str, bytes] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    spaces: dict[str, dict[str, bytes]] = field(default_factory=dict)
    endings: int = 1

    def settle(self, tags: Structure) -> None:
        """Rename in these tags what is taken by others, and take the rest."""
        self._settle_roles(tags)
        self._settle_ids(tags)  # before classes: one that names an identifier is another one afterwards
        self._settle_classes(tags)
        for space in tags.namespaces:
            self._settle_space(tags, space)

    def _settle_roles(self, tags: Structure) -> None:
        meant = {name: role for name in tags.roles if (role := final(name, tags.roles)) != name}
        fresh, renamed = _apart(meant, self.roles, STANDARD)
        if renamed:
            for element in tags.elements:
                if (to := renamed.get(str(element.S))) and "/NS" not in element:
                    element.S = Name(to)
        self.roles |= fresh
        tags.roles = fresh

    def _settle_classes(self, tags: Structure) -> None:
        meant = {name: self._meaning(value) for name, value in tags.classes.items()}
        fresh, renamed = _apart(meant, self.classes)
        for element in tags.elements if renamed else ():
            if "/C" in element:
                named = [renamed.get(str(each), each) for each in in_a_list(element.C)]
                element.C = Array([Name(each) if isinstance(each, str) else each for each in named])
        self.classes |= fresh
        tags.classes = {renamed.get(name, name): value for name, value in tags.classes.items()}

    def _meaning(self, value: Any) -> bytes:
        """The class as it is written. What refers to objects of its file is like no other: numbers say nothing."""
        text = bytes(value.unparse(resolved=True))
        return text + str(len(self.classes)).encode() if b" R" in text else text

    def _settle_ids(self, tags: Structure) -> None:
        if not self.ids.isdisjoint(tags.ids):
            renamed = self._fresh_ids(tags)
            for old, element in tags.ids.items():
                element["/ID"] = String(renamed[old])
            written = {old: Array([String(new)]) for old, new in renamed.items()}
            for element in tags.attributed:
                _rename_headers(element["/A"], written)
            for attributes in tags.classes.values():
                _rename_headers(attributes, written)
            tags.ids = {renamed[old]: element for old, element in tags.ids.items()}
        self.ids |= tags.ids.keys()

    def _fresh_ids(self, tags: Structure) -> dict[str, str]:
        """All of a sheet's identifiers with one ending, under which none is taken."""
        while True:
            self.endings += 1
            renamed = {old: f"{old}.{self.endings}" for old in tags.ids}
            if self.ids.isdisjoint(renamed.values()) and tags.ids.keys().isdisjoint(renamed.values()):
                return renamed

    def _settle_space(self, tags: Structure, space: Any) -> None:
        """A namespace is known by its address; its own map of roles may differ from that of the file before."""
        known = self.spaces.setdefault(str(space.get("/NS")), {})
        roles = space.get("/RoleMapNS")
        if not isinstance(roles, Dictionary):
            return
        meant = {name: _said(role) for name, role in sorted(roles.items())}
        fresh, renamed = _apart(meant, known)
        for element in tags.elements if renamed else ():
            own = element.get("/NS")
            if own is not None and own.objgen == space.objgen and (to := renamed.get(str(element.S))):
                element.S = Name(to)
        for old, new in renamed.items():
            roles[new] = roles[old]
            del roles[old]
        known |= fresh


def final(name: str, roles: Mapping[str, str]) -> str:
    """The role at the end of the chain; a chain that bites its tail ends where it began to."""
    seen = {name}
    while (after := roles.get(name)) is not None and after not in seen:
        seen.add(after)
        name = after
    return name


def _said(role: Any) -> bytes:
    """A role in another namespace: its name and the address of that namespace."""
    if isinstance(role, Array) and len(role) == 2 and isinstance(role[1], Dictionary):
        return f"{role[0]} {role[1].get('/NS')}".encode()
    return str(role).encode()


def _apart(
    meant: Mapping[str, Any], known: Mapping[str, Any], never: Container[str] = ()
) -> tuple[dict[str, Any], dict[str, str]]:
    """The meanings under names that are free or mean the same, and which names were changed for it."""
    renamed = {
        name: _free(name, known.keys() | meant.keys())
        for name, meaning in meant.items()
        if name in never or known.get(name, meaning) != meaning
    }
    return {renamed.get(name, name): meaning for name, meaning in meant.items()}, renamed


def _free(name: str, taken: Container[str]) -> str:
    number = 2
    while f"{name}.{number}" in taken:
        number += 1
    return f"{name}.{number}"


def _rename_headers(attributes: Any, renamed: Mapping[str, Array]) -> None:
    """Cells of a table name their headers by identifier; nearly every cell has one."""
    for each in attributes if isinstance(attributes, Array) else (attributes,):
        if isinstance(each, Dictionary) and "/Headers" in each:
            headers = each["/Headers"]
            if isinstance(headers, Array) and (many := len(headers)):
                if many == 1 and (only := renamed.get(str(headers[0]))) is not None:
                    each["/Headers"] = only
                else:
                    each["/Headers"] = Array([renamed.get(str(old), [old])[0] for old in headers])
