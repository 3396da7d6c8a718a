"""How is a text sent to a translator, handed out as a document, and brought back?"""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import BaseForm, Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
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
from governance.rules.translations import refuse_read_queue
from governance.views.reading import SEE_OTHER, address, person_of, posted_from
from governance.views.records.word import handed_out
from groundwork.attempts import attempted
from groundwork.bilingual import Pair, other_language
from groundwork.once import done_once
from groundwork.refusals import require

UNUSABLE = 422
SCOPES: dict[str, str | Promise] = {
    "mine": gettext_lazy("Mine, or nobody’s"),
    "open": gettext_lazy("All that are out"),
    "back": pgettext_lazy("translations", "Back"),
}


@login_required
@require_safe
def translations(request: HttpRequest) -> HttpResponse:
    """The queue: mine, all that is out, or what came back."""
    require(refuse_read_queue(person_of(request)))
    scope = request.GET.get("show", "")
    scope = scope if scope in SCOPES else "mine"
    return render(request, "governance/translations/queue.html", {
        "rows": queries.queue_of(person_of(request), scope), "scope": scope,
        "scopes": [{"name": name, "label": label, "current": name == scope} for name, label in SCOPES.items()],
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

    going_to = (
        attempted(form, lambda: done_once(request, act)) if request.method == "POST" and form.is_valid() else None
    )
    if going_to:
        return HttpResponseRedirect(going_to, status=SEE_OTHER)
    return render(request, "governance/translations/ask.html", {
        "form": form, "text": text, "kind": KINDS[kind].words, "once": uuid.uuid4(),
    }, status=UNUSABLE if form.errors else 200)  # fmt: skip


@never_cache
@login_required
@require_safe
def translation(request: HttpRequest, pk: int) -> HttpResponse:
    """A request: what it is about, its document, and the way back."""
    return show(request, found(request, pk))


def found(request: HttpRequest, pk: int) -> TranslationRequest:
    """The request. Raises Http404 and Refused."""
    require(refuse_read_queue(person_of(request)))
    rows = TranslationRequest.objects.select_related("translator", "asked_by", "returned_by")
    return get_object_or_404(rows, pk=pk)


def show(request: HttpRequest, row: TranslationRequest, failed: BaseForm | None = None) -> HttpResponse:
    """The page; `failed` is a form whose act was refused."""
    row.refresh_from_db()
    source = other_language(row.into)
    give = GiveTranslationForm(queries.translators(), initial={"translator": row.translator_id})
    return render(request, "governance/translations/translation.html", {
        "row": queries.row_of(row), "differences": queries.differences(row) if not row.returned_at else (),
        "form": failed if isinstance(failed, ReturnForm) else ReturnForm(), "failed": failed, "give": give,
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
        back = read_translation(file.name, file.read(), row.fields, row.into)
        source_hash = back.source_hash if back.number == row.pk else ""
        acts.return_translation(request=row, words=back.words, source_hash=source_hash, by=person_of(request))

    return acted(request, row, form, act, _("The translation is back, and its texts are set."))


@login_required
@posted_from("translation", "pk")
def give_translation(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it to another translator."""
    row, form = found(request, pk), GiveTranslationForm(queries.translators(), request.POST)
    return acted(request, row, form, lambda: acts.give_translation(
        request=row, translator=form.translator, by=person_of(request)), _("Given to somebody."))  # fmt: skip


@login_required
@posted_from("translation", "pk")
def renew_translation(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the texts out anew, as they stand."""
    row = found(request, pk)
    return acted(request, row, Form(request.POST), lambda: acts.renew_translation(
        request=row, by=person_of(request)), _("The texts are out as they stand now."))  # fmt: skip


@login_required
@posted_from("translation", "pk")
def withdraw_translation(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it is not wanted any more."""
    row = found(request, pk)
    return acted(request, row, Form(request.POST), lambda: acts.withdraw_translation(
        request=row, by=person_of(request)), _("The request is withdrawn."))  # fmt: skip


def acted(
    request: HttpRequest, row: TranslationRequest, form: BaseForm, act: Callable[[], Any], said: str
) -> HttpResponse:
    """Do it once and come back to the request; or show why it was not done."""

    def once() -> str:
        act()
        return address("translation", row.pk)

    going_to = attempted(form, lambda: done_once(request, once)) if form.is_valid() else None
    if going_to is None:
        return show(request, row, form)
    messages.success(request, said)
    return HttpResponseRedirect(going_to, status=SEE_OTHER)
