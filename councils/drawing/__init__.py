"""How is the structure of a day drawn? From frozen facts to shapes, on the server; a template writes the shapes out."""

from councils.drawing.diagram import draw
from councils.drawing.legend import legend_of
from councils.drawing.shapes import Box, Diagram, Text, Wire

__all__ = ["Box", "Diagram", "Text", "Wire", "draw", "legend_of"]
