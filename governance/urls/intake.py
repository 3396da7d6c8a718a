"""The addresses of the backlog, of items that are proposed for agendas, and of what an agenda lacks."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views.intake import backlog, completeness, proposed_items, proposed_items_acts

urlpatterns = [
    path(pgettext_lazy("address", "backlog"), backlog.backlog, name="backlog"),
    path(pgettext_lazy("address", "backlog/add"), backlog.add_from_backlog, name="add_from_backlog"),
    path(
        pgettext_lazy("address", "meetings/<slug:slug>/agenda/missing"),
        completeness.completeness,
        name="completeness",
    ),
    path(
        pgettext_lazy("address", "proposed-items/new"),
        proposed_items.new_proposed_item,
        name="new_proposed_item",
    ),
    path(
        pgettext_lazy("address", "proposed-items/<int:pk>"),
        proposed_items.proposed_item,
        name="proposed_item",
    ),
    path(
        pgettext_lazy("address", "proposed-items/<int:pk>/revise"),
        proposed_items.revise_proposed_item,
        name="revise_proposed_item",
    ),
    path(
        pgettext_lazy("address", "proposed-items/<int:pk>/submit"),
        proposed_items_acts.submit_proposed_item,
        name="submit_proposed_item",
    ),
    path(
        pgettext_lazy("address", "proposed-items/<int:pk>/withdraw"),
        proposed_items_acts.withdraw_proposed_item,
        name="withdraw_proposed_item",
    ),
    path(
        pgettext_lazy("address", "proposed-items/<int:pk>/decline"),
        proposed_items_acts.decline_proposed_item,
        name="decline_proposed_item",
    ),
    path(
        pgettext_lazy("address", "proposed-items/<int:pk>/place"),
        proposed_items_acts.place_proposed_item,
        name="place_proposed_item",
    ),
]
