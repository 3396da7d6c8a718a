"""Which words of a line of Markdown are strong, stressed or code, and where do its links lead?"""

import re
from typing import Any

Runs = list[dict[str, Any]]
# One sign of markup at a time, each found without looking far: no line of any length takes long.
MARK = re.compile(
    r"(?P<escaped>\\[!-/:-@\[-`{-~])|(?P<line>\\?\n)|(?P<code>`+)|(?P<stars>\*{1,3}|(?<!\w)_{1,3}(?=\S)|_{1,3}(?!\w))"
    r"|(?P<image>!\[(?P<alt>[^\[\]\n]{0,400})\]\((?P<source>[^()\s]{0,2000})[^()\n]{0,200}\))"
    r"|(?P<link>\[(?P<words>[^\[\]\n]{1,400})\]\((?P<address>[^()\s]{0,2000})[^()\n]{0,200}\))"
    r"|<(?P<bare>(?:https?://|mailto:)[^<>\s]{1,2000})>"
)


def runs_of(text: str) -> Runs:
    """The text in runs, each with its words and whether they are strong, stressed or code."""
    runs: Runs = []
    strong = stressed = False
    at = 0
    while found := MARK.search(text, at):
        add(runs, text[at : found.start()], strong, stressed)
        at = found.end()
        if found["stars"]:
            turned = len(found["stars"])
            if not closes_or_opens(text, found, strong if turned == 2 else stressed):
                add(runs, found["stars"], strong, stressed)
                continue
            strong, stressed = strong ^ (turned >= 2), stressed ^ (turned != 2)
        elif found["code"]:
            at = add_code(runs, text, found)
        else:
            add(runs, plain(found), strong, stressed)
    add(runs, text[at:], strong, stressed)
    return runs


def add(runs: Runs, text: str, strong: bool, stressed: bool) -> None:
    """Put words at the end, joined to the run before when they look alike."""
    if not text:
        return
    looks = {"strong": strong, "stressed": stressed, "code": False}
    if runs and {name: runs[-1][name] for name in looks} == looks:
        runs[-1]["text"] += text
    else:
        runs.append({"text": text, **looks})


def add_code(runs: Runs, text: str, opening: re.Match[str]) -> int:
    """Code up to as many backticks as opened it, or the backticks themselves; returns where to go on."""
    ticks = opening["code"]
    end = text.find(ticks, opening.end())
    if end < 0:
        add(runs, ticks, False, False)
        return opening.end()
    inner = text[opening.end() : end].replace("\n", " ").strip()
    if inner:
        runs.append({"text": inner, "strong": False, "stressed": False, "code": True})
    return end + len(ticks)


def closes_or_opens(text: str, found: re.Match[str], is_open: bool) -> bool:
    """Whether a star turns something on or off, and is not a lone sign such as in 3 * 4."""
    if is_open:
        return found.start() > 0 and not text[found.start() - 1].isspace()
    after = text[found.end() : found.end() + 1]
    return bool(after) and not after.isspace() and text.find(found["stars"], found.end()) >= 0


def plain(found: re.Match[str]) -> str:
    """The words that stand for an escaped sign, the end of a line, a picture or a link."""
    if found["escaped"]:
        return found["escaped"][1]
    if found["line"]:
        return "\n" if found["line"].startswith("\\") else " "
    if found["image"]:
        return f"[{found['alt']}]"
    if found["link"]:
        address = found["address"]
        return found["words"] if not address or address == found["words"] else f"{found['words']} ({address})"
    return found["bare"].removeprefix("mailto:")
