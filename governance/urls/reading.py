"""The addresses of reading an agenda beforehand and of the consent group."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views.agendas import advance_reading, consent

urlpatterns = [
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/read-beforehand"),
        advance_reading.read_beforehand,
        name="read_beforehand",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/items/<int:pk>/mark"),
        advance_reading.mark_beforehand,
        name="mark_beforehand",
    ),
    path(pgettext_lazy("address", "meetings/<slug:slug>/consent-group"), consent.consent_group, name="consent_group"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/consent-group/carry"), consent.carry_group, name="carry_group"),
    path(pgettext_lazy("address", "meetings/<slug:slug>/items/<int:pk>/take-out"), consent.take_out, name="take_out"),
]
