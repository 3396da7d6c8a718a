"""The addresses of votes."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
