"""The addresses of packages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
