"""The addresses of actions."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
