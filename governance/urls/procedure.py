"""The addresses of how bodies decide, beside their pages."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views import procedure as views

urlpatterns = [
    path(pgettext_lazy("address", "structure/bodies/<slug:slug>/how-it-decides"), views.procedure, name="procedure"),
    path(
        pgettext_lazy("address", "structure/bodies/<slug:slug>/how-it-decides/set"),
        views.set_procedure,
        name="set_procedure",
    ),
]
