"""By which short key will a body be known that a motion would establish?"""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.text import slugify

LONGEST_KEY = 24


def key_for(given: Mapping[str, Any], taken: Collection[str]) -> str:
    """A key in capitals from the English acronym, or else from the English name; numbered when it is taken.

    It begins with a letter and is 2 to 24 letters, figures and hyphens long.
    """
    wanted = str(given.get("acronym_en") or given.get("name_en") or "")
    plain = slugify(wanted).replace("_", "-").strip("-").upper()
    if len(plain) < 2 or not plain[0].isalpha():
        plain = f"BODY-{plain}".strip("-")
    plain = shortened(plain, LONGEST_KEY)
    number, key = 1, plain
    while key in taken:
        number += 1
        key = f"{shortened(plain, LONGEST_KEY - len(str(number)) - 1)}-{number}"
    return key


def shortened(key: str, length: int) -> str:
    """The key, cut between two words where that leaves enough of it."""
    if len(key) <= length:
        return key
    cut = key[: length + 1].rfind("-")
    return key[: cut if cut > length // 2 else length].strip("-")
