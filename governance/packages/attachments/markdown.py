"""Which headings, lists, tables and paragraphs does a text in Markdown have? A safe part of it; HTML is text.

A small shaping rather than a library: what it does not know stays readable, since Markdown is text.
"""

import re
from typing import Any

from governance.packages.attachments.markdown_inline import Runs, runs_of

Block = dict[str, Any]
HEADING = re.compile(r"(#{1,6})[ ]+(?=\S)")
UNDERLINE = re.compile(r"(=+|-+)[ ]*$")
RULE = re.compile(r"[ ]{0,3}([-*_])([ ]*\1){2,}[ ]*$")
FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
BULLET = re.compile(r"([ ]{0,3})([-*+]|\d{1,9}[.)])([ ]+)(?=\S)")
QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
TABLE_RULE = re.compile(r"\|?[ ]*:?-+:?[ ]*(\|[ ]*:?-+:?[ ]*)*\|?$")
DEEPEST = 6
DEEPEST_HEADING = 6
MOST_COLUMNS = 12


def blocks_of(text: str) -> list[Block]:
    """The blocks of the text. Headings begin at level 2, below the title of the document, and skip none."""
    blocks = shape(text.split("\n"), 0)
    last = 1
    for block in blocks:
        if block["kind"] == "heading":
            last = block["level"] = min(block["level"] + 1, last + 1, DEEPEST_HEADING)
    return blocks


def shape(lines: list[str], depth: int) -> list[Block]:
    """Blocks of these lines; deeper than `DEEPEST` everything is a paragraph."""
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        block, at = next_block(lines, at, depth)
        blocks.append(block)
    return blocks


def next_block(lines: list[str], at: int, depth: int) -> tuple[Block, int]:
    """The block that begins here, and where the next one may."""
    line = lines[at]
    if FENCE.match(line):
        return fenced(lines, at)
    if RULE.match(line):
        return {"kind": "rule"}, at + 1
    if found := HEADING.match(line):
        return heading(len(found[1]), line[found.end() :].rstrip(" #"), depth), at + 1
    if depth < DEEPEST and QUOTE.match(line):
        return quote(lines, at, depth)
    if depth < DEEPEST and BULLET.match(line):
        return listing(lines, at, depth)
    if "|" in line and at + 1 < len(lines) and "-" in lines[at + 1] and TABLE_RULE.match(lines[at + 1].strip()):
        return table(lines, at)
    if line.startswith("    "):
        return indented(lines, at)
    return paragraph(lines, at, depth)


def heading(level: int, text: str, depth: int) -> Block:
    """A heading; within a list or a quotation it is a strong line, since it orders nothing there."""
    if depth:
        return {"kind": "paragraph", "runs": [{**run, "strong": True} for run in runs_of(text)]}
    return {"kind": "heading", "level": level, "runs": runs_of(text)}


def fenced(lines: list[str], at: int) -> tuple[Block, int]:
    """Code between fences; an open fence runs to the end."""
    found = FENCE.match(lines[at])
    assert found is not None
    end = at + 1
    while end < len(lines) and not lines[end].lstrip().startswith(found[1]):
        end += 1
    return {"kind": "code", "text": "\n".join(lines[at + 1 : end])}, end + 1


def indented(lines: list[str], at: int) -> tuple[Block, int]:
    """Code set in by four spaces."""
    end = at
    while end < len(lines) and lines[end].startswith("    "):
        end += 1
    return {"kind": "code", "text": "\n".join(line[4:] for line in lines[at:end])}, end


def quote(lines: list[str], at: int, depth: int) -> tuple[Block, int]:
    """Lines that begin with >."""
    end = at
    while end < len(lines) and QUOTE.match(lines[end]):
        end += 1
    inner = [QUOTE.sub("", line, count=1) for line in lines[at:end]]
    return {"kind": "quote", "blocks": shape(inner, depth + 1)}, end


def listing(lines: list[str], at: int, depth: int) -> tuple[Block, int]:
    """A list and its items; a line set in below an item belongs to it."""
    first = BULLET.match(lines[at])
    assert first is not None
    ordered = first[2][0].isdigit()
    items: list[list[str]] = []
    indent = 0
    while at < len(lines):
        line, found = lines[at], BULLET.match(lines[at])
        if found and (not items or len(found[1]) < indent) and found[2][0].isdigit() == ordered:
            indent = len(found[0])
            items.append([line[indent:]])
        elif items and (line.startswith(" " * indent) or not line.strip()) and not ends_list(lines, at, indent):
            items[-1].append(line[indent:])
        elif items and not starts_block(line) and lines[at - 1].strip():
            items[-1].append(line.strip())
        else:
            break
        at += 1
    start = int(first[2][:-1]) if ordered else 1
    return {"kind": "list", "ordered": ordered, "start": start, "items": [shape(item, depth + 1) for item in items]}, at


def ends_list(lines: list[str], at: int, indent: int) -> bool:
    """Whether an empty line is followed by something that is not of this list."""
    if lines[at].strip():
        return False
    rest = next((line for line in lines[at + 1 : at + 4] if line.strip()), "")
    return not (rest.startswith(" " * indent) or BULLET.match(rest))


def starts_block(line: str) -> bool:
    """Whether a line can not go on a paragraph."""
    patterns = (HEADING, FENCE, RULE, BULLET, QUOTE)
    return not line.strip() or any(pattern.match(line) for pattern in patterns)


def table(lines: list[str], at: int) -> tuple[Block, int]:
    """A table with its head; rows are filled or cut to the width of the head."""
    head = cells(lines[at])[:MOST_COLUMNS]
    end = at + 2
    while end < len(lines) and "|" in lines[end]:
        end += 1
    rows = [(cells(line) + [runs_of("")] * len(head))[: len(head)] for line in lines[at + 2 : end]]
    return {"kind": "table", "head": head, "rows": rows}, end


def cells(line: str) -> list[Runs]:
    """The cells of a line of a table."""
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [runs_of(cell.replace("\\|", "|").strip()) for cell in re.split(r"(?<!\\)\|", inner)]


def paragraph(lines: list[str], at: int, depth: int) -> tuple[Block, int]:
    """Lines up to an empty one or the next block; underlined, they are a heading."""
    end = at + 1
    while end < len(lines) and not starts_block(lines[end]) and not UNDERLINE.match(lines[end]):
        end += 1
    text = "\n".join(line.strip() + ("\\" if line.endswith("  ") else "") for line in lines[at:end])
    if end < len(lines) and (found := UNDERLINE.match(lines[end])):
        return heading(1 if found[1][0] == "=" else 2, text.rstrip("\\"), depth), end + 1
    return {"kind": "paragraph", "runs": runs_of(text)}, end
