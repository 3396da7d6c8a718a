"""The addresses of calendars."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views.meetings import calendars

urlpatterns = [
    path(pgettext_lazy("address", "calendars"), calendars.calendars, name="calendars"),
    path(pgettext_lazy("address", "calendars/<int:pk>/revoke"), calendars.revoke_calendar, name="revoke_calendar"),
    path(pgettext_lazy("address", "calendar/<slug:token>.ics"), calendars.calendar_feed, name="calendar_feed"),
]
