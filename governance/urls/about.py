"""The addresses of what governance tells of bodies and jurisdictions, beside their pages."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views.about import bodies as about_bodies
from governance.views.about import jurisdictions as about_jurisdictions

urlpatterns = [
    path(
        pgettext_lazy("address", "structure/bodies/<slug:slug>/decisions-and-reports"),
        about_bodies.about_body,
        name="about_body",
    ),
    path(
        pgettext_lazy("address", "structure/jurisdictions/<slug:code>/votes-and-actions"),
        about_jurisdictions.about_jurisdiction,
        name="about_jurisdiction",
    ),
]
