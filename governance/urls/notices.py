"""The addresses of notices by mail, and of the reminder that the secretariat sends by hand."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from governance.views import notices

urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("address", "notices"), notices.notices, name="notices"),
    path(pgettext_lazy("address", "notices/<int:number>"), notices.notice, name="notice"),
    path(pgettext_lazy("address", "notices/<int:number>/message"), notices.message, name="notice_message"),
    path(pgettext_lazy("address", "notices/<int:number>/again"), notices.again, name="notice_again"),
    path(pgettext_lazy("address", "votes/<str:reference>/remind"), notices.remind, name="remind"),
]
