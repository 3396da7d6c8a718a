"""Doorbells: an id comes in, one call goes out. The state of the work is in the database, never here."""

from celery import shared_task
from django.utils import timezone


@shared_task
def compile_package_task(package_id: int) -> None:
    """Somebody asked for a package: compile what waits, the most urgent first, whichever was rung for."""
    from governance.packages.waiting import compile_waiting

    compile_waiting()


@shared_task
def compile_summary_task(summary_id: int) -> None:
    """Compile the summary of a reporting line."""
    from governance.summaries.compile import compile_summary

    compile_summary(summary_id)


@shared_task
def sweep_task() -> None:
    """Do all work that the database says is owed."""
    from governance.sweeping import sweep

    sweep()


@shared_task
def send_notices_task() -> None:
    """Send the notices that are owed, so that a receipt leaves within seconds."""
    from governance.mail.sending import deliver_due

    deliver_due()


@shared_task
def beat_heart_task() -> None:
    """Say that a worker is alive."""
    from groundwork.models import Heartbeat

    Heartbeat.objects.update_or_create(name="worker", defaults={"at": timezone.now()})


@shared_task
def recheck_task() -> None:
    """Judge every closed vote once more, and report what differs."""
    from governance.rechecking import recheck_all

    recheck_all()
