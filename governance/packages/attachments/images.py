"""How does a picture become a page: small enough to open, with words for who cannot see it?"""

import struct
from pathlib import Path

import typst

from governance.packages.attachments.faults import Unusable
from governance.packages.attachments.letters import cleaned
from governance.packages.attachments.limits import MOST_PIXELS
from governance.packages.attachments.setting import set_pages

FORMATS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}
WITHOUT_A_SIZE = frozenset({0x01, *range(0xD0, 0xD9)})
NOT_A_FRAME = {0xC4, 0xC8, 0xCC}


def set_image(content: bytes, media_type: str, title: str, description: str, language: str, output: Path) -> None:
    """Write a page with the picture on it. Its description, or else its title, is its alternative text.

    Raises Unusable when it is damaged, or has more pixels than may be decoded.
    """
    try:
        width, height = size_of(content, media_type)
    except (struct.error, IndexError) as broken:
        raise Unusable("damaged") from broken
    if not width or not height:
        raise Unusable("damaged")
    if width * height > MOST_PIXELS:
        raise Unusable("too_large")
    data = {
        "title": cleaned(title), "description": cleaned(description), "lang": language,
        "width": width, "height": height, "format": FORMATS[media_type],
    }  # fmt: skip
    try:
        output.write_bytes(set_pages("image.typ", data, output.parent, content))
    except typst.TypstError as broken:
        raise Unusable("damaged") from broken


def size_of(content: bytes, media_type: str) -> tuple[int, int]:
    """Width and height in pixels as the file says, before anything of it is decoded."""
    if media_type == "image/png":
        return struct.unpack(">II", content[16:24])
    if media_type == "image/gif":
        return struct.unpack("<HH", content[6:10])
    return size_of_jpeg(content) if media_type == "image/jpeg" else size_of_webp(content)


def size_of_jpeg(content: bytes) -> tuple[int, int]:
    """The size in its frame header, found by going from marker to marker."""
    at = 2
    while at < len(content):
        if content[at] != 0xFF:
            return 0, 0
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in WITHOUT_A_SIZE:
            at += 2
        elif 0xC0 <= marker <= 0xCF and marker not in NOT_A_FRAME:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        else:
            at += 2 + max(2, struct.unpack(">H", content[at + 2 : at + 4])[0])
    return 0, 0


def size_of_webp(content: bytes) -> tuple[int, int]:
    """The size in its first chunk, of whichever of the three kinds."""
    chunk = content[12:16]
    if chunk == b"VP8X":
        return 1 + int.from_bytes(content[24:27], "little"), 1 + int.from_bytes(content[27:30], "little")
    if chunk == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack("<HH", content[26:30])
    return width & 0x3FFF, height & 0x3FFF
