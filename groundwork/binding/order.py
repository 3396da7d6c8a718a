"""In which order are the pages of the sheets printed, when some face each other?"""

from collections.abc import Iterator, Sequence
from itertools import chain

from groundwork.binding.sources import Source


def printed(sources: Sequence[Source]) -> list[tuple[Source, int]]:
    """Each page in its place: its source, and the number of the page there, from 0. `places` of the sources are set.

    A sheet that faces the one before it alternates with it; empty pages that follow them stand in for the missing
    pages of the shorter one.
    """
    order = list(chain.from_iterable(_run(run) for run in _runs(sources)))
    for place, (source, _number) in enumerate(order):
        source.places.append(place)
    return order


def _runs(sources: Sequence[Source]) -> Iterator[list[Source]]:
    """Sheets by themselves, and sheets with the one that they face and what fills them up."""
    run: list[Source] = []
    for source in sources:
        if run and not source.sheet.beside:
            yield run
            run = []
        run.append(source)
    if run:
        yield run


def _run(run: Sequence[Source]) -> Iterator[tuple[Source, int]]:
    if len(run) == 1:
        yield from ((run[0], number) for number in range(run[0].count))
        return
    left, right = ([(source, number) for number in range(source.count)] for source in run[:2])
    filler = iter([(source, number) for source in run[2:] for number in range(source.count)])
    for number in range(max(len(left), len(right))):
        yield left[number] if number < len(left) else next(filler)
        yield right[number] if number < len(right) else next(filler)
