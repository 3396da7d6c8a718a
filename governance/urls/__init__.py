"""The addresses of governance, noun by noun: a word in each language, the same references in both.

Those of votes stand in the project's own list, before all others.
"""

from governance.urls import about, actions, decisions, desk, drafting, meetings, packages, recommendations

urlpatterns = [
    *desk.urlpatterns,
    *about.urlpatterns,
    *recommendations.urlpatterns,
    *meetings.urlpatterns,
    *drafting.urlpatterns,
    *decisions.urlpatterns,
    *actions.urlpatterns,
    *packages.urlpatterns,
]
