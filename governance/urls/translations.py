"""The addresses of texts at a translator, and of agendas and records as Word documents."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views.records import translations as views
from governance.views.records import word

urlpatterns = [
    path(pgettext_lazy("address", "translations"), views.translations, name="translations"),
    path(
        pgettext_lazy("address", "translations/ask/<slug:kind>/<int:number>"),
        views.ask_translation,
        name="ask_translation",
    ),
    path(pgettext_lazy("address", "translations/<int:pk>"), views.translation, name="translation"),
    path(
        pgettext_lazy("address", "translations/<int:pk>/document"),
        views.translation_document,
        name="translation_document",
    ),
    path(pgettext_lazy("address", "translations/<int:pk>/back"), views.return_translation, name="return_translation"),
    path(pgettext_lazy("address", "translations/<int:pk>/give"), views.give_translation, name="give_translation"),
    path(pgettext_lazy("address", "translations/<int:pk>/renew"), views.renew_translation, name="renew_translation"),
    path(
        pgettext_lazy("address", "translations/<int:pk>/withdraw"),
        views.withdraw_translation,
        name="withdraw_translation",
    ),
    path(pgettext_lazy("address", "meetings/<slug:slug>/agenda/word"), word.agenda_word, name="agenda_word"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/record/<int:pk>/word"), word.record_word, name="record_word"),
]
