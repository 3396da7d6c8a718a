"""Is this process alive, and is everything ready that it needs?"""

from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from groundwork.models import Heartbeat

SILENCE = timedelta(seconds=60)  # the heart beats every ten seconds; six missed beats are a dead worker


@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """This process answers."""
    return JsonResponse({"status": "ok"})


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Database, migrations, broker and worker: 200 when all are ready, 503 when one is not."""
    parts = {"database": database(), "migrations": False, "broker": broker(), "worker": False}
    if parts["database"]:
        parts["migrations"] = migrations()
        parts["worker"] = parts["migrations"] and worker()
    ready = all(parts.values())
    return JsonResponse({"status": "ready" if ready else "not ready", **parts}, status=200 if ready else 503)


def database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def migrations() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def broker() -> bool:
    try:
        cache.get("readyz")
    except Exception:  # whatever the client of the day raises: the broker does not answer
        return False
    return bool(settings.BROKER_URL)


def worker() -> bool:
    return Heartbeat.objects.filter(name="worker", at__gt=timezone.now() - SILENCE).exists()
