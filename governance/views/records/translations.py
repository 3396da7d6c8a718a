"""How is a text sent to a translator, handed out as a document, and brought back?"""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import BaseForm, Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from governance.actions.records import translations as acts
from governance.docx.translation import read_translation, write_translation
from governance.forms.records.translations import AskTranslationForm, GiveTranslationForm, ReturnForm
from governance.models import TranslationRequest
from governance.queries.records import translations as queries
from governance.queries.records.translations_kinds import KINDS, text_of
from governance.rules.translations import refuse_dispose, refuse_read_queue, refuse_read_request
from governance.views.act_pages import act_page, acted
from governance.views.reading import address, person_of, posted_from
from governance.views.records.word import handed_out
from groundwork.bilingual import Pair, other_language
from groundwork.refusals import require

UNUSABLE = 422
SCOPES: dict[str, str | Promise] = {
    "mine": gettext_lazy("Mine, or nobody’s"),
    "open": gettext_lazy("All that are out"),
    "back": pgettext_lazy("translations", "Back"),
}

TRANSLATORS: dict[str, str | Promise] = {"mine": gettext_lazy("Mine"), "back": SCOPES["back"]}


@login_required
@require_safe
def translations(request: HttpRequest) -> HttpResponse:
    """The queue: mine, all that is out, or what came back."""
    person, scope = person_of(request), request.GET.get("show", "")
    refusal = refuse_read_queue(person)
    if refusal and not TranslationRequest.objects.filter(translator=person, withdrawn_at=None).exists():
        require(refusal)
    scopes = TRANSLATORS if refusal else SCOPES
    scope = scope if scope in scopes else "mine"
    return render(request, "governance/translations/queue.html", {
        "rows": queries.queue_of(person, scope, own=refusal is not None), "scope": scope,
        "scopes": [{"name": name, "label": label, "current": name == scope} for name, label in scopes.items()],
    })  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask_translation(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Send a text to a translator."""
    require(refuse_read_queue(person_of(request)))
    text = text_of(kind, number)
    if text is None:
        raise Http404
    into = next((code for code in ("fr", "en") if any(code in pair.unready() for pair in text.pairs.values())), "fr")
    start = {"into": into, "due_on": (timezone.localdate() + timedelta(days=7)).isoformat()}
    data = request.POST if request.method == "POST" else None
    form = AskTranslationForm(queries.translators(), data, initial=start)

    def act() -> str:
        made = acts.ask_translation(
            kind=kind, number=number, into=form.cleaned_data["into"], due_on=form.cleaned_data["due_on"],
            translator=form.translator, by=person_of(request),
        )  # fmt: skip
        return address("translation", made.pk)

    return act_page(request, "governance/translations/ask.html", form, act, {"text": text, "kind": KINDS[kind].words})


@never_cache
@login_required
@require_safe
def translation(request: HttpRequest, pk: int) -> HttpResponse:
    """A request: what it is about, its document, and the way back."""
    return show(request, found(request, pk))


def found(request: HttpRequest, pk: int) -> TranslationRequest:
    """The request, for who may read it. Raises Http404 and Refused."""
    rows = TranslationRequest.objects.select_related("translator", "asked_by", "returned_by")
    row = rows.filter(pk=pk).first()
    require(refuse_read_request(person_of(request), row) if row else refuse_read_queue(person_of(request)))
    if row is None:
        raise Http404
    return row


def show(request: HttpRequest, row: TranslationRequest, failed: BaseForm | None = None) -> HttpResponse:
    """The page; `failed` is a form whose act was refused."""
    row.refresh_from_db()
    source = other_language(row.into)
    may_dispose = refuse_dispose(person_of(request), row) is None
    start = {"translator": row.translator_id}
    give = GiveTranslationForm(queries.translators(), initial=start) if may_dispose else None
    return render(request, "governance/translations/translation.html", {
        "row": queries.row_of(row), "differences": queries.differences(row) if not row.returned_at else (),
        "form": failed if isinstance(failed, ReturnForm) else ReturnForm(), "failed": failed, "give": give,
        "may_dispose": may_dispose,
        "may_read_text": refuse_read_queue(person_of(request)) is None,
        "texts": [Pair(**sides) for sides in row.fields.values()], "source": source, "once": uuid.uuid4(),
    }, status=UNUSABLE if failed else 200)  # fmt: skip


@login_required
@posted_from("translation", "pk")
def translation_document(request: HttpRequest, pk: int) -> HttpResponse:
    """The document in two columns; whoever takes it is noted."""
    row = found(request, pk)
    acts.take_translation(request=row, by=person_of(request))
    title = queries.row_of(row).title
    content = write_translation(
        number=row.pk, source_hash=row.source_hash, title=title.read(other_language(row.into)), fields=row.fields,
        into=row.into,
    )  # fmt: skip
    return handed_out(content, f"{row.kind}-{row.number}-{row.into}")


@login_required
@posted_from("translation", "pk")
def return_translation(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring the document back."""
    row, form = found(request, pk), ReturnForm(request.POST, request.FILES)

    def act() -> None:
        file = form.cleaned_data["file"]
        read = read_translation(file.name, file.read(), row.fields, row.into)
        source_hash = read.source_hash if read.number == row.pk else ""
        acts.return_translation(request=row, words=read.words, source_hash=source_hash, by=person_of(request))

    return back(request, row, form, act, _("The translation is back, and its texts are set."))


@login_required
@posted_from("translation", "pk")
def give_translation(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it to another translator."""
    row, form = found(request, pk), GiveTranslationForm(queries.translators(), request.POST)
    return back(request, row, form, lambda: acts.give_translation(
        request=row, translator=form.translator, by=person_of(request)), _("Given to somebody."))  # fmt: skip


@login_required
@posted_from("translation", "pk")
def renew_translation(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the texts out anew, as they stand."""
    row = found(request, pk)
    return back(request, row, Form(request.POST), lambda: acts.renew_translation(
        request=row, by=person_of(request)), _("The texts are out as they stand now."))  # fmt: skip


@login_required
@posted_from("translation", "pk")
def withdraw_translation(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it is not wanted any more."""
    row = found(request, pk)
    return back(request, row, Form(request.POST), lambda: acts.withdraw_translation(
        request=row, by=person_of(request)), _("The request is withdrawn."))  # fmt: skip


def back(
    request: HttpRequest, row: TranslationRequest, form: BaseForm, act: Callable[[], Any], said: str
) -> HttpResponse:
    """Do it once and come back to the request; or show why it was not done."""
    return acted(request, form, act, address("translation", row.pk), said) or show(request, row, form)
