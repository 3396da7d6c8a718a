"""What does the template get? The contents in one language: every word ready, every anchor named."""

from typing import Any

from django.utils import timezone, translation

from governance.packages.contents import PackageContents
from governance.packages.sections.agenda import agenda
from governance.packages.sections.colophon import colophon
from governance.packages.sections.cover import cover, running, title
from governance.packages.sections.follow_ups import actions
from governance.packages.sections.furniture import furniture
from governance.packages.sections.items import meetings
from governance.packages.sections.register import decisions

__all__ = ["shape"]


def shape(contents: PackageContents, language: str) -> dict[str, Any]:
    """The whole package in `language`, as JSON can hold it."""
    with translation.override(language), timezone.override(timezone.get_default_timezone()):
        return {
            "lang": language,
            "title": title(contents, language),
            "words": furniture(),
            "running": running(contents, language),
            "cover": cover(contents, language),
            "agenda": agenda(contents, language),
            "meetings": meetings(contents, language),
            "decisions": decisions(contents.decisions, language),
            "actions": actions(contents.actions, language),
            "colophon": colophon(contents, language),
        }
