"""How does a form that is pressed twice act once?"""

import uuid
from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest

from groundwork.asked import ask_again
from groundwork.models import Submission


def done_once(request: HttpRequest, act: Callable[[], str]) -> str:
    """Do the act and return the address it gives; a second press of the same form gets the first one's address.

    The form carries its key in the hidden field `once`. A press without a key simply acts.
    """
    ask_again()
    try:
        key = uuid.UUID(request.POST.get("once", ""))
    except ValueError:
        return act()
    with transaction.atomic():
        submission, is_first = Submission.objects.get_or_create(key=key)
        if is_first:
            submission.location = act()
            submission.save(update_fields=["location"])
        return submission.location
