"""The addresses of those who speak for a seat: whom one asks, what one is asked, and the personal link."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from governance.views.votes import personal, voices

urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("address", "ballot/<str:token>"), personal.personal_ballot, name="personal_ballot"),
    path(pgettext_lazy("address", "votes/<str:reference>/substitute"), voices.substitute, name="name_substitute"),
    path(pgettext_lazy("address", "votes/<str:reference>/proxy"), voices.proxy, name="offer_proxy"),
    path(pgettext_lazy("address", "voices"), voices.voices, name="voices"),
    path(pgettext_lazy("address", "voices/proxy"), voices.proxy_until, name="offer_proxy_until"),
    path(pgettext_lazy("address", "voices/links/<int:pk>/revoke"), voices.revoke, name="revoke_link"),
    path(pgettext_lazy("address", "voices/<int:pk>/accept"), voices.accept, name="accept_voice"),
    path(pgettext_lazy("address", "voices/<int:pk>/take-back"), voices.take_back, name="take_back_voice"),
]
