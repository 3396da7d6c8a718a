"""The addresses of recommendations."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views import recommendations as views

urlpatterns = [
    path(pgettext_lazy("address", "recommendations"), views.recommendations, name="recommendations"),
    path(pgettext_lazy("address", "recommendations/new"), views.new_recommendation, name="new_recommendation"),
    path(
        pgettext_lazy("address", "recommendations/draft/<int:pk>"),
        views.draft_recommendation,
        name="draft_recommendation",
    ),
    path(pgettext_lazy("address", "recommendations/draft/<int:pk>/points"), views.add_point, name="add_point"),
    path(
        pgettext_lazy("address", "recommendations/draft/<int:pk>/submit"),
        views.submit_recommendation,
        name="submit_recommendation",
    ),
    path(pgettext_lazy("address", "recommendations/<str:reference>"), views.recommendation, name="recommendation"),
]
