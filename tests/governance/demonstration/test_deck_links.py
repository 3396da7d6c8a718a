"""Does every key in the demonstration lead somewhere, and do its parts fit together?"""

from collections import Counter

from governance.demonstration import (
    agenda,
    anomalies,
    background,
    bodies,
    evolution,
    formats,
    gatherings,
    jurisdictions,
    logic_model,
    people,
    priorities,
    questions,
    recommendation,
    seats,
    structure,
)
from priorities.actions.standard_templates import CANADA


def bodies_named() -> set[str]:
    return {body.key for body in bodies.BODIES}


def test_keys_are_given_once():
    for found in (
        anomalies.ANOMALIES,
        bodies.BODIES,
        people.PEOPLE,
        gatherings.GATHERINGS,
        structure.EVENTS,
        agenda.AGENDA,
        priorities.PRIORITIES,
        formats.FORMATS,
        seats.SEATS,
        evolution.EVOLUTION,
    ):
        assert [key for key, times in Counter(record.key for record in found).items() if times > 1] == []
    slugs = [body.slug for body in bodies.BODIES]
    assert len({slug.en for slug in slugs}) == len({slug.fr for slug in slugs}) == len(slugs)


def test_bodies_that_are_named_exist():
    named = {key for question in [questions.COMPLEX_NEEDS, *questions.DISCUSSION_QUESTIONS] for key in question.bodies}
    named |= {part.whole for part in bodies.COMPONENTS} | {part.part for part in bodies.COMPONENTS}
    named |= {line.body for line in structure.REPORTING_LINES} | {line.parent for line in structure.REPORTING_LINES}
    named |= {line.body for line in structure.OPEN_LINES} | {line.probable or "JC" for line in structure.OPEN_LINES}
    named |= {event.body for event in structure.EVENTS} | {seat.body for seat in seats.SEATS}
    named |= {part.body for shape in formats.FORMATS for part in shape.parts}
    named |= {item.sponsor for item in agenda.AGENDA} | {priority.lead or "JC" for priority in priorities.PRIORITIES}
    named |= {sitting.body for sitting in gatherings.COMING_GATHERING.sittings}
    named |= {recommendation.RECOMMENDATION.proposer}
    effects = [effect for point in recommendation.POINTS for effect in point.effects]
    named |= {effect[word] for effect in effects for word in ("body", "from", "to", "owner", "lead") if word in effect}
    assert named - bodies_named() == set()


def test_people_and_places_that_are_named_exist():
    keys = {person.key for person in people.PEOPLE}
    named = {member.person for member in people.CAST} | {item.presenter for item in agenda.AGENDA}
    named |= {seat.holder for seat in seats.SEATS} | {key for seat in seats.SEATS for key in seat.alternates}
    assert named | {recommendation.RECOMMENDATION.author} == keys
    codes = {place.code for place in jurisdictions.JURISDICTIONS}
    assert {seat.jurisdiction for seat in seats.SEATS} - codes == {None}


def test_outcomes_and_questions_that_are_named_exist():
    numbers = {node.number for node in logic_model.NODES}
    assert {number for point in recommendation.POINTS for number in point.outcomes} <= numbers
    assert {number for priority in priorities.PRIORITIES for number in priority.outcomes} <= numbers
    assert {end for link in logic_model.LINKS for end in (link.lower, link.upper)} == numbers
    asked = {question.key for question in [questions.COMPLEX_NEEDS, *questions.DISCUSSION_QUESTIONS]}
    assert {key for item in agenda.AGENDA for key in item.questions} == asked
    assert {key for item in agenda.AGENDA for key in item.expected} == {
        outcome.key for outcome in background.EXPECTED_OUTCOMES
    }


def test_effects_are_whole_and_name_what_they_add():
    needed = {
        "move": {"body", "from", "to"},
        "adopt_format": {"format"},
        "delegate": {"body", "scope_en", "scope_fr"},
        "action": {"title_en", "title_fr", "owner", "due_days"},
        "commitment": {"title_en", "title_fr", "owner"},
        "review": {"lead", "title_en", "title_fr", "scope_en", "scope_fr", "owed_en", "owed_fr", "due_days"},
    }
    for point in recommendation.POINTS:
        assert point.effects
        for effect in point.effects:
            assert set(effect) - {"kind", "illustrative"} == needed[effect["kind"]]
            assert {"owner", "lead", "due_days"} & set(effect) == set(effect.get("illustrative", ()))
            assert effect.get("format", "JC-1.5") in {shape.key for shape in formats.FORMATS}


def test_the_councils_have_a_seat_for_every_government():
    seated = Counter((seat.body, seat.jurisdiction) for seat in seats.SEATS if seat.weight)
    governments = [place.code for place in jurisdictions.JURISDICTIONS if place.order != "municipal"]
    assert len(governments) == 14
    assert all(seated[council, code] == 1 for council in ("PSSDC", "PSCIOC") for code in governments)
    assert (seated["PSSDC", "MUN-MSDO"], seated["PSCIOC", "MUN-MISA"]) == (1, 3)
    chairs = [(seat.key, seat.holder) for seat in seats.SEATS if seat.role == "co_chair" and seat.body.startswith("PS")]
    assert chairs == [("PSSDC:CA-NS:1", "dana.whitford"), ("PSCIOC:CA-ON:1", "josee.lemieux")]


def test_every_outcome_serves_one_of_the_tier_above():
    tiers = {tier: position for position, tier in enumerate([*CANADA, "objective"])}
    heights = {node.number: tiers[node.tier] for node in logic_model.NODES}
    assert all(heights[link.upper] == heights[link.lower] + 1 for link in logic_model.LINKS)


def test_the_agenda_fits_into_its_sittings():
    for sitting in gatherings.COMING_GATHERING.sittings:
        free = sitting.first_day + 1, sitting.starts
        for item in (item for item in agenda.AGENDA if item.sitting == sitting.key):
            assert (item.day, item.starts) >= free
            end = item.starts.hour * 60 + item.starts.minute + item.minutes
            free = item.day, item.starts.replace(hour=end // 60, minute=end % 60)
        assert free <= (sitting.last_day + 1, sitting.ends)
    assert {item.sitting for item in agenda.AGENDA} == {sitting.key for sitting in gatherings.COMING_GATHERING.sittings}
