"""What is each page called in a list of pages? By the number printed on it, or A3-1, A3-2… in a sheet of its own."""

from collections import Counter
from collections.abc import Iterable

from pikepdf import Array, Dictionary, Name, Pdf, String


def write_labels(pdf: Pdf, prefixes: Iterable[str]) -> None:
    """Label the pages by the prefix of each, in their order; those of one prefix are counted on."""
    ranges, counted = Array(), Counter[str]()
    before: str | None = None
    for place, prefix in enumerate(prefixes):
        counted[prefix] += 1
        if prefix != before:
            ranges.append(place)
            start = counted[prefix] if prefix else place + 1
            ranges.append(
                Dictionary(S=Name.D, P=String(prefix), St=start) if prefix else Dictionary(S=Name.D, St=start)
            )
        before = prefix
    pdf.Root.PageLabels = Dictionary(Nums=ranges)
