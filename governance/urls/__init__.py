"""The addresses of governance, noun by noun: a word in each language, the same references in both."""

from governance.urls import about, actions, decisions, desk, drafting, meetings, packages, recommendations, votes

urlpatterns = [
    *desk.urlpatterns,
    *about.urlpatterns,
    *recommendations.urlpatterns,
    *meetings.urlpatterns,
    *drafting.urlpatterns,
    *votes.urlpatterns,
    *decisions.urlpatterns,
    *actions.urlpatterns,
    *packages.urlpatterns,
]
