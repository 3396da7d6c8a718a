#!/usr/bin/env python
"""The door: every command of the house comes in here."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if sys.argv[1:2] == ["verdict"]:  # pure arithmetic: anyone may check a result, without secret, database or broker
        for name, value in (
            ("SECRET_KEY", "none"),
            ("DATABASE_URL", "postgresql:///none"),
            ("BROKER_URL", "redis://localhost"),
            ("DEMO", "1"),
        ):
            os.environ.setdefault(name, value)
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as refusal:
        sys.exit(f"Concert does not start.\n{refusal}")
