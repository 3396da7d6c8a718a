"""The addresses of votes: the ballot, which becomes the result when it is closed, and what may be done to it."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from governance.views import casting, votes

urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("address", "votes/<str:reference>/cast"), casting.cast, name="cast"),
    path(pgettext_lazy("address", "votes"), votes.votes, name="votes"),
    path(pgettext_lazy("address", "votes/<str:reference>"), votes.ballot, name="ballot"),
    path(pgettext_lazy("address", "votes/<str:reference>/receipt"), votes.receipt, name="receipt"),
    path(pgettext_lazy("address", "votes/<str:reference>/participation"), votes.participation, name="participation"),
    path(pgettext_lazy("address", "votes/<str:reference>/close"), votes.close, name="close_vote"),
    path(pgettext_lazy("address", "votes/<str:reference>/cancel"), votes.cancel, name="cancel_vote"),
    path(pgettext_lazy("address", "votes/<str:reference>/recuse"), casting.recuse_seat, name="recuse"),
]
