"""Do two people edit one item at once, each field on its own, and nothing is lost?"""

import pytest
from django.urls import reverse
from django.utils.translation import override

from governance.actions.agendas.building import remove_item
from governance.actions.agendas.fields import revise_item
from governance.models import AgendaItem
from governance.queries.agendas.item import item_page
from groundwork.models import LedgerEntry
from groundwork.refusals import Refused

HTMX = {"HX-Request": "true"}


@pytest.fixture
def item(house):
    return house.item()


@pytest.fixture
def builder(client, secretariat):
    client.force_login(secretariat)
    return client


def at(name, item, *more):
    with override("en"):
        return reverse(name, args=[item.meeting.gathering.slug_en, item.pk, *more])


def as_shown(client, item):
    """What the form posts when nothing in it was touched."""
    form = client.get(at("item", item) + "?edit").context["form"]
    data = {}
    for field in form:
        value = field.value()
        shown = "" if value is None else getattr(value, "pk", value)
        if field.name == "seen":
            data["seen"] = field.field.prepare_value(value)
        elif value is True or (shown != "" and value is not False):
            data[field.name] = "on" if value is True else shown
        if field.field.show_hidden_initial:
            data[field.html_initial_name] = str(shown)
    return data


def test_each_field_is_saved_on_its_own(item, secretariat):
    first = revise_item(item=item, changes={"minutes": 15}, seen={}, by=secretariat)
    second = revise_item(item=item, changes={"title_en": "Other"}, seen={}, by=secretariat)
    assert (first.saved, second.saved, second.conflicts) == (("minutes",), ("title_en",), ())
    item.refresh_from_db()
    assert (item.minutes, item.title.en, item.title.fr_state) == (15, "Other", "stale")
    assert item.field_versions == {"minutes": 1, "title_en": 1}


def test_the_later_one_loses_only_the_field_that_both_changed(item, secretariat):
    revise_item(item=item, changes={"minutes": 15, "purpose": "discussion"}, seen={}, by=secretariat)
    late = revise_item(item=item, changes={"minutes": 20, "title_fr": "Autre"}, seen={}, by=secretariat)
    assert (late.saved, late.conflicts) == (("title_fr",), ("minutes",))
    item.refresh_from_db()
    assert (item.minutes, item.title.fr) == (15, "Autre")
    again = revise_item(item=item, changes={"minutes": 20}, seen=item.field_versions, by=secretariat)
    assert again.saved == ("minutes",)


def test_two_who_write_the_same_agree(item, secretariat):
    revise_item(item=item, changes={"minutes": 15}, seen={}, by=secretariat)
    assert revise_item(item=item, changes={"minutes": 15}, seen={}, by=secretariat).conflicts == ()


def test_what_is_unusable_is_refused(item, secretariat):
    for changes, code in (
        ({"minutes": 0}, "bad-minutes"),
        ({"minutes": -5}, "bad-minutes"),
        ({"minutes": 10_000}, "bad-minutes"),
        ({"title_en": "", "title_fr": " "}, "no-title"),
        ({"purpose": "fun"}, "no-purpose"),
    ):
        with pytest.raises(Refused) as refused:
            revise_item(item=item, changes=changes, by=secretariat)
        assert refused.value.refusal.code == code
    with pytest.raises(ValueError, match="no fields"):
        revise_item(item=item, changes={"position": 3}, by=secretariat)
    remove_item(item=item, by=secretariat)
    with pytest.raises(Refused):
        revise_item(item=item, changes={"minutes": 5}, by=secretariat)


@pytest.mark.parametrize("name", ["co_chair", "member", "observer", "stranger"])
def test_only_the_secretariat_revises(house, item, name):
    with pytest.raises(Refused) as refused:
        revise_item(item=item, changes={"minutes": 5}, by=house.people[name])
    assert refused.value.refusal.status == 403


def test_a_revision_is_witnessed(item, secretariat):
    revise_item(item=item, changes={"minutes": 15}, by=secretariat)
    entry = LedgerEntry.objects.get(act="item.revised")
    assert entry.facts["fields"] == {"minutes": 15}


def test_a_form_that_was_not_touched_changes_nothing(builder, item):
    data = as_shown(builder, item)
    assert builder.post(at("revise_item", item), data).status_code == 303
    item.refresh_from_db()
    assert (item.version, item.field_versions) == (1, {})


def test_two_forms_at_once_lose_nothing(builder, item, secretariat):
    mine, theirs = as_shown(builder, item), as_shown(builder, item)
    assert builder.post(at("revise_item", item), theirs | {"title_en": "Theirs", "minutes": "50"}).status_code == 303
    answer = builder.post(at("revise_item", item), mine | {"title_en": "Mine", "presenter_en": "Ada"})
    assert answer.status_code == 422
    words = answer.content.decode()
    assert "It now says: “Theirs”" in words
    assert 'value="Mine"' in words
    item.refresh_from_db()
    assert (item.title.en, item.minutes, item.presenter.en) == ("Theirs", 50, "Ada")
    form = answer.context["form"]
    again = {name: value for name, value in form.data.items() if value is not None}
    assert builder.post(at("revise_item", item), again).status_code == 303
    item.refresh_from_db()
    assert (item.title.en, item.minutes, item.presenter.en) == ("Mine", 50, "Ada")


def test_what_was_typed_is_kept_when_it_is_refused(builder, item):
    answer = builder.post(at("revise_item", item), as_shown(builder, item) | {"minutes": "10000", "title_en": "Kept"})
    assert answer.status_code == 422
    assert 'value="Kept"' in answer.content.decode()
    assert 'value="10000"' in answer.content.decode()


def test_the_minutes_on_the_agenda_save_on_their_own(builder, item, secretariat):
    revise_item(item=item, changes={"title_en": "Renamed"}, by=secretariat)
    answer = builder.post(at("item_minutes", item), {"minutes": "45", "version": "0"}, headers=HTMX)
    assert answer.status_code == 200
    late = builder.post(at("item_minutes", item), {"minutes": "50", "version": "0"}, headers=HTMX)
    assert late.status_code == 409
    assert "It is now 45 min; you typed 50." in late.content.decode()
    assert 'value="50"' in late.content.decode()
    assert AgendaItem.objects.get(pk=item.pk).minutes == 45


def test_a_section_is_revised_by_its_title_alone(builder, house, secretariat):
    meeting = house.meeting()
    from_form = {"meeting": meeting.pk, "kind": "section", "title_en": "Opening", "purpose": "information",
                 "minutes": ""}  # fmt: skip
    with override("en"):
        assert builder.post(reverse("add_item", args=[meeting.gathering.slug_en]), from_form).status_code == 303
    section = AgendaItem.objects.get(is_section=True)
    assert section.minutes == 0
    data = as_shown(builder, section)
    assert "minutes" not in data
    assert builder.post(at("revise_item", section), data | {"title_fr": "Ouverture"}).status_code == 303
    assert item_page(AgendaItem.objects.get(pk=section.pk), meeting.gathering, {meeting.body_id: None}).number == ""
    with pytest.raises(Refused):
        revise_item(item=section, changes={"minutes": 5}, by=secretariat)
