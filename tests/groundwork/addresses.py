"""Addresses for the tests of the threshold: a home, one thing, the house's own pages, the door."""

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpResponse
from django.urls import include, path

urlpatterns = [
    path("", include("groundwork.neutral_urls")),
    *i18n_patterns(
        path("", lambda request: HttpResponse("home"), name="home"),
        path("thing/<str:reference>", lambda request, reference: HttpResponse(reference), name="thing"),
        path("", include("groundwork.urls")),
        path("account/", include("allauth.urls")),
    ),
]
