"""The addresses of packages."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views import packages as views

urlpatterns = [
    path(pgettext_lazy("address", "meetings/<slug:slug>/package"), views.package, name="package"),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/package/status"),
        views.package_status,
        name="package_status",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/package/compile"),
        views.compile_now,
        name="compile_now",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/package/<int:version>/<slug:language>"),
        views.package_file,
        name="package_file",
    ),
]
