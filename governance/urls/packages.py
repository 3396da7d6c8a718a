"""The addresses of packages."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views import packages as views
from governance.views import packages_files as files

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
        pgettext_lazy("address", "meetings/<slug:slug>/package/mine"),
        views.compile_mine,
        name="compile_mine",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/package/<int:version>/stop"),
        views.stop_package,
        name="stop_package",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/package/<int:version>/again"),
        views.package_again,
        name="package_again",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/package/<int:version>/read"),
        files.package_page,
        name="package_page",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/package/<int:version>/parts/<int:part>/again"),
        views.part_again,
        name="part_again",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/package/<int:version>/<slug:language>"),
        files.package_file,
        name="package_file",
    ),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/package/<int:version>/<slug:language>/<slug:kind>"),
        files.package_file,
        name="package_file_kind",
    ),
]
