"""Who sits where, and who answers to whom."""

from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    name = "councils"
    default_auto_field = "django.db.models.BigAutoField"
