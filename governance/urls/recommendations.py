"""The addresses of recommendations: the list, drafts and their words, what is done to one, and what is tied to it."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from governance.views.recommendations import advice
from governance.views.recommendations import life as recommendation_life
from governance.views.recommendations import page as views
from governance.views.recommendations import texts as recommendation_texts

urlpatterns = [
    path(pgettext_lazy("address", "recommendations"), views.recommendations, name="recommendations"),
    path(pgettext_lazy("address", "recommendations/new"), views.new_recommendation, name="new_recommendation"),
    path(
        pgettext_lazy("address", "recommendations/draft/<int:pk>"),
        views.draft_recommendation,
        name="draft_recommendation",
    ),
    path(
        pgettext_lazy("address", "recommendations/draft/<int:pk>/words"),
        recommendation_texts.revise_recommendation,
        name="revise_recommendation",
    ),
    path(
        pgettext_lazy("address", "recommendations/draft/<int:pk>/confirm"),
        recommendation_texts.confirm_text,
        name="confirm_recommendation",
    ),
    path(pgettext_lazy("address", "recommendations/draft/<int:pk>/points"), views.add_point, name="add_point"),
    path(
        pgettext_lazy("address", "recommendations/draft/<int:pk>/points/<int:point>"),
        recommendation_texts.revise_point,
        name="revise_point",
    ),
    path(
        pgettext_lazy("address", "recommendations/draft/<int:pk>/submit"),
        views.submit_recommendation,
        name="submit_recommendation",
    ),
    path(
        pgettext_lazy("address", "recommendations/<int:pk>/defer"),
        recommendation_life.defer_recommendation,
        name="defer_recommendation",
    ),
    path(
        pgettext_lazy("address", "recommendations/<int:pk>/refer"),
        recommendation_life.refer_recommendation,
        name="refer_recommendation",
    ),
    path(
        pgettext_lazy("address", "recommendations/<int:pk>/withdraw"),
        recommendation_life.withdraw_recommendation,
        name="withdraw_recommendation",
    ),
    path(
        pgettext_lazy("address", "recommendations/<int:pk>/forward"),
        recommendation_life.forward_recommendation,
        name="forward_recommendation",
    ),
    path(
        pgettext_lazy("address", "recommendations/<int:pk>/outcomes"),
        recommendation_life.recommendation_outcomes,
        name="recommendation_outcomes",
    ),
    path(
        pgettext_lazy("address", "recommendations/<int:pk>/evidence"),
        recommendation_life.recommendation_evidence,
        name="recommendation_evidence",
    ),
    path(pgettext_lazy("address", "recommendations/<int:pk>/advice"), advice.ask_advice, name="ask_advice"),
    path(pgettext_lazy("address", "recommendations/<str:reference>"), views.recommendation, name="recommendation"),
]
