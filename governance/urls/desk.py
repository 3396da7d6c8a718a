"""Where does the home page stand, and where does one read what one may see and do?"""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from governance.views import desk
from governance.views.about import why

urlpatterns: list[URLPattern] = [
    path("", desk.home, name="home"),
    path(pgettext_lazy("address", "why"), why.why, name="why"),
]
