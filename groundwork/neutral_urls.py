"""Which addresses of the house itself stand under no language? The threshold, where one is chosen."""

from django.urls import path

from groundwork import views

urlpatterns = [path("", views.choose_language, name="choose_language")]
