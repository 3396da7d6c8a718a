"""Under which addresses does one see what the councils try to reach?"""

from django.urls import path
from django.utils.translation import pgettext_lazy

from priorities.views.background import background_page
from priorities.views.outcomes import outcomes_page
from priorities.views.priorities import priorities_page

urlpatterns = [
    path(pgettext_lazy("address", "priorities"), priorities_page, name="priorities"),
    path(pgettext_lazy("address", "outcomes"), outcomes_page, name="outcomes"),
    path(pgettext_lazy("address", "background"), background_page, name="background"),
]
