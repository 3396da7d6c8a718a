"""The addresses of consultations."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views.recommendations import consultations as views

urlpatterns = [
    path(pgettext_lazy("address", "consultations"), views.consultations, name="consultations"),
    path(pgettext_lazy("address", "consultations/new"), views.new_consultation, name="new_consultation"),
    path(pgettext_lazy("address", "consultations/<int:pk>"), views.consultation, name="consultation"),
    path(
        pgettext_lazy("address", "consultations/<int:pk>/edit"), views.revise_consultation, name="revise_consultation"
    ),
]
