"""Which condition says that exactly one of several columns is filled?"""

from django.db.models import Q


def exactly_one(columns: list[str]) -> Q:
    """True when one of the columns is filled and the others are not."""
    condition = Q()
    for filled in columns:
        condition |= Q(**{f"{column}__isnull": column != filled for column in columns})
    return condition
