"""Whatever is decided, in whatever order: each effect is enacted whole or refused, and the ledger tells all of it."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from councils.models import Person
from councils.queries.structure import structure_on
from councils.queries.structure_facts import structure_facts
from councils.replay import first_difference, recorded_structure, replay
from governance.effects.attempt import attempt
from governance.effects.preview import preview, undone
from governance.effects.terms import Occasion
from groundwork.models import LedgerEntry
from groundwork.refusals import Refused
from tests.factories.house import TODAY

BODIES = ["JC", "PSSDC", "PSCIOC", "WG", "ICCS", "DM", "NEW"]
SEATS = ["PSSDC:CA:1", "PSSDC:CA-NB:1", "PSCIOC:CA:1", "WG:CA:1", "WG:-:1"]
WORD = st.sampled_from(["One", "Two", "Three"])
BODY, SEAT = st.sampled_from(BODIES), st.sampled_from(SEATS)
PEOPLE = st.integers(0, 4)
LINE = st.sampled_from(["functional", "liaison", "secretariat"])


def kind(name, **terms):
    return st.fixed_dictionaries({"kind": st.just(name), **terms})


NAMED = {"name_en": WORD, "name_fr": WORD}
EFFECTS = st.one_of(
    kind("establish", key=st.just("NEW"), body_kind=st.just("working_group"), authority=st.just("informs"),
         under=st.sampled_from(["JC", "WG", ""]), **NAMED),
    kind("rename", body=BODY, **NAMED),
    kind("move", body=BODY, to=BODY),
    kind("draw_line", body=BODY, to=BODY, line=LINE),
    kind("end_line", body=BODY, to=BODY, line=LINE),
    kind("merge", bodies=st.lists(BODY, min_size=1, max_size=2), into=BODY),
    kind("split", body=BODY, into=st.lists(BODY, min_size=2, max_size=2), heir=BODY),
    kind("dissolve", body=BODY, heir=st.sampled_from(["", *BODIES])),
    kind("set_authority", body=BODY, authority=st.sampled_from(["decides", "informs"])),
    kind("set_level", body=BODY, level=st.integers(1, 4)),
    kind("adopt_terms", body=BODY, text_en=WORD, text_fr=WORD),
    kind("appoint", seat=SEAT, person=PEOPLE, role=st.sampled_from(["co_chair", "member", "alternate", "observer"])),
    kind("end_membership", seat=SEAT, person=PEOPLE),
    kind("create_seat", body=BODY, jurisdiction=st.sampled_from(["CA", "CA-NB"])),
    kind("end_seat", seat=SEAT),
    kind("add_component", whole=BODY, part=BODY),
    kind("end_component", whole=BODY, part=BODY),
)  # fmt: skip
DECISIONS = st.lists(st.tuples(st.integers(0, 2), EFFECTS), min_size=1, max_size=7)


def enacted(name, terms, occasion):
    """Why it was refused; None when it was done."""
    try:
        attempt(name, terms, occasion)
    except Refused as refused:
        return refused.refusal.code
    return None


def told(shown):
    """The same as the preview has it."""
    (step,) = shown.steps
    return step.refusal and step.refusal.code


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(decisions=DECISIONS)
def test_any_sequence_of_effects_keeps_the_guards_and_the_ledger_rebuilds_the_structure(house, decisions):
    people = list(Person.objects.order_by("pk")[:5])
    day = TODAY
    with undone():
        for number, (days, effect) in enumerate(decisions, start=1):
            day += timedelta(days=days)
            terms = {name: value for name, value in effect.items() if name != "kind"}
            if "person" in terms:
                terms["person"] = people[terms["person"]].pk
            shown = preview([effect | terms], day, reference=f"D-2026-{number:03d}")
            code = enacted(effect["kind"], terms, Occasion(day, f"D-2026-{number:03d}"))
            assert code == told(shown)
            assert code != "guarded", effect
            assert structure_facts(shown.after) == structure_facts(structure_on(day))
        assert not first_difference(replay(LedgerEntry.objects.order_by("pk")), recorded_structure())
