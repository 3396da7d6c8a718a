"""How the house is wired: settings, addresses, the worker's clock. Nothing imports it."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
