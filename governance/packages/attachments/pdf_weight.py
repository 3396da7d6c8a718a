"""Is a PDF as heavy as it looks, or does a small file unpack to more than a reader's machine can bear?"""

import zlib
from collections.abc import Iterable, Iterator

import pikepdf

from governance.packages.attachments import limits
from governance.packages.attachments.faults import Unusable

CHUNK = 1 << 20
FLATE = {"/FlateDecode", "/Fl"}
MOST_FILTERS = 4


def count_pages(pdf: pikepdf.Pdf) -> int:
    """How many pages its tree really has, counted without building any. Raises Unusable beyond the limit.

    What the tree says of itself is not believed, and a tree whose branches meet again is not walked to its end.
    """
    waiting: list[pikepdf.Object] = [pdf.Root.Pages]
    found = seen = 0
    while waiting:
        node = waiting.pop()
        seen += 1
        kids = node.get("/Kids") if isinstance(node, pikepdf.Dictionary) else None
        if isinstance(kids, pikepdf.Array):
            if len(kids) + len(waiting) > 2 * limits.MOST_PAGES:
                raise Unusable("too_many_pages")
            waiting.extend(kids)
        else:
            found += isinstance(node, pikepdf.Dictionary)
        if found > limits.MOST_PAGES or seen > 4 * limits.MOST_PAGES:
            raise Unusable("too_many_pages")
    return found


def weigh(pdf: pikepdf.Pdf) -> None:
    """Raise Unusable when a stream, or all of them, unpack to more than the limits."""
    total = 0
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream):
            refuse_huge_image(each)
            total += unpacked_size(each)
            if total > limits.MOST_INFLATED_TOTAL:
                raise Unusable("swollen")


def refuse_huge_image(stream: pikepdf.Stream) -> None:
    """Raise Unusable for an image that says it has more pixels than any drawing."""
    width, height = stream.get("/Width", 0), stream.get("/Height", 0)
    if isinstance(width, int) and isinstance(height, int) and width * height > limits.MOST_PIXELS_IN_PDF:
        raise Unusable("too_large")


def unpacked_size(stream: pikepdf.Stream) -> int:
    """How many bytes it inflates to; small ones count as they are. Raises Unusable beyond the limit."""
    raw_length = int(stream.get("/Length", 0))
    filters = flate_filters(stream)
    if not filters or (raw_length < limits.SMALL_STREAM and filters == 1):
        return raw_length
    if filters > MOST_FILTERS:
        raise Unusable("swollen")
    chunks: Iterable[bytes] = [stream.read_raw_bytes()]
    for _filter in range(filters):
        chunks = inflated(chunks)
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > limits.MOST_INFLATED:
            raise Unusable("swollen")
    return size


def flate_filters(stream: pikepdf.Stream) -> int:
    """How many times over it is deflated, from the outside in."""
    named = stream.get("/Filter")
    names = [str(each) for each in named] if isinstance(named, pikepdf.Array) else [str(named)]
    count = 0
    for name in names:
        if name not in FLATE:
            break
        count += 1
    return count


def inflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks inflated, a little at a time; ends where the data are broken."""
    unpacking = zlib.decompressobj()
    try:
        for chunk in chunks:
            packed = chunk
            while packed:
                yield unpacking.decompress(packed, CHUNK)
                packed = unpacking.unconsumed_tail
    except zlib.error:
        return
