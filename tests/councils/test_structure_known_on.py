"""Does a page that says when it was known ever change, whatever is decided, recorded or corrected later?"""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from councils.actions.charters import rename_body, set_authority
from councils.actions.corrections import correct_dates, retract
from councils.actions.lives import dissolve_body, merge_bodies, split_body
from councils.actions.reporting import draw_line, end_line, move_body
from councils.actions.terms import adopt_terms
from councils.enums import BodyKind, LineKind
from councils.grounds import decided, recorded
from councils.models import BodyCharter, ReportingLine
from groundwork.bilingual import Pair
from tests.councils.conftest import AFTER
from tests.factories import councils as make

pytestmark = pytest.mark.django_db
BEFORE = date(2026, 11, 23)
LATER = date(2026, 12, 15)
RECORDED = recorded(Pair("minutes of 2009", "procès-verbal de 2009"))
KINDS = ["structure/facts", "structure.json", "structure.csv", "structure.svg", "structure.pdf", "structure.jsonld"]


@pytest.fixture
def clock():
    """A clock that is a day late, until it is set right."""
    now = timezone.now()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: now - timedelta(days=1))
        yield patch


@pytest.fixture
def yesterday(clock, joint):
    """What was recorded yesterday, some of it by the secretariat, and one move decided yesterday."""
    for key in ("WG-A", "WG-B", "WG-C", "WG-D"):
        joint[key] = make.body(key, BodyKind.WORKING_GROUP, date(2015, 1, 1))
        draw_line(
            body=joint[key],
            parent=joint["PSCIOC"],
            kind=LineKind.PRIMARY,
            starts_on=date(2015, 1, 1),
            ground=RECORDED,
            by=None,
        )
    move_body(body=joint["WG-DATA"], to=joint["JC"], on=AFTER, ground=decided("D-2026-021"), by=None)
    clock.undo()
    return joint


def addresses(known: date, language: str = "en") -> list[str]:
    days = f"?as-of={AFTER}&compare={BEFORE}&known-on={known}"
    return [f"/{language}/{kind}{days}" for kind in KINDS]


def answers(client, known: date) -> dict[str, bytes]:
    return {address: client.get(address).content for address in addresses(known)}


def ten_later_changes(bodies):
    """Moves, names, powers, terms, ends, a merger and a split, all about days that the page shows."""
    act = {"by": None}
    move_body(body=bodies["WG-BUS"], to=bodies["JC"], on=AFTER, ground=decided("D-2026-030"), **act)
    rename_body(body=bodies["WG-DATA"], name=Pair("Data", "Données"), acronym=None, on=date(2026, 11, 1),
                ground=decided("D-2026-031"), **act)  # fmt: skip
    rename_body(body=bodies["JC"], name=None, acronym=Pair("JCX", "CMX"), on=AFTER, ground=decided("D-2026-032"), **act)
    set_authority(body=bodies["WG-A"], authority="decides", on=BEFORE, ground=decided("D-2026-033"), **act)
    adopt_terms(body=bodies["WG-B"], text=Pair("We do", "Nous faisons"), on=AFTER, ground=decided("D-2026-034"), **act)
    draw_line(body=bodies["WG-B"], parent=bodies["PSSDC"], kind=LineKind.LIAISON, starts_on=BEFORE,
              ground=decided("D-2026-035"), **act)  # fmt: skip
    merge_bodies(bodies=[bodies["WG-A"]], into=bodies["WG-B"], on=AFTER, ground=decided("D-2026-036"), **act)
    end_line(body=bodies["WG-B"], parent=bodies["PSSDC"], kind=LineKind.LIAISON, on=AFTER, ground=RECORDED, **act)
    split_body(body=bodies["WG-C"], into=[bodies["WG-B"], bodies["WG-D"]], heir=bodies["WG-B"], on=AFTER,
               ground=decided("D-2026-037"), **act)  # fmt: skip
    dissolve_body(body=bodies["WG-D"], on=LATER, ground=decided("D-2026-038"), **act)


def test_a_page_stays_the_same_byte_for_byte_after_ten_changes_and_a_correction(client, yesterday):
    known = timezone.localdate() - timedelta(days=1)
    before = answers(client, known)
    believed_now = client.get(addresses(known)[1].split("&known-on")[0]).content
    ten_later_changes(yesterday)
    reason = Pair("The minutes say 2014", "Le procès-verbal dit 2014")
    charter = BodyCharter.objects.known().get(body=yesterday["WG-B"])
    correct_dates(row=charter, starts_on=date(2014, 1, 1), ends_on=None, because=reason, by=None)
    retract(row=ReportingLine.objects.known().get(body=yesterday["WG-DATA"], in_force__upper_inf=True),
            because=reason, by=None)  # fmt: skip
    assert answers(client, known) == before
    assert client.get(addresses(known)[1].split("&known-on")[0]).content != believed_now
    assert all(b"WG-A" in content or content.startswith(b"%PDF") for content in before.values())


def test_what_the_secretariat_recorded_keeps_the_day_on_which_it_did(client, yesterday):
    known = timezone.localdate() - timedelta(days=1)
    move_body(body=yesterday["WG-A"], to=yesterday["PSSDC"], on=LATER, ground=decided("D-2026-040"), by=None)
    page = client.get(f"/en/structure/facts?as-of={AFTER}&known-on={known}").content.decode()
    assert "because: minutes of 2009" in page
    assert "D-2026-040" not in page


def test_the_timeline_and_the_files_keep_the_moment_of_knowledge(client, yesterday):
    known = timezone.localdate() - timedelta(days=1)
    page = client.get(f"/en/structure?as-of={AFTER}&known-on={known}").content.decode()
    assert f'href="/en/structure?as-of=2015-01-01&amp;compare=2014-12-31&amp;known-on={known}"' in page
    assert f'href="/en/structure.pdf?as-of={AFTER}&amp;known-on={known}"' in page
    assert f'?as-of={AFTER}&amp;known-on={known}">' in page.split('id="as-text"')[1]  # links to bodies
    page = client.get(f"/fr/structure?au={AFTER}&connu-au={known}").content.decode()
    assert f'href="/fr/structure?au=2015-01-01&amp;comparee=2014-12-31&amp;connu-au={known}"' in page


def test_the_day_of_knowledge_is_a_field_under_more(client, joint):
    page = client.get("/en/structure").content.decode()
    assert '<details class="quiet"><summary>More</summary>' in page
    assert 'name="known-on"' in page
    page = client.get("/en/structure?known-on=2026-01-01").content.decode()
    assert '<details class="quiet" open>' in page
    answer = client.get("/en/structure?known-on=2026-02-31")
    assert answer.status_code == 422
    assert 'value="2026-02-31"' in answer.content.decode()
