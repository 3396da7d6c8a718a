"""Is what is previewed what comes to be, for every kind of effect, and does nothing of a preview stay?"""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from councils.queries.changes import compare
from councils.queries.structure import structure_on
from councils.queries.structure_facts import structure_facts
from councils.replay import TABLES, facts_of
from governance.effects import preview as previewing
from governance.effects.preview import preview, refuse_effects
from governance.effects.spec import KINDS
from governance.enums import EffectKind, EffectState
from governance.models import Effect
from governance.sweeping import sweep
from tests.factories.decisions import MOVE, decided
from tests.factories.effects import EXAMPLES, belongings, group
from tests.factories.house import TODAY

OURS = ("groundwork", "councils", "priorities", "governance")
KIND = pytest.mark.parametrize("kind", list(EffectKind))


def everything():
    """Every row of every table."""
    tables = [model for app in OURS for model in apps.get_app_config(app).get_models(include_auto_created=True)]
    return {model._meta.label: sorted(map(repr, model._default_manager.values_list())) for model in tables}


def standing():
    """What holds today in every table of the structure, without numbers and moments."""
    return {
        word: sorted(
            repr({name: value for name, value in facts_of(row).items() if name not in {"id", "recorded"}})
            for row in model.objects.standing(TODAY)
        )
        for word, model in TABLES.items()
    }


def drawn(structure, changes):
    return structure_facts(structure, list(changes))


def test_there_is_an_example_of_every_kind():
    assert {str(kind) for kind in EffectKind} == set(KINDS) == {str(kind) for kind in EXAMPLES}


@KIND
def test_what_is_previewed_is_what_comes_to_be(house, kind, monkeypatch):
    seen = []

    def looking(on):
        seen.append(standing())
        return structure_on(on)

    effect = EXAMPLES[kind].effect(house)
    decision = decided(house, effects=(effect,))
    monkeypatch.setattr(previewing, "structure_on", looking)
    shown = preview([effect], TODAY, reference=decision.reference)
    assert shown.is_possible, shown.refusals
    assert sweep().effects == 1
    assert Effect.objects.get(outcome__decision=decision).state == EffectState.ENACTED
    assert seen[1] == standing()
    after = structure_on(TODAY)
    assert drawn(shown.after, shown.changes) == drawn(after, compare(structure_on(TODAY - timedelta(days=1)), after))


@KIND
def test_nothing_of_a_preview_stays(house, kind):
    effect = EXAMPLES[kind].effect(house)
    before = everything()
    assert preview([effect], TODAY).is_possible
    assert everything() == before


@KIND
def test_each_step_says_in_both_languages_what_it_does(house, kind):
    (step,) = preview([EXAMPLES[kind].effect(house)], TODAY).steps
    for said in (step.words, *step.goes_along):
        assert said.en.endswith(".")
        assert said.fr.endswith(".")
        assert said.en != said.fr
        assert not {"?", "None"} & set(said.en.split())


ENDINGS = {EffectKind.MERGE, EffectKind.SPLIT, EffectKind.DISSOLVE}  # a few queries for each row that ends


@KIND
def test_a_preview_costs_as_many_queries_however_much_there_is(house, kind):
    effect = EXAMPLES[kind].effect(house)
    with CaptureQueriesContext(connection) as few:
        preview([effect], TODAY)
    for key in ("DM", "WG", "JC"):
        belongings(house, key)
    group(house, "WG-X")
    with CaptureQueriesContext(connection) as many:
        preview([effect], TODAY)
    assert len(many) <= len(few)
    assert len(few) < (150 if kind in ENDINGS else 90)


def test_what_goes_along_is_said(house):
    belongings(house)
    assert [pair.en for pair in preview([MOVE], TODAY).steps[0].goes_along] == [
        "The WG keeps one open recommendation.",
        "The WG keeps one open action item.",
        "The WG keeps one report owed.",
        "The WG keeps one coming meeting.",
    ]
    belongings(house)
    (step,) = preview([{"kind": "dissolve", "body": "WG"}], date(2027, 3, 1)).steps
    assert [pair.fr for pair in step.goes_along] == [
        "Deux recommandations en cours passent à PSSDC (fr).",
        "Deux mesures de suivi en cours passent à PSSDC (fr).",
        "Deux rapports attendus passent à PSSDC (fr).",
        "Deux réunions à venir passent à PSSDC (fr).",
        "Un rapport de clôture est attendu d’ici le 30\xa0mai\xa02027; il est destiné à PSSDC (fr).",
    ]


def test_later_effects_are_tried_after_earlier_ones_and_without_those_refused(house):
    new = EXAMPLES[EffectKind.ESTABLISH].effect(house)
    under = {"kind": "move", "body": "WG", "to": "NEW"}
    shown = preview([{**new, "under": "JC"}, under, {**under, "body": "DM", "to": "DM"}], TODAY)
    assert [step.refusal.code if step.refusal else None for step in shown.steps] == [None, None, "reports-to-itself"]
    assert shown.after.primary["WG"].parent == "NEW"
    assert "New sub-committee" in shown.steps[1].words.en
    assert refuse_effects([new, under], TODAY).code == "circle"
    assert refuse_effects([under], TODAY).code == "no-body"
    assert refuse_effects([{**new, "under": "JC"}, under], TODAY) is None


def test_action_items_beside_effects_are_left_out_and_a_kind_that_nobody_knows_is_refused(house):
    shown = preview([{"kind": "commitment", "owner": "JC"}, {"kind": "abolish", "body": "WG"}, {}], TODAY)
    assert [step.refusal.code for step in shown.steps] == ["bad-effect", "bad-effect"]
    assert not shown.changes
