"""What every test of packages may ask for: a shelf of its own, an eye into a PDF."""

import io
from contextlib import nullcontext

import page
import pikepdf
import pytest

from governance.packages.setting import set_part
from tests.factories.rendering import render


@pytest.fixture(autouse=True)
def one_transaction(request, monkeypatch):
    """A test that is rolled back cannot begin a snapshot of its own: only those with real commits have one."""
    mark = request.node.get_closest_marker("django_db")
    if mark is None or not mark.kwargs.get("transaction"):
        for module in ("gather", "snapshots", "verifying"):
            monkeypatch.setattr(f"governance.packages.{module}.snapshot", nullcontext)


@pytest.fixture
def shelf(settings, tmp_path):
    """A storage that nobody else uses; returns its folder."""
    where = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": where}
    return tmp_path


@pytest.fixture
def opened():
    """Open rendered contents with pikepdf."""

    def open_it(contents, language="en"):
        return pikepdf.open(io.BytesIO(render(contents, language)))

    return open_it


@pytest.fixture
def compliant(tmp_path):
    """Hold a file against PDF/UA-1; returns its bytes."""

    def check(content):
        path = tmp_path / "checked.pdf"
        path.write_bytes(content)
        report = page.validate_pdf(str(path), profile="ua1")
        assert report.is_compliant, report
        return content

    return check


@pytest.fixture
def validated(compliant):
    """Render, and hold the file against PDF/UA-1; returns its bytes."""

    def validate(contents, language="en"):
        return compliant(render(contents, language))

    return validate


@pytest.fixture
def set_and_opened(compliant):
    """Set one part, hold it against PDF/UA-1, and open it."""

    def open_it(part):
        return pikepdf.open(io.BytesIO(compliant(set_part(part, 0))))

    return open_it
