"""The addresses of votes: the ballot, which becomes the result when it is closed, and what may be done to it."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from governance.views.votes import after as after_votes
from governance.views.votes import casting, ways
from governance.views.votes import listed as votes

urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("address", "votes/<str:reference>/cast"), casting.cast, name="cast"),
    path(pgettext_lazy("address", "votes"), votes.votes, name="votes"),
    path(pgettext_lazy("address", "votes/<str:reference>"), votes.ballot, name="ballot"),
    path(pgettext_lazy("address", "votes/<str:reference>/receipt"), votes.receipt, name="receipt"),
    path(pgettext_lazy("address", "votes/<str:reference>/participation"), votes.participation, name="participation"),
    path(pgettext_lazy("address", "votes/<str:reference>/close"), votes.close, name="close_vote"),
    path(pgettext_lazy("address", "votes/<str:reference>/cancel"), votes.cancel, name="cancel_vote"),
    path(pgettext_lazy("address", "votes/<str:reference>/recuse"), casting.recuse_seat, name="recuse"),
    path(pgettext_lazy("address", "votes/<str:reference>/roll-call"), ways.roll_call, name="roll_call"),
    path(pgettext_lazy("address", "votes/<str:reference>/hands"), ways.hands, name="hands"),
    path(pgettext_lazy("address", "votes/<str:reference>/slip"), ways.slip, name="slip"),
    path(pgettext_lazy("address", "votes/<str:reference>/slips"), ways.find_slip, name="find_slip"),
    path(pgettext_lazy("address", "votes/<str:reference>/extend"), after_votes.extend, name="extend_vote"),
    path(pgettext_lazy("address", "votes/<str:reference>/lift"), after_votes.lift, name="lift_concern"),
    path(pgettext_lazy("address", "votes/<str:reference>/vote-after"), after_votes.put_to_vote, name="put_to_vote"),
    path(pgettext_lazy("address", "votes/<str:reference>/reconsider"), after_votes.reconsider, name="reconsider"),
    path(
        pgettext_lazy("address", "votes/<str:reference>/publish-positions"),
        after_votes.publish_positions,
        name="share_positions",
    ),
    path(pgettext_lazy("address", "votes/<str:reference>/positions"), after_votes.positions, name="positions"),
]
