"""Where does the home page stand?"""

from django.urls import URLPattern, path

from governance.views import desk

urlpatterns: list[URLPattern] = [path("", desk.home, name="home")]
