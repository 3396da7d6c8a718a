"""What every test of packages may ask for: a shelf of its own, an eye into a PDF."""

import io
from contextlib import nullcontext

import page
import pikepdf
import pytest

from governance.packages.render import render


@pytest.fixture(autouse=True)
def one_transaction(request, monkeypatch):
    """A test that is rolled back cannot begin a snapshot of its own: only those with real commits have one."""
    mark = request.node.get_closest_marker("django_db")
    if mark is None or not mark.kwargs.get("transaction"):
        monkeypatch.setattr("governance.packages.gather.snapshot", nullcontext)


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
def validated(tmp_path):
    """Render, and hold the file against PDF/UA-1; returns its bytes."""

    def validate(contents, language="en"):
        content = render(contents, language)
        path = tmp_path / f"{language}.pdf"
        path.write_bytes(content)
        report = page.validate_pdf(str(path), profile="ua1")
        assert report.is_compliant, report
        return content

    return validate
