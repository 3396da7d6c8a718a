"""How decisions are prepared, taken, kept and followed up."""

from importlib import import_module

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "governance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What is known by being imported: which keys end with a person's last place, and how letters carry a link."""
        for room in ("actions.leaving", "actions.votes.links"):
            import_module(f"{self.name}.{room}")
