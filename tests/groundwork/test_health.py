"""Alive, and ready: each part that is missing is named; a restarted database is found again."""

import os
from datetime import timedelta

import psycopg
import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.utils import timezone

from groundwork.models import Heartbeat


def test_a_process_that_answers_is_alive(client):
    assert client.get("/healthz").json() == {"status": "ok"}


def test_everything_is_ready_once_a_worker_has_said_so(client, db):
    Heartbeat.objects.create(name="worker", at=timezone.now())
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ready",
        "database": True,
        "migrations": True,
        "broker": True,
        "worker": True,
    }


def test_a_silent_worker_is_named(client, db):
    Heartbeat.objects.create(name="worker", at=timezone.now() - timedelta(minutes=5))
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["worker"] is False


def test_a_lost_broker_is_named(client, db, settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:9/0"}
    }
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["broker"] is False


@pytest.mark.django_db(transaction=True)
def test_a_database_restarted_under_the_web_process_is_found_again(rf):
    """A thread of the server keeps its connection from request to request; the restart cuts it."""
    application = get_wsgi_application()

    def ask() -> int:
        statuses: list[str] = []
        answer = application(rf.get("/en/structure").environ, lambda status, headers: statuses.append(status))
        answer.close()
        return int(statuses[0].split()[0])

    assert ask() == 200
    name = connection.settings_dict["NAME"]
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as outside:
        cut = outside.execute(
            "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE datname = %s", [name]
        ).fetchone()
    assert cut is not None
    assert cut[0] >= 1
    assert [ask() for _ in range(3)] == [200, 200, 200]
