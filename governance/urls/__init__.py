"""The addresses of governance, noun by noun: a word in each language, the same references in both.

Those of votes stand in the project's own list, before all others.
"""

from governance.urls import (
    about,
    actions,
    advice,
    amendments,
    consultations,
    decisions,
    desk,
    drafting,
    holidays,
    meetings,
    notices,
    packages,
    recommendations,
    voices,
)

urlpatterns = [
    *desk.urlpatterns,
    *voices.urlpatterns,
    *about.urlpatterns,
    *recommendations.urlpatterns,
    *consultations.urlpatterns,
    *advice.urlpatterns,
    *holidays.urlpatterns,
    *meetings.urlpatterns,
    *drafting.urlpatterns,
    *amendments.urlpatterns,
    *decisions.urlpatterns,
    *actions.urlpatterns,
    *packages.urlpatterns,
    *notices.urlpatterns,
]
