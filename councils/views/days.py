"""How does a page about one day keep that day in its links to pages that follow the same day?"""

from django.http import HttpRequest

from councils.forms import WORDS


def days_asked(request: HttpRequest) -> str:
    """The days of the address, as a query; empty for today, as known now."""
    query = request.GET.copy()
    query.clear()
    for name in ("as_of", "known_on"):
        query.update({word: request.GET[word] for word in WORDS[name] if request.GET.get(word)})
    return f"?{query.urlencode()}" if query else ""
