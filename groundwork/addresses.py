"""Where does a page stand in each language, when more than its prefix differs?"""

from collections.abc import Callable, Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import override

from groundwork.bilingual import LANGUAGES, reader_language
from groundwork.context import OWN_NAMES, TAGS, LanguageLink


def in_both_languages(request: HttpRequest, name: str, places: Callable[[str], Sequence[object]]) -> list[LanguageLink]:
    """The page in each language, its query kept; `places` fill its address, whose words differ in each language."""
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    links = []
    for code in LANGUAGES:
        with override(code):
            url = reverse(name, args=places(code)) + query
        links.append(LanguageLink(code, TAGS[code], OWN_NAMES[code], url, code == reader_language()))
    return links


def mine(links: Sequence[LanguageLink]) -> str:
    """The address in the reader's language."""
    return next(link.url for link in links if link.current)
