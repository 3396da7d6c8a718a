"""What does every page know? The house's own name, and where the same page stands in the other language.

Nothing here asks the database: a page that fails must still find its frame.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language_from_path, override

from groundwork.bilingual import LANGUAGES, Pair, reader_language

TAGS = {"en": "en-CA", "fr": "fr-CA"}
OWN_NAMES = {"en": "English", "fr": "Français"}
THEMES = ("light", "dark")


@dataclass(frozen=True)
class House:
    """Whose house it is: its names, who keeps its secretariat, where help is asked.

    `demo` marks a demonstration; `directory` says that people may sign in through their own government.
    """

    name: Pair
    secretariat: Pair
    demo: bool
    directory: bool = False
    help_email: str = ""
    theme: str = ""


@dataclass(frozen=True)
class LanguageLink:
    """The same page in one language: `en`, `en-CA`, `English`, its address; is it the one read?"""

    code: str
    tag: str
    name: str
    url: str
    current: bool


def _pair(name: str, en: str, fr: str) -> Pair:
    return Pair(*getattr(settings, name, (en, fr)))


def this_house(theme: str = "") -> House:
    """The house as the settings name it: HOUSE_NAME and SECRETARIAT are couples (English, French)."""
    return House(
        name=_pair("HOUSE_NAME", "Joint Councils", "Conseils mixtes"),
        secretariat=_pair(
            "SECRETARIAT",
            "Institute for Citizen-Centred Service (ICCS)",
            "Institut des services axés sur les citoyens (ISAC)",
        ),
        demo=bool(getattr(settings, "DEMO", False)),
        directory=bool(getattr(settings, "SOCIALACCOUNT_PROVIDERS", {})),
        help_email=getattr(settings, "HELP_EMAIL", ""),
        theme=theme if theme in THEMES else "",
    )


def in_language(address: str, code: str) -> str:
    """The same page in this language, its query kept; for an unknown page only the prefix changes."""
    with override(get_language_from_path(address) or code):  # an address is only known in its own language
        found = translate_url(address, code)
    if found != address:
        return found
    for prefix in LANGUAGES:
        if address == f"/{prefix}" or address.startswith((f"/{prefix}/", f"/{prefix}?")):
            return f"/{code}{address[len(prefix) + 1 :]}"
    return f"/{code}/" if address == "/" else address


def language_links(request: HttpRequest) -> list[LanguageLink]:
    """The page in both languages, English first."""
    here = request.get_full_path()
    return [
        LanguageLink(code, TAGS[code], OWN_NAMES[code], in_language(here, code), code == reader_language())
        for code in LANGUAGES
    ]


def house(request: HttpRequest) -> dict[str, Any]:
    """The context processor: `house`, `language_links` and `language_tag` (en-CA, fr-CA)."""
    return {
        "house": this_house(request.COOKIES.get("theme", "")),
        "language_links": language_links(request),
        "language_tag": TAGS[reader_language()],
    }
