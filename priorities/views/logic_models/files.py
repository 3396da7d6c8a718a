"""How does a logic model leave the house: as a picture, on paper, in a spreadsheet?"""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from priorities.drawing.file import as_svg
from priorities.models import LogicModel
from priorities.printing.logic_model import print_model, version_in_words
from priorities.queries.logic_models import drawn
from priorities.queries.sheets.writing import as_file, template_file
from priorities.views.logic_models.found import readable


@require_safe
def logic_model_svg(request: HttpRequest, model: int) -> HttpResponse:
    """The drawing."""
    row = readable(request, model)
    return named(row, as_svg(drawn(row), version_in_words(row)), "image/svg+xml; charset=utf-8", "svg")


@require_safe
def logic_model_pdf(request: HttpRequest, model: int) -> HttpResponse:
    """The drawing, the same as text, and the reasoning, as a tagged PDF."""
    row = readable(request, model)
    return named(row, print_model(drawn(row), timezone.localdate()), "application/pdf", "pdf")


@require_safe
def logic_model_csv(request: HttpRequest, model: int) -> HttpResponse:
    """Nodes and links, with both languages side by side; the file can be imported into a draft."""
    row = readable(request, model)
    return named(row, as_file(drawn(row)), "text/csv; charset=utf-8", "csv")


@require_safe
def sheet_template(request: HttpRequest) -> HttpResponse:
    """An empty file with its headings, and lines that show how."""
    response = HttpResponse(template_file(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_("logic-model-template.csv")}"'
    return response


def named(model: LogicModel, content: str | bytes, kind: str, ending: str) -> HttpResponse:
    """The file under the name of the body and the version."""
    response = HttpResponse(content, content_type=kind)
    name = f"{_('logic-model')}-{slugify(model.body.key)}-{model.version}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
