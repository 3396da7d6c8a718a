"""Which items and documents are in an edition?"""

from governance.enums import Edition, Purpose
from governance.packages.contents import Changes, Item, ItemChange, MeetingSection, PackageContents, Paper

TOLD = {"added", "changed"}


def compared(contents: PackageContents) -> Changes | None:
    """What a supplement tells: since the package with which it was compared, or else since the agenda was issued."""
    return contents.since("package") or contents.since("agenda")


def chosen_meetings(contents: PackageContents, edition: str) -> tuple[tuple[MeetingSection, tuple[Item, ...]], ...]:
    """The meetings that take place, each with the items that have a part in this edition."""
    return tuple(
        (meeting, tuple(item for item in meeting.numbered if _is_in(contents, edition, item)))
        for meeting in contents.held
    )


def chosen_items(contents: PackageContents, edition: str) -> tuple[Item, ...]:
    """The same, in one row."""
    return tuple(item for _meeting, items in chosen_meetings(contents, edition) for item in items)


def chosen_papers(contents: PackageContents, edition: str, item: Item, language: str) -> tuple[Paper, ...]:
    """The documents of an item in this edition: in a supplement those that came or were replaced."""
    papers = item.papers_in(language)
    change = change_of(contents, item)
    if edition != Edition.SUPPLEMENT or change is None or change.what == "added":
        return papers
    new = {(each.name, each.language) for each in change.papers if each.what in {"added", "replaced"}}
    return tuple(paper for paper in papers if (paper.name, paper.language) in new)


def change_of(contents: PackageContents, item: Item) -> ItemChange | None:
    """What became of an item since the supplement's version; None where it is the same."""
    changes = compared(contents)
    return next((each for each in changes.items if each.id == item.id), None) if changes else None


def _is_in(contents: PackageContents, edition: str, item: Item) -> bool:
    if edition == Edition.DECISIONS:
        return item.purpose == Purpose.DECISION or bool(item.motions)
    if edition == Edition.SUPPLEMENT:
        change = change_of(contents, item)
        return change is not None and change.what in TOLD
    return edition != Edition.RECORD
