"""The cast whom everybody knows, and the servers under test."""

import os

import pytest
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations
from django.utils.translation import activate

from tests.factories.house import House, build_house
from tests.factories.kept import built
from tests.migrated import template

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
real_flush = DatabaseOperations.execute_sql_flush


def flush_past_the_guards(self, sql_list):
    """Empty the tables between tests: the guards that keep history are put aside by the tables' owner."""
    tables = [
        table
        for table in self.connection.introspection.table_names()
        if table.split("_")[0] in {"groundwork", "councils", "priorities", "governance"}
    ]
    disable = [f'ALTER TABLE "{table}" DISABLE TRIGGER USER' for table in tables]
    enable = [f'ALTER TABLE "{table}" ENABLE TRIGGER USER' for table in tables]
    return real_flush(self, [*disable, *sql_list, *enable])


DatabaseOperations.execute_sql_flush = flush_past_the_guards


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where the suite runs in several processes, what is lengthy begins early, so that no process waits for it."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: item.get_closest_marker("lengthy") is None)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix) -> None:
    """A test database is copied from one that is migrated already."""
    connection.settings_dict["TEST"]["TEMPLATE"] = template()


@pytest.fixture(autouse=True)
def no_broker(settings, request):
    """Bells are rung into nothing, except where a test brings a real worker; the sweep does what is owed."""
    if request.node.get_closest_marker("worker"):
        return
    request.getfixturevalue("monkeypatch").setattr("celery.app.task.Task.delay", lambda *args, **kwargs: None)


@pytest.fixture(autouse=True)
def english():
    """Every test begins in English: the page of the test before may have been French."""
    activate("en")


@pytest.fixture
def house(db) -> House:
    """Joint Councils of two councils, three jurisdictions each, a working group, and everyone in their seats."""
    return built(build_house)


@pytest.fixture
def co_chair(house):
    return house.people["co_chair"]


@pytest.fixture
def other_co_chair(house):
    return house.people["other_co_chair"]


@pytest.fixture
def member(house):
    return house.people["member"]


@pytest.fixture
def alternate(house):
    return house.people["alternate"]


@pytest.fixture
def secretariat(house):
    return house.people["secretariat"]


@pytest.fixture
def observer(house):
    return house.people["observer"]


@pytest.fixture
def group_co_chair(house):
    return house.people["group_co_chair"]


@pytest.fixture
def stranger(house):
    return house.people["stranger"]
