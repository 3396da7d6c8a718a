"""The addresses of advice."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views.recommendations import advice as views

urlpatterns = [
    path(pgettext_lazy("address", "advice/<int:pk>"), views.advice, name="advice"),
    path(pgettext_lazy("address", "advice/<int:pk>/withdraw"), views.withdraw_advice, name="withdraw_advice"),
]
