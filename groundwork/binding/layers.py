"""Which layers of a sheet are hidden? Those stay so: what its owner did not show is not shown in the whole either."""

from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from groundwork.binding.structures import in_a_list


def layers_of(pdf: Pdf) -> Dictionary | None:
    """The layers of a file, and which of them are hidden at first."""
    properties = pdf.Root.get("/OCProperties")
    if not isinstance(properties, Dictionary):
        return None
    groups = [each for each in in_a_list(properties.get("/OCGs")) if isinstance(each, Dictionary)]
    settings = properties.get("/D")
    settings = settings if isinstance(settings, Dictionary) else Dictionary()
    off = {each.objgen for each in _groups(settings.get("/OFF"))}
    if settings.get("/BaseState") == Name.OFF:
        on = {each.objgen for each in _groups(settings.get("/ON"))}
        off |= {each.objgen for each in groups} - on
    return Dictionary(OCGs=Array(groups), OFF=Array([each for each in groups if each.objgen in off]))


def _groups(value: Any) -> list[Object]:
    return [each for each in in_a_list(value) if isinstance(each, Dictionary)]


def write_layers(pdf: Pdf, found: list[Object]) -> None:
    """Join the layers of all sheets, none of which a reader is offered to switch."""
    if found:
        groups = [group for each in found for group in each.OCGs]
        hidden = [group for each in found for group in each.OFF]
        settings = Dictionary(Name=String("All"), BaseState=Name.ON, OFF=Array(hidden), Order=Array([]))
        pdf.Root.OCProperties = Dictionary(OCGs=Array(groups), D=settings)
