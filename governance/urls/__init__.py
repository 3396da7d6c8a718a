"""The addresses of governance, noun by noun: a word in each language, the same references in both."""

from governance.urls import actions, decisions, desk, meetings, packages, recommendations, votes

urlpatterns = [
    *desk.urlpatterns,
    *recommendations.urlpatterns,
    *meetings.urlpatterns,
    *votes.urlpatterns,
    *decisions.urlpatterns,
    *actions.urlpatterns,
    *packages.urlpatterns,
]
