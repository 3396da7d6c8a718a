"""What does a member find beside the agenda: how much there is to read, and what one question will carry?"""

from typing import Any

from django import template
from django.utils import timezone

from councils.models import Person
from councils.rules import standing_of
from governance.queries.agendas.advance_reading import reading_load
from governance.queries.agendas.consent import consent_groups
from governance.queries.desk.docket import reader_of

register = template.Library()


@register.inclusion_tag("governance/reading/_beside.html", takes_context=True)
def beside_the_agenda(context: dict[str, Any]) -> dict[str, Any]:
    """The reading load and the consent groups of the gathering whose `head` is shown. Five queries at most."""
    person, head = context["request"].user, context["head"]
    if not isinstance(person, Person):
        return {}
    standing = standing_of(person)
    bodies = () if standing.is_secretariat else reader_of(standing, timezone.now(), person).bodies
    return {"load": reading_load(head.id, bodies), "groups": consent_groups(head.id, person), "head": head}
