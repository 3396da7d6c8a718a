"""Of which shapes is a diagram made? Whole pixels only, so that no language writes them with a comma."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Text:
    """One line of lettering, centred on x, standing on y."""

    x: int
    y: int
    words: str
    size: str
    weight: int = 400


@dataclass(frozen=True)
class Box:
    """A body. `style` are classes of the stylesheet; `bars` are filled paths, each with its class."""

    key: str
    left: int
    top: int
    width: int
    height: int
    style: str = "box"
    texts: tuple[Text, ...] = ()
    bars: tuple[tuple[str, str], ...] = ()

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def bottom(self) -> int:
        return self.top + self.height

    @property
    def centre(self) -> int:
        return self.left + self.width // 2

    @property
    def middle(self) -> int:
        return self.top + self.height // 2


@dataclass(frozen=True)
class Wire:
    """A line between two bodies, `ends`; from a body to itself it is the stem of all that hang from it."""

    path: str
    style: str = "wire"
    ends: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Diagram:
    """The whole drawing; one that is wide is scrolled instead of made smaller, so that it can still be read."""

    width: int
    height: int
    title: str
    description: str
    boxes: tuple[Box, ...] = field(default_factory=tuple)
    wires: tuple[Wire, ...] = field(default_factory=tuple)
    styles: frozenset[str] = frozenset()

    @property
    def is_wide(self) -> bool:
        return self.width > WIDEST_AT_REST


WIDEST_AT_REST = 1180
