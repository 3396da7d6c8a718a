"""Pages of open votes hear from here that something moved: one small process, beside the one that serves them."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from governance.live.serving import Feed  # noqa: E402 (it reads models, which need the settings first)

application = Feed(os.environ["DATABASE_URL"])
