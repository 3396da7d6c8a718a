"""Under which addresses does one see who sits where, and who answers to whom?"""

from django.urls import path
from django.utils.translation import pgettext_lazy

from councils.views import bodies, members, sign_in, structure

urlpatterns = [
    path(pgettext_lazy("address", "structure"), structure.structure, name="structure"),
    path(pgettext_lazy("address", "structure.json"), structure.structure_json, name="structure_json"),
    path(pgettext_lazy("address", "structure.csv"), structure.structure_csv, name="structure_csv"),
    path(pgettext_lazy("address", "structure/members"), members.members, name="members"),
    path(pgettext_lazy("address", "structure/bodies/<slug:slug>"), bodies.body, name="body"),
    path(pgettext_lazy("address", "cast"), sign_in.cast_sign_in, name="cast_sign_in"),
]
