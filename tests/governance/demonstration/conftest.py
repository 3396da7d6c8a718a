"""The demonstration, loaded once for the tests of a module and then cleared away."""

import pytest
from django.core.management import call_command

from governance.demonstration.loading.whole import load_demonstration


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The demonstration is in the database while the tests of the module run."""
    with django_db_blocker.unblock():
        load_demonstration()
        yield
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def demonstration(loaded, db):
    """The same, for a test that may change it: what it changes is rolled back."""
