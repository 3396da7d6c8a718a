"""The addresses of holidays."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views.meetings import holidays as views

urlpatterns = [
    path(pgettext_lazy("address", "holidays"), views.holidays, name="holidays"),
    path(pgettext_lazy("address", "holidays/add"), views.add_holiday, name="add_holiday"),
    path(pgettext_lazy("address", "holidays/load"), views.load_holidays, name="load_holidays"),
    path(pgettext_lazy("address", "holidays/<int:pk>/remove"), views.remove_holiday, name="remove_holiday"),
]
