"""What was said in the vote and is lifted; what was changed in one language, shown beside the other; entered later."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from councils.queries.names import names_on
from governance.models import Decision, Vote
from governance.queries.records.composing import decision_taken
from tests.factories.decisions import decided, judged
from tests.factories.run import filled


def url(motion):
    return reverse("record_decision", args=[motion.pk])


@pytest.fixture
def motion(house):
    return judged(house)


@pytest.fixture
def chair(client, co_chair):
    client.force_login(co_chair)
    return client


def test_a_reservation_is_marked_as_lifted_and_kept(house, chair, motion):
    vote = Vote.objects.filter(option="reservation").first()
    page = chair.get(url(motion)).content.decode()
    assert "Mark as lifted" in page
    chair.post(url(motion), filled(chair, url(motion), outcome="vote", **{f"lifted_{vote.pk}": "on"}))
    decision = Decision.objects.get()
    assert decision.reservations.get().lifted_at is not None
    assert "lifted" in chair.get(f"/en/decisions/{decision.reference}").content.decode()


def test_the_other_language_is_offered_with_what_was_changed_beside_it(chair, motion):
    clause = motion.clauses.first()
    changed = {f"c{clause.pk}_en": f"{clause.text.en} by 2027"}
    data = filled(chair, url(motion), outcome="amended", check="1", **changed)
    page = chair.post(url(motion), data).content.decode()
    assert "Changed in the English text." in page
    assert clause.text.fr in page
    both_changed = {**data, f"c{clause.pk}_fr": f"{clause.text.fr} d’ici 2027"}
    assert "Changed in the English text." not in chair.post(url(motion), both_changed).content.decode()


def test_what_was_entered_later_says_so_where_it_is_read(house, chair):
    decision = decided(house, publish=False)
    assert not decision.entered_later
    Decision.objects.filter(pk=decision.pk).update(decided_at=timezone.now() - timedelta(hours=3))
    decision.refresh_from_db()
    assert decision.entered_later
    assert "entered later" in chair.get(reverse("decision", args=[decision.reference])).content.decode()
    told = decision_taken(decision, names_on())
    assert told.entered > told.really
