"""Who is told that a package is ready, and who that a document of theirs is not in it?"""

import pytest
from django.utils.translation import override

from councils.models import Notice
from governance.actions.packages import Wish
from governance.mail.kinds import KINDS
from governance.models import Package
from tests.factories.builds import gathering_with_papers, made

pytestmark = pytest.mark.django_db(transaction=True)


def said(notice, language="en"):
    kind = KINDS[notice.kind]
    with override(language):
        found = kind.say(kind.read(notice))
        return " ".join([str(found.subject), *map(str, found.paragraphs), *(link.url for link in found.links)])


def test_members_are_told_what_changed_and_how_much_there_is_to_read(house, shelf):
    gathering = gathering_with_papers(house)
    made(house, gathering, Wish(tell=True))
    notice = Notice.objects.filter(kind="package.ready", person=house.people["member"]).get()
    words = said(notice)
    assert "Version 1 of the package of Ottawa" in words
    assert "Reading load:" in words
    assert "À lire" in said(notice, "fr")
    assert not Notice.objects.filter(kind="package.ready", person=house.people["stranger"]).exists()
    made(house, gathering, Wish(tell=True))
    later = Notice.objects.filter(kind="package.ready", person=house.people["member"]).latest("pk")
    assert "No item changed since the version before." in said(later)
    kind = KINDS["package.ready"]
    assert kind.not_owed(kind.read(notice)) is not None
    assert kind.not_owed(kind.read(later)) is None


def test_nobody_is_told_unless_that_was_asked_for(house, shelf):
    made(house, gathering_with_papers(house))
    assert not Notice.objects.filter(kind="package.ready").exists()


def test_its_owner_is_told_once_of_a_document_that_is_not_in_it(house, shelf):
    gathering = gathering_with_papers(house)
    made(house, gathering)
    made(house, gathering)
    notice = Notice.objects.get(kind="package.document")
    words = said(notice)
    assert "“Locked” could not be included in the package of Ottawa" in words
    assert "Whoever made it does not allow its pages to be joined with others." in words
    assert Package.objects.count() == 2
