"""The addresses of the house: a word in each language, the same references in both."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from groundwork.health import healthz, readyz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("admin/", admin.site.urls),
    path("", include("groundwork.neutral_urls")),
    path("", include("governance.neutral_urls")),
]
urlpatterns += i18n_patterns(
    path("", include("governance.urls.votes")),  # first: in a meeting everybody votes at the same moment
    path("", include("groundwork.urls")),
    path("", include("councils.urls")),
    path("", include("priorities.urls")),
    path("", include("governance.urls")),
    path(_("account/"), include("allauth.urls")),
)
