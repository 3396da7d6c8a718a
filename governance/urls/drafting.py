"""The addresses where a motion says what it would change."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views.motions import drafting, drafting_preview

urlpatterns = [
    path(pgettext_lazy("address", "motions/<int:pk>/changes"), drafting_preview.motion_changes, name="motion_changes"),
    path(
        pgettext_lazy("address", "motions/<int:pk>/clauses/<int:clause>/changes/new"),
        drafting.propose_effect,
        name="propose_effect",
    ),
    path(
        pgettext_lazy("address", "motions/<int:pk>/clauses/<int:clause>/changes/<int:number>"),
        drafting.revise_effect,
        name="revise_effect",
    ),
    path(
        pgettext_lazy("address", "motions/<int:pk>/clauses/<int:clause>/changes/<int:number>/move"),
        drafting.move_effect,
        name="move_effect",
    ),
    path(
        pgettext_lazy("address", "motions/<int:pk>/clauses/<int:clause>/changes/<int:number>/remove"),
        drafting.remove_effect,
        name="remove_effect",
    ),
]
