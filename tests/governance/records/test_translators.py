"""Does who was given a text, of the secretariat or of no body at all, read and bring back exactly that one?"""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from governance.actions.agendas.fields import revise_item
from governance.actions.recommendations.writing import draft_recommendation
from governance.actions.records.translations import give_translation
from groundwork.models import LedgerEntry
from tests.factories.decisions import refused
from tests.factories.house import both
from tests.governance.records.test_translations import WORDS, asked, document_of, filled, item

__all__ = ["item"]


def test_a_translator_of_no_body_reads_takes_and_brings_back_exactly_their_text(client, house, item, stranger):
    mine = asked(house, item, translator=stranger)
    other = asked(house, house.item(), translator=house.people["secretariat"])
    client.force_login(stranger)
    assert reverse("translation", args=[mine.pk]) in client.get("/en/").content.decode()
    queue = client.get(reverse("translations")).content.decode()
    assert "Digital identity" in queue
    assert reverse("translation", args=[other.pk]) not in queue
    page = client.get(reverse("translation", args=[mine.pk])).content.decode()
    assert "Withdraw the request" not in page
    assert reverse("item", args=[item.meeting.gathering.slug_en, item.pk]) not in page
    assert client.post(reverse("translation_document", args=[mine.pk])).status_code == 200
    for name in ("translation", "translation_document", "return_translation"):
        assert client.post(reverse(name, args=[other.pk])).status_code in {302, 403, 405}
    assert client.get(reverse("translation", args=[other.pk])).status_code == 403
    assert client.get(reverse("gathering", args=[item.meeting.gathering.slug_en])).status_code == 403
    back_again = SimpleUploadedFile("back.docx", filled(document_of(mine), *WORDS))
    assert client.post(reverse("return_translation", args=[mine.pk]), {"file": back_again}).status_code == 303
    item.refresh_from_db()
    assert (item.title.fr, item.title.matches) == (WORDS[0], True)
    entry = LedgerEntry.objects.filter(act="item.revised").latest("id")
    assert entry.testimony.fields["name"] == stranger.name
    with refused("not-secretariat"):
        revise_item(item=item, changes={"minutes": 5}, by=stranger)
    with refused("not-secretariat"):
        give_translation(request=mine, translator=None, by=stranger)


def test_a_stranger_without_a_text_has_no_queue(client, stranger):
    client.force_login(stranger)
    assert client.get(reverse("translations")).status_code == 403


def test_a_motion_and_a_recommendation_offer_to_ask_for_it(client, house):
    motion, by = house.motion(item=house.item()), house.people["secretariat"]
    draft = draft_recommendation(body=house.bodies["JC"], title=both("T"), question=both("Q"), by=by)
    client.force_login(by)
    for kind, row, page in (("motion", motion, "motion"), ("recommendation", draft, "draft_recommendation")):
        shown = client.get(reverse(page, args=[row.pk])).content.decode()
        assert reverse("ask_translation", args=[kind, row.pk]) in shown
