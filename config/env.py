"""What does the environment say, and what does it lack? Each complaint is one sentence."""

import os
from collections.abc import Mapping
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

LOOPBACK = {"127.0.0.1", "localhost", "[::1]", "::1", "testserver"}


def flag(name: str) -> bool:
    """True when the variable is set to 1, true or yes."""
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes"}


def text(name: str, default: str = "") -> str:
    """The variable, or the default when it is unset or empty."""
    return os.environ.get(name) or default


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list, without blanks."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def refuse_unless_set(*, always: Mapping[str, str], outside_the_demonstration: Mapping[str, str]) -> None:
    """Refuse to start with one sentence for each variable that is lacking, and what it is for.

    Raises ImproperlyConfigured.
    """
    needed = dict(always) if flag("DEMO") else {**always, **outside_the_demonstration}
    lacking = [f"{name} is not set: {what_for}" for name, what_for in needed.items() if not text(name)]
    if lacking:
        raise ImproperlyConfigured("\n".join(lacking))


def database(url: str) -> dict[str, object]:
    """Django's settings for a `postgresql://user:password@host:port/name?option=value` address."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql://")
    query = dict(parse_qsl(parts.query))
    planned_after = query.pop("prepare_threshold", "3")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", None) or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {
            **query,
            "server_side_binding": True,
            "prepare_threshold": None if planned_after == "none" else int(planned_after),
        },
        "CONN_MAX_AGE": 600,  # seconds; each thread of the server keeps its own, see docs/decisions
        "CONN_HEALTH_CHECKS": True,  # a restarted server is found again by the next request
    }


def mail(url: str) -> dict[str, object]:
    """Django's mail settings for `smtp://user:password@host:port`, `smtps://…`, `file:///…` or `console:`."""
    parts = urlsplit(url)
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if parts.scheme == "file":
        backend = "django.core.mail.backends.filebased.EmailBackend"
        return {"EMAIL_BACKEND": backend, "EMAIL_FILE_PATH": unquote(parts.path)}
    if parts.scheme not in {"smtp", "smtps"}:
        raise ImproperlyConfigured("EMAIL_URL must begin with smtp://, smtps://, file:/// or console:")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_TIMEOUT": 20,  # seconds; a mail server that hangs must not hang a page or the worker
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and "starttls=no" not in parts.query,
    }


def origin(url: str) -> list[str]:
    """The origin of EVENTS_URL, for the security policy: nothing to add for a path, which is our own."""
    parts = urlsplit(url)
    if parts.scheme in {"http", "https"} and parts.netloc:
        return [f"{parts.scheme}://{parts.netloc}"]
    if url and not (url.startswith("/") and not parts.netloc):
        raise ImproperlyConfigured("EVENTS_URL must begin with https://, http:// or /")
    return []


def public_address(hosts: list[str], *, demo: bool) -> str:
    """Where people reach Concert when PUBLIC_URL does not say it: links in mails begin with it."""
    return f"http://127.0.0.1:{text('PORT', '8000')}" if demo or not hosts else f"https://{hosts[0].lstrip('.')}"


def media(url: str) -> dict[str, object]:
    """The storage of packages: `s3://key:secret@endpoint/bucket?region=…`, or `file:///folder`."""
    parts = urlsplit(url)
    if parts.scheme == "file":
        return {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": unquote(parts.path)},
        }
    if parts.scheme != "s3":
        raise ImproperlyConfigured("MEDIA_URL must begin with s3:// or file:///")
    query = dict(parse_qsl(parts.query))
    host = (parts.hostname or "") + (f":{parts.port}" if parts.port else "")
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "access_key": unquote(parts.username or "") or None,
            "secret_key": unquote(parts.password or "") or None,
            "endpoint_url": f"{query.pop('scheme', 'https')}://{host}" if host else None,
            "bucket_name": parts.path.strip("/"),
            "region_name": query.pop("region", None),
            "default_acl": "private",
            "file_overwrite": False,
        },
    }


def cache_address(broker: str) -> str:
    """Django's cache, beside the broker: the same server, the next database.

    Celery writes a socket as `redis+socket:///path`, Django as `unix:///path`.
    """
    if broker.startswith("redis+socket://"):
        return "unix://" + broker.removeprefix("redis+socket://").split("?")[0] + "?db=2"
    base, _, query = broker.partition("?")
    parts = urlsplit(base)
    return f"{parts.scheme}://{parts.netloc}/2" + (f"?{query}" if query else "")
