"""Does each kind of effect make one sentence in each language, that says the same?"""

from councils.queries.names import BodyWords
from governance.queries.effect_words import effect_words, effects_in_words
from governance.queries.numbers_in_words import spelled
from groundwork.bilingual import Pair


def body(number, key, en, fr):
    return BodyWords(number, key, "working_group", Pair(en, fr), Pair(), key.lower(), key.lower(), False)


NAMES = {
    "JC": body(1, "JC", "Joint Councils", "Conseils mixtes"),
    "DATA": body(2, "DATA", "Data Working Group", "Groupe de travail sur les données"),
    "BUS": body(3, "BUS", "Business Working Group", "Groupe de travail sur les entreprises"),
    "T": body(4, "T", "Deputy Ministers’ Table", "Table des sous-ministres"),
    "I": body(5, "I", "Institute", "Institut"),
}


def test_one_body_moves():
    words = effect_words("move", {"body": "DATA", "to": "JC"}, NAMES)
    assert words.en == "The Data Working Group reports to the Joint Councils."
    assert words.fr == "Le Groupe de travail sur les données relève des Conseils mixtes."


def test_french_takes_the_article_of_the_name():
    assert (
        effect_words("move", {"body": "T", "to": "I"}, NAMES).fr == "La Table des sous-ministres relève de l’Institut."
    )


def test_two_groups_that_move_to_one_place_share_a_sentence():
    moves = [{"kind": "move", "body": key, "to": "JC"} for key in ("DATA", "BUS")]
    said = effects_in_words(moves, NAMES)
    assert len(said) == 1
    assert said[0].words.en.startswith("Two working groups report to the Joint Councils: Data")
    assert said[0].words.fr.startswith("Deux groupes de travail relèvent des Conseils mixtes : Groupe")


def test_each_kind_has_its_sentence():
    text = {"title_en": "Write it", "title_fr": "L’écrire", "owner": "DATA", "lead": "DATA", "due_days": 60,
            "body": "DATA", "scope_en": "Approve it", "scope_fr": "L’approuver"}  # fmt: skip
    for kind in ("action", "commitment", "review", "delegate"):
        words = effect_words(kind, text, NAMES)
        assert words.en.endswith(".")
        assert "Groupe de travail sur les données" in words.fr
    assert "within 60 days" in effect_words("action", text, NAMES).en
    assert "d’ici 60 jours" in effect_words("review", text, NAMES).fr


def test_a_format_is_called_by_its_name_or_not_at_all():
    formats = {"F": Pair("A day and a half", "Une journée et demie")}
    assert "A day and a half" in effect_words("adopt_format", {"format": "F"}, NAMES, formats).en
    assert effect_words("adopt_format", {"format": "G"}, NAMES).fr == "Un nouveau format de réunion s’applique."


def test_what_is_not_known_is_called_by_its_key_and_an_unknown_kind_says_nothing():
    assert "XX" in effect_words("move", {"body": "XX", "to": "JC"}, NAMES).fr
    assert effects_in_words([{"kind": "abolish"}, {}], NAMES) == []


def test_small_numbers_are_spelled():
    assert [spelled(n, "fr", feminine=True) for n in (0, 1, 2, 10)] == ["aucune", "une", "deux", "10"]
    assert spelled(4, "en", capital=True) == "Four"
