"""The worker, and the timetable by which the database is swept for work that is owed."""

import os
from typing import Any

from celery import Celery
from celery.schedules import crontab
from celery.signals import worker_init, worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("concert")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.update(
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_ignore_result=True,
    worker_prefetch_multiplier=1,
    worker_max_tasks_per_child=50,  # the typesetter's memory of documents grows with each one
    broker_connection_retry_on_startup=True,
    broker_transport_options={"visibility_timeout": 3600},
    timezone="UTC",
)
app.conf.beat_schedule = {
    "beat-the-heart": {"task": "governance.tasks.beat_heart_task", "schedule": 10.0},
    "send-what-is-owed": {"task": "governance.tasks.send_notices_task", "schedule": 5.0, "options": {"expires": 5.0}},
    "judge-once-more": {
        "task": "governance.tasks.recheck_task",
        "schedule": crontab(hour=7, minute=0),
    },  # night in Canada
    "do-what-is-owed": {"task": "governance.tasks.sweep_task", "schedule": 15.0},
}
app.autodiscover_tasks(["governance"])


@worker_init.connect
def give_way(**_: Any) -> None:
    """What is done behind the pages waits for the pages: on a machine that both share nobody waits for a package."""
    os.nice(10)


@worker_ready.connect
def beat_at_once(sender: Any, **_: Any) -> None:
    """A worker says that it is alive as soon as it is, and looks for work that is owed."""
    sender.app.send_task("governance.tasks.beat_heart_task")
    sender.app.send_task("governance.tasks.sweep_task")
