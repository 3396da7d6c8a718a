"""How did the councils come to where they are, what was found, and what stays open?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from priorities.enums import FindingKind
from priorities.queries.findings import Section, section, sections
from priorities.queries.priorities import levels
from priorities.views.tabs import tabs

# In the order of the slides; the address on the page, the kinds of findings, the words in the list of contents.
CONTENTS: list[tuple[str, tuple[str, ...], str | Promise]] = [
    ("expected", (FindingKind.OUTCOME,), _("Expected outcomes")),
    ("timeline", (FindingKind.GATHERING, FindingKind.MILESTONE, FindingKind.HISTORY), _("Background")),
    ("framework", (), _("Operating framework")),
    ("themes", (FindingKind.THEME,), _("Themes identified")),
    ("challenges", (FindingKind.CHALLENGE,), _("Challenges identified")),
    ("evolution", (FindingKind.PERIOD,), _("Evolution of the Joint Councils")),
    ("statements", (FindingKind.STATEMENT,), _("What the deck states")),
    ("drivers", (FindingKind.DRIVER,), _("The case for change")),
    ("questions", (FindingKind.QUESTION,), _("Questions")),
    ("open", (FindingKind.OPEN,), _("What stays open")),
]


@require_safe
def background_page(request: HttpRequest) -> HttpResponse:
    """What the deck says, slide by slide, and what it leaves open."""
    found = sections()
    framework = levels()
    contents = [
        (anchor, words)
        for anchor, kinds, words in CONTENTS
        if any(found[kind].groups for kind in kinds) or (anchor == "framework" and framework)
    ]
    words = {
        "tabs": tabs("background"),
        "section": "priorities",
        "contents": contents,
        "levels": framework,
        "asked": by_slide(found[FindingKind.QUESTION]),
        "found": found,
    }
    return render(request, "priorities/background.html", words)


def by_slide(whole: Section) -> list[Section]:
    """One section for each source, in the order in which the sources first occur."""
    sources = dict.fromkeys(finding.source for finding in whole.findings)
    return [section(each for each in whole.findings if each.source == source) for source in sources]
