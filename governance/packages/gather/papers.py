"""Which documents has an item, and which of them may not be in the package?"""

from collections.abc import Iterable

from governance import models
from governance.enums import Marking
from governance.packages.contents import Item, Paper
from governance.packages.gather.sight import Sight

ORDER = [Marking.UNCLASSIFIED, Marking.PROTECTED_A]


def papers_of(item: models.AgendaItem, sight: Sight) -> tuple[Paper, ...]:
    """The documents that stand under an item, in their order. No query where they were prefetched."""
    rows = list(item.documents.all())
    first: dict[int, int] = {}
    for row in rows:
        first[row.position] = min(row.pk, first.get(row.position, row.pk))
    return tuple(_paper(row, f"att:{first[row.position]}", sight) for row in rows)


def _paper(row: models.Document, key: str, sight: Sight) -> Paper:
    if row.withheld and sight.kept_back:
        return Paper(id=row.pk, key=key, position=row.position, language=row.language, withheld=True)
    return Paper(
        id=row.pk,
        key=key,
        position=row.position,
        language=row.language,
        title=row.title,
        description=row.description,
        name=row.name,
        media_type=row.media_type,
        size=row.size,
        sha256=row.sha256,
        path=row.file.name or "",
        pages=row.pages,
        marking=str(row.marking),
        problem=row.problem,
    )


def highest(own: str, items: Iterable[Item]) -> str:
    """The marking of the whole: the highest of the gathering's own and of every document that is included."""
    found = [own, *(paper.marking for item in items for paper in item.papers)]
    return str(max(found, key=lambda each: ORDER.index(Marking(each))))
