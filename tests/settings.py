"""The house under test: the same settings, five lines changed."""

import os
import re

os.environ.setdefault("SECRET_KEY", "tests-only")
os.environ.setdefault("DEMO", "1")

from config.settings import *  # noqa: F403

CACHE = 2 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 8  # a cache for each process

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # noqa: F405
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES["default"]["LOCATION"] = re.sub(r"(db=|/)2(?=$|\?)", rf"\g<1>{CACHE}", CACHES["default"]["LOCATION"])  # noqa: F405
WHITENOISE_AUTOREFRESH = True  # static files from where they are written
