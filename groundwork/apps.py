"""The app that every other stands on; it has no noun of the domain."""

from django.apps import AppConfig


class GroundworkConfig(AppConfig):
    name = "groundwork"
    default_auto_field = "django.db.models.BigAutoField"
