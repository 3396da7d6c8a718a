"""How does a migration have the database refuse something on several tables at once?"""

from collections.abc import Iterable


def guarded(tables: Iterable[str], moment: str, name: str) -> str:
    """The trigger of this name, which refuses what would happen at this moment, on each of the tables.

    `moment` is DELETE, UPDATE or TRUNCATE. `house_refuses()` is a function of groundwork's first guards.
    """
    return "\n".join(
        f"CREATE TRIGGER {name} BEFORE {moment} ON {table} FOR EACH {'STATEMENT' if moment == 'TRUNCATE' else 'ROW'}"
        " EXECUTE FUNCTION house_refuses();"
        for table in tables
    )


def unguarded(tables: Iterable[str], name: str) -> str:
    """The trigger of this name taken away from each of the tables."""
    return "\n".join(f"DROP TRIGGER {name} ON {table};" for table in tables)
