"""The pages of the backlog, of proposed items, of what an agenda lacks: who sees them, what is asked again."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override

from governance.actions.intake.documents import Upload, add_documents
from governance.actions.intake.proposed_items import draft_item, submit_proposed_item
from governance.models import AgendaItem, ProposedItem
from tests.factories.house import TODAY, both
from tests.governance.intake.test_backlog import coming, submitted

NEW = {"body": "JC", "title_en": "Wallets", "purpose": "information", "minutes": "20"}


@pytest.fixture(autouse=True)
def in_memory(settings):
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}


def post(client, name, *args, **data):
    return client.post(reverse(name, args=args), {"once": str(uuid.uuid4()), **data})


def test_the_simple_path_needs_a_title_a_purpose_minutes_and_one_language(house, client, group_co_chair):
    client.force_login(group_co_chair)
    answer = post(client, "new_proposed_item", **NEW)
    made = ProposedItem.objects.get()
    assert (answer.status_code, answer.url) == (303, reverse("proposed_item", args=[made.pk]))
    page = client.get(answer.url).content.decode()
    assert "No title in French" in page
    assert "Nothing of this keeps a draft from being saved." in page
    assert post(client, "submit_proposed_item", made.pk).status_code == 303
    made.refresh_from_db()
    assert made.state == "submitted"


def test_details_are_kept_in_their_columns(house, client, group_co_chair):
    client.force_login(group_co_chair)
    more = {"summary_en": "S", "expected_outcome_fr": "R", "sponsor": "@CA-NB", "open_en": "How?\r\nWhy?\r\n",
            "open_fr": "Comment?", "closed_fr": "Oui?", "gathering": str(coming(house)[0].pk)}  # fmt: skip
    post(client, "new_proposed_item", **NEW, **more)
    made = ProposedItem.objects.get()
    assert (made.sponsor_jurisdiction.code, made.expected_outcome.fr, made.gathering is None) == ("CA-NB", "R", False)
    assert made.questions == [
        {"kind": "open", "en": "How?", "fr": "Comment?"},
        {"kind": "open", "en": "Why?", "fr": ""},
        {"kind": "closed", "en": "", "fr": "Oui?"},
    ]
    page = client.get(reverse("revise_proposed_item", args=[made.pk])).content.decode()
    assert "How?\nWhy?" in page


@pytest.mark.parametrize("change", [
    {"title_en": ""}, {"minutes": "0"}, {"minutes": "10000"}, {"minutes": "-1"}, {"minutes": "x"}, {"body": ""},
    {"body": "DM"}, {"purpose": "fun"}, {"open_en": "\n".join(["Why?"] * 13)}, {"title_en": "x" * 301},
])  # fmt: skip
def test_what_is_unusable_is_asked_again_and_kept(house, client, group_co_chair, change):
    client.force_login(group_co_chair)
    answer = post(client, "new_proposed_item", **{**NEW, "title_fr": "", "summary_en": "Typed before", **change})
    assert answer.status_code == 422
    assert "Typed before" in answer.content.decode()
    assert not ProposedItem.objects.exists()


def test_a_stale_change_shows_both(house, client, group_co_chair):
    client.force_login(group_co_chair)
    post(client, "new_proposed_item", **NEW)
    pk = ProposedItem.objects.get().pk
    assert post(client, "revise_proposed_item", pk, **{**NEW, "title_en": "Theirs", "version": "1"}).status_code == 303
    answer = post(client, "revise_proposed_item", pk, **{**NEW, "title_en": "Mine", "version": "1"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Theirs" in page
    assert 'value="Mine"' in page
    assert 'name="version" value="2"' in page


def test_an_observer_reads_neither_backlog_nor_proposals(house, client, observer, stranger):
    proposed = submitted(house)
    for person in (observer, stranger):
        client.force_login(person)
        assert client.get(reverse("backlog")).status_code == 403
        assert client.get(reverse("proposed_item", args=[proposed.pk])).status_code == 403
        assert client.get(reverse("new_proposed_item")).status_code == 403


def test_a_member_reads_the_backlog_and_adds_nothing(house, client, member):
    submitted(house)
    coming(house)
    client.force_login(member)
    page = client.get(reverse("backlog")).content.decode()
    assert "Wallets" in page
    assert 'name="entries"' not in page
    assert post(client, "add_from_backlog", entries=["proposed-1"]).status_code == 403


def test_the_secretariat_adds_what_is_ticked(house, client, secretariat):
    gathering, meeting = coming(house)
    keys = [f"proposed-{submitted(house).pk}", f"proposed-{submitted(house, 'Kiosks').pk}"]
    client.force_login(secretariat)
    page = client.get(reverse("backlog")).content.decode()
    assert f'value="m{meeting.pk}"' in page
    again = post(client, "add_from_backlog", entries=keys, to="")
    assert again.status_code == 422
    assert again.content.decode().count(" checked") == 2
    answer = post(client, "add_from_backlog", entries=keys, to=f"m{meeting.pk}")
    first = AgendaItem.objects.order_by("position").first()
    assert answer.url == reverse("gathering", args=[gathering.slug_en]) + f"#item-{first.pk}"
    assert AgendaItem.objects.count() == 2
    gone = post(client, "add_from_backlog", entries=keys, to=f"m{meeting.pk}")
    assert gone.status_code == 409
    assert "does not wait any more" in gone.content.decode()


def test_beside_an_agenda_it_is_a_piece_and_one_press_answers_with_the_agenda(house, client, secretariat):
    gathering, _meeting = coming(house)
    proposed = submitted(house)
    client.force_login(secretariat)
    htmx = {"HTTP_HX_REQUEST": "true"}
    piece = client.get(reverse("backlog") + f"?at={gathering.slug_en}", **htmx).content.decode()
    assert piece.lstrip().startswith('<section class="card card--flush" id="backlog"')
    data = {"one": f"proposed-{proposed.pk}", "to": f"g{gathering.pk}", "at": gathering.slug_en}
    answer = client.post(reverse("add_from_backlog"), {"once": str(uuid.uuid4()), **data}, **htmx)
    assert answer.status_code == 200
    assert "“Wallets” is on the agenda." in answer.content.decode()
    missing = client.get(reverse("completeness", args=[gathering.slug_en]), **htmx).content.decode()
    assert missing.lstrip().startswith('<section class="card card--flush" id="missing"')


def test_what_is_missing_is_added_by_one_press(house, client, secretariat, member):
    gathering, _meeting = coming(house)
    owed = house.gathering(TODAY - timedelta(days=30))
    old = house.item(house.meeting(gathering=owed), details={"standing": True})
    AgendaItem.objects.filter(pk=old.pk).update(title_en="Round table", title_fr="Tour de table")
    old.meeting.__class__.objects.filter(pk=old.meeting_id).update(starts_at=old.meeting.starts_at - timedelta(days=30))
    url = reverse("completeness", args=[gathering.slug_en])
    client.force_login(member)
    assert client.get(url).status_code == 403
    client.force_login(secretariat)
    assert "Round table" in client.get(url).content.decode()
    post(client, "add_from_backlog", one=f"standing-{old.pk}", to=f"g{gathering.pk}")
    assert "Nothing: what stands on every agenda is there" in client.get(url).content.decode()


def test_it_is_placed_and_declined_from_its_page(house, client, secretariat, co_chair):
    _gathering, meeting = coming(house)
    first, second = submitted(house), submitted(house, "Kiosks")
    client.force_login(secretariat)
    answer = post(client, "place_proposed_item", first.pk, meeting=str(meeting.pk))
    item = AgendaItem.objects.get()
    assert answer.url == reverse("item", args=[meeting.gathering.slug_en, item.pk])
    assert (
        reverse("item", args=[meeting.gathering.slug_en, item.pk])
        in client.get(reverse("proposed_item", args=[first.pk])).content.decode()
    )
    client.force_login(co_chair)
    assert post(client, "decline_proposed_item", second.pk).status_code == 422
    assert post(client, "decline_proposed_item", second.pk, because_en="Later").status_code == 303
    assert "Later" in client.get(reverse("proposed_item", args=[second.pk])).content.decode()
    assert post(client, "place_proposed_item", second.pk, meeting="x").status_code == 403


def test_the_item_shows_its_documents_and_what_is_missing(house, client, secretariat, member):
    item = house.item()
    add_documents(place=item, title=both("Report"), sides={"en": Upload("a.txt", b"words")}, by=secretariat)
    url = reverse("item", args=[item.meeting.gathering.slug_en, item.pk])
    client.force_login(secretariat)
    page = client.get(url).content.decode()
    for words in ("For decision, and no motion hangs on it", "“Report”: no document in French", "no French yet"):
        assert words in page
    client.force_login(member)
    page = client.get(url).content.decode()
    assert "For decision, and no motion" not in page
    assert "Report" in page


def test_everything_is_said_in_french(house, client, group_co_chair, secretariat):
    submit_proposed_item(
        proposed=draft_item(body=house.bodies["JC"], title=both("T"), minutes=5, by=group_co_chair), by=group_co_chair
    )
    client.force_login(secretariat)
    with override("fr"):
        page = client.get(reverse("backlog")).content.decode()
    assert "<h1>Points en attente</h1>" in page
    assert "Points soumis 1" in page.replace("\u00a0", " ")
