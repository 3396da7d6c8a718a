"""What is refused when an effect is drafted: terms that are missing, half written, unknown, or impossible that day."""

from datetime import timedelta

import pytest

from councils.actions.lives import dissolve_body
from councils.grounds import decided as on_ground
from governance.effects.spec import KINDS, refuse_effect
from governance.effects.terms import TermType
from governance.enums import EffectKind
from tests.factories.effects import EXAMPLES, LATER, belongings, group, named, newcomer
from tests.factories.house import TODAY

KIND = pytest.mark.parametrize("kind", list(EffectKind))
YESTERDAY = TODAY - timedelta(days=1)


def code(kind, terms, on=TODAY):
    refusal = refuse_effect(kind, terms, on)
    return refusal.code if refusal else None


@KIND
def test_each_required_term_is_asked_for_and_each_wrong_one_refused(house, kind):
    effect = EXAMPLES[kind].effect(house)
    terms = {name: value for name, value in effect.items() if name != "kind"}
    assert code(kind, terms) is None
    for term in KINDS[kind].terms:
        without = {name: value for name, value in terms.items() if name not in term.stored}
        assert code(kind, without) == expected(term) or not term.required
        for wrong in ("no such thing", "\x00", {"a": 1}, [[]], -1):
            if term.type != TermType.TEXT:
                assert code(kind, terms | dict.fromkeys(term.stored, wrong)), (term.name, wrong)
    assert code(kind, terms | {"colour": "red"}) == "unknown-term"


def expected(term):
    return "one-language" if term.type == TermType.TEXT else "bad-effect"


def test_texts_are_of_both_languages_and_of_a_length(house):
    assert code("rename", {"body": "WG", "name_en": "Only English"}) == "one-language"
    assert code("rename", {"body": "WG", "name_en": "x" * 201, "name_fr": "y"}) == "too-long"
    half = {"acronym_en": "WG"}
    assert code("rename", {"body": "WG", **named("A", "B"), **half}) == "one-language"


@pytest.mark.parametrize("kind", [kind for kind in EffectKind if "body" in [term.name for term in KINDS[kind].terms]])
def test_an_effect_on_a_dissolved_body_is_refused(house, kind):
    effect = EXAMPLES[kind].effect(house)
    dissolve_body(
        body=house.bodies[effect["body"]],
        on=YESTERDAY,
        heir=house.bodies["DM"] if effect["body"] != "DM" else None,
        ground=on_ground("D-1999-001"),
        by=None,
    )
    assert code(kind, {name: value for name, value in effect.items() if name != "kind"}) in {
        "no-such-body-then", "already-ended", "no-such-line",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "terms", "wanted"),
    [
        ("abolish", {}, "bad-effect"),
        ("move", {"body": "WG", "to": "WG"}, "reports-to-itself"),
        ("move", {"body": "JC", "to": "WG"}, "circle"),
        ("move", {"body": "WG", "to": "PSSDC"}, "already-reports-there"),
        ("move", {"body": "WG", "to": "NOPE"}, "no-body"),
        ("draw_line", {"body": "WG", "to": "WG", "line": "liaison"}, "reports-to-itself"),
        ("draw_line", {"body": "WG", "to": "JC", "line": "primary"}, "unknown"),
        ("end_line", {"body": "WG", "to": "JC", "line": "liaison"}, "no-such-line"),
        ("merge", {"bodies": ["WG"], "into": "WG"}, "own-successor"),
        ("merge", {"bodies": [], "into": "WG"}, "bad-effect"),
        ("split", {"body": "WG", "into": ["DM"], "heir": "DM"}, "too-few-successors"),
        ("split", {"body": "WG", "into": ["DM", "ICCS"], "heir": "JC"}, "heir-elsewhere"),
        ("dissolve", {"body": "PSSDC"}, "bodies-below"),
        ("dissolve", {"body": "WG", "heir": "WG"}, "own-successor"),
        ("dissolve", {"body": "WG", "report_days": 0}, "unknown"),
        ("set_authority", {"body": "WG", "authority": "recommends"}, "nothing-changes"),
        ("set_level", {"body": "WG", "level": 9}, "unknown"),
        ("create_seat", {"body": "PSSDC", "jurisdiction": "CA"}, "seat-exists"),
        ("end_seat", {"seat": "PSSDC:CA-MB:1"}, "unknown"),
        ("end_seat", {"seat": "PSSDC"}, "unknown"),
        ("add_component", {"whole": "JC", "part": "JC"}, "own-component"),
        ("end_component", {"whole": "JC", "part": "WG"}, "not-a-component"),
        ("delegate", {"body": "WG", "scope_en": "a", "scope_fr": "b", "until": "2026-02-31"}, "unknown"),
        ("delegate", {"body": "WG", "scope_en": "a", "scope_fr": "b", "until": "2001-01-01"}, "ends-before-it-starts"),
        ("adopt_terms", {"body": "WG", "text_en": "a", "text_fr": "b", "review_on": "1899-01-01"}, "unknown"),
        ("rescind", {"decision": "D-1999-999"}, "unknown"),
    ],
)
def test_what_makes_no_sense_is_refused(house, kind, terms, wanted):
    assert code(kind, terms) == wanted


def test_appointments(house):
    seat, person = "PSSDC:CA-NB:1", house.people["member"].pk
    assert code("appoint", {"seat": seat, "person": person, "role": "member"}) == "already-holds"
    assert code("appoint", {"seat": seat, "person": person, "role": "co_chair"}) is None
    assert code("appoint", {"seat": seat, "person": person, "role": "observer"}) == "has-this-seat"
    new = newcomer()
    assert code("appoint", {"seat": seat, "person": str(new.pk), "role": "alternate"}) is None
    past = {"seat": seat, "person": new.pk, "role": "member", "until": YESTERDAY.isoformat()}
    assert code("appoint", past) == "ends-before-it-starts"
    assert code("end_membership", {"seat": seat, "person": new.pk}) == "not-in-this-seat"
    new.is_active = False
    new.save()
    assert code("appoint", {"seat": seat, "person": new.pk, "role": "member"}) == "unknown"


def test_a_format_and_a_priority_are_taken_once(house):
    described = house.format()
    described.adopted_by, described.adopted_on = "D-1999-001", TODAY
    described.save()
    assert code("adopt_format", {"format": described.key}) == "format-adopted"
    terms = {name: value for name, value in EXAMPLES["promote"].effect(house).items() if name != "kind"}
    assert code("promote", terms | {"key": "WG"}) == "key-taken"
    assert code("promote", terms | {"key": "wg new"}) == "unknown"


def test_a_body_with_open_matters_and_nobody_above_does_not_end(house):
    assert code("dissolve", {"body": "DM"}) is None
    belongings(house, "DM")
    assert code("dissolve", {"body": "DM"}) == "nobody-takes-over"
    assert code("dissolve", {"body": "DM", "heir": "ICCS"}) is None


def test_two_meetings_of_one_body_do_not_begin_at_one_time(house):
    group(house, "WG-B")
    gathering = house.gathering(LATER)
    house.meeting("WG", gathering)
    house.meeting("WG-B", gathering)
    assert code("merge", {"bodies": ["WG"], "into": "WG-B"}) == "meetings-clash"


def test_an_address_is_never_used_twice(house):
    terms = {"key": "WG-2", "body_kind": "working_group", "authority": "informs", **named("WG", "WG fr")}
    assert code("establish", terms) is None
