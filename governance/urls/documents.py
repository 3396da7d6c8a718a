"""The addresses of the documents of items."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views.intake import documents

urlpatterns = [
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/items/<int:pk>/documents"),
        documents.item_documents,
        name="item_documents",
    ),
    path(
        pgettext_lazy("address", "proposed-items/<int:pk>/documents"),
        documents.proposed_documents,
        name="proposed_documents",
    ),
    path(pgettext_lazy("address", "documents/<int:pk>"), documents.document, name="document"),
    path(
        pgettext_lazy("address", "documents/<int:pk>/replace"),
        documents.replace_document,
        name="replace_document",
    ),
    path(
        pgettext_lazy("address", "documents/<int:pk>/other-language"),
        documents.other_language_document,
        name="other_language_document",
    ),
    path(pgettext_lazy("address", "documents/<int:pk>/remove"), documents.remove_document, name="remove_document"),
]
