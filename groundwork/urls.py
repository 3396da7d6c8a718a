"""Where do the house's own pages stand? Included under the language prefix."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from groundwork import views

urlpatterns = [
    path(pgettext_lazy("address", "help"), views.help_page, name="help"),
    path(pgettext_lazy("address", "accessibility"), views.accessibility, name="accessibility"),
    path(pgettext_lazy("address", "accessibility/appearance"), views.appearance, name="appearance"),
    path(pgettext_lazy("address", "privacy"), views.privacy, name="privacy"),
]
