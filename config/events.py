"""Pages of open votes and of meetings hear from here that something moved: one small process beside the web."""

import os
import resource

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from governance.live.serving import Feed  # noqa: E402 (it reads models, which need the settings first)

# Every listener is an open file: as many as the system allows, not as many as a shell begins with.
most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
application = Feed(os.environ["DATABASE_URL"])
