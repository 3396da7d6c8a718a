"""What every test of summaries may ask for: a shelf of its own, and a summary that is ready."""

from contextlib import nullcontext

import pytest

from governance.summaries.compile import compile_summary
from tests.factories.reports import requested


@pytest.fixture(autouse=True)
def one_transaction(request, monkeypatch):
    """A test that is rolled back cannot begin a snapshot of its own: only those with real commits have one."""
    mark = request.node.get_closest_marker("django_db")
    if mark is None or not mark.kwargs.get("transaction"):
        monkeypatch.setattr("governance.summaries.gather.snapshot", nullcontext)


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    """A storage that nobody else uses; returns its folder."""
    where = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": where}
    return tmp_path


@pytest.fixture
def compiled(house):
    """Compile the summary of a line."""

    def compile_it(body="PSSDC", **period):
        summary = requested(house, body, **period)
        done = compile_summary(summary.pk)
        summary.refresh_from_db()
        assert done, summary.problem
        return summary

    return compile_it
