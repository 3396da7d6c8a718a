"""Does each kind of effect make one sentence in each language, that says the same?"""

import pytest

from councils.models import Jurisdiction
from councils.queries.names import BodyWords
from governance.enums import EffectKind
from governance.queries.effect_words import Known, effect_words, effects_in_words, known_for, to_the
from governance.queries.votes.numbers_in_words import spelled
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


@pytest.mark.django_db
def test_a_format_is_called_by_its_name_or_not_at_all():
    formats = {"F": Pair("A day and a half", "Une journée et demie")}
    assert "A day and a half" in effect_words("adopt_format", {"format": "F"}, NAMES, formats).en
    assert effect_words("adopt_format", {"format": "G"}, NAMES).fr == "Un nouveau format de réunion s’applique."


NL = Jurisdiction(
    code="CA-NL",
    name_en="Newfoundland",
    name_fr="Terre-Neuve",
    with_article_fr="Terre-Neuve",
    with_de_fr="de Terre-Neuve",
)
ON = Jurisdiction(
    code="CA-ON", name_en="Ontario", name_fr="Ontario", with_article_fr="l’Ontario", with_de_fr="de l’Ontario"
)
KNOWN = Known(
    people={"7": "Mireille Gagnon"},
    governments={"CA-NL": NL, "CA-ON": ON},
    priorities={"identity": Pair("Digital identity", "Identité numérique")},
    levels={"3": Pair("Collaborate", "Collaborer")},
)
TERM = "2028-03-01"
SAID = [
    ("establish", {"body_kind": "sub_committee", "authority": "informs", "under": "JC", "name_en": "N", "name_fr": "M"},
     "A new sub-committee is established: N. It informs and reports to the Joint Councils.",
     "Un nouveau sous-comité est créé : M. Il informe et relève des Conseils mixtes."),
    ("rename", {"body": "DATA", "name_en": "N", "name_fr": "M", "acronym_en": "NN", "acronym_fr": "MM"},
     "The Data Working Group takes this name: N (NN).",
     "Le Groupe de travail sur les données prend le nom suivant : M (MM)."),
    ("move", {"body": "JC", "to": "T"}, "The Joint Councils report to the Deputy Ministers’ Table.",
     "Les Conseils mixtes relèvent de la Table des sous-ministres."),
    ("draw_line", {"body": "I", "to": "JC", "line": "secretariat"}, "The Institute supports the Joint Councils.",
     "L’Institut appuie les Conseils mixtes."),
    ("draw_line", {"body": "I", "to": "T", "line": "liaison"},
     "A liaison links the Institute and the Deputy Ministers’ Table.",
     "Une liaison unit l’Institut et la Table des sous-ministres."),
    ("end_line", {"body": "DATA", "to": "T", "line": "functional"},
     "The functional line between the Data Working Group and the Deputy Ministers’ Table ends.",
     "Le lien fonctionnel entre le Groupe de travail sur les données et la Table des sous-ministres prend fin."),
    ("end_line", {"body": "I", "to": "JC", "line": "secretariat"},
     "The Institute no longer supports the Joint Councils.", "L’Institut n’appuie plus les Conseils mixtes."),
    ("promote", {"priority": "identity", "under": "JC", "name_en": "N", "name_fr": "M"},
     "The priority “Digital identity” becomes a working group: N. It reports to the Joint Councils.",
     "La priorité « Identité numérique » devient un groupe de travail : M. Il relève des Conseils mixtes."),
    ("merge", {"bodies": ["DATA", "BUS"], "into": "JC"},
     "The Data Working Group and the Business Working Group merge; the Joint Councils take over what is open.",
     "Le Groupe de travail sur les données et le Groupe de travail sur les entreprises fusionnent; "
     "les Conseils mixtes reprennent ce qui est en cours."),
    ("merge", {"bodies": ["DATA"], "into": "BUS"},
     "The Data Working Group merges into the Business Working Group, which takes over what is open.",
     "Le Groupe de travail sur les données fusionne avec le Groupe de travail sur les entreprises; "
     "ce qui est en cours passe à cette instance."),
    ("split", {"body": "T", "into": ["DATA", "BUS"], "heir": "BUS"},
     "The Deputy Ministers’ Table is split: the Data Working Group and the Business Working Group follow it. "
     "The Business Working Group takes over what is open.",
     "La Table des sous-ministres se scinde : le Groupe de travail sur les données et le Groupe de travail sur les "
     "entreprises lui succèdent. Le Groupe de travail sur les entreprises reprend ce qui est en cours."),
    ("dissolve", {"body": "T", "heir": "I", "report_days": 60},
     "The Deputy Ministers’ Table ends; the Institute takes over what is open. "
     "A close-out report is owed within 60 days.",
     "La Table des sous-ministres cesse d’exister; l’Institut reprend ce qui est en cours. "
     "Un rapport de clôture est attendu d’ici 60 jours."),
    ("set_authority", {"body": "JC", "authority": "recommends"}, "The Joint Councils may now recommend.",
     "Les Conseils mixtes peuvent désormais recommander."),
    ("set_level", {"body": "DATA", "level": 3},
     "The Data Working Group works at the level “Collaborate” of the operating framework.",
     "Le Groupe de travail sur les données travaille au niveau « Collaborer » du cadre opérationnel."),
    ("adopt_terms", {"body": "T", "review_on": TERM},
     "New terms of reference are adopted for the Deputy Ministers’ Table. Next review: March 1, 2028.",
     "Un nouveau mandat est adopté pour la Table des sous-ministres. Prochain examen : 1er mars 2028."),
    ("appoint", {"seat": "JC:CA-ON:1", "person": 7, "role": "co_chair", "until": TERM},
     "Mireille Gagnon co-chairs the Joint Councils for Ontario, until March 1, 2028.",
     "Mireille Gagnon assume la coprésidence des Conseils mixtes pour l’Ontario, jusqu’au 1er mars 2028."),
    ("appoint", {"seat": "DATA:CA-NL:1", "person": 8, "role": "member"},
     "A person becomes a member of the Data Working Group for Newfoundland.",
     "Une personne devient membre du Groupe de travail sur les données pour Terre-Neuve."),
    ("appoint", {"seat": "I:-:1", "person": 7, "role": "staff"},
     "Mireille Gagnon joins the Institute.", "Mireille Gagnon se joint à l’Institut."),
    ("end_membership", {"seat": "JC:CA-ON:2", "person": 7},
     "Mireille Gagnon leaves seat 2 of Ontario in the Joint Councils.",
     "Mireille Gagnon quitte le siège 2 de l’Ontario aux Conseils mixtes."),
    ("create_seat", {"body": "T", "jurisdiction": "CA-ON", "weight": 0},
     "Ontario receives a seat in the Deputy Ministers’ Table, without a voice.",
     "L’Ontario reçoit un siège à la Table des sous-ministres, sans voix."),
    ("end_seat", {"seat": "T:CA-NL:1"}, "The seat of Newfoundland in the Deputy Ministers’ Table ends.",
     "Le siège de Terre-Neuve à la Table des sous-ministres prend fin."),
    ("add_component", {"whole": "JC", "part": "T"},
     "The Deputy Ministers’ Table becomes a component of the Joint Councils.",
     "La Table des sous-ministres devient une composante des Conseils mixtes."),
    ("end_component", {"whole": "JC", "part": "I"}, "The Institute is no longer a component of the Joint Councils.",
     "L’Institut n’est plus une composante des Conseils mixtes."),
    ("adopt_format", {"format": "G"}, "A new format of meetings applies.",
     "Un nouveau format de réunion s’applique."),
    ("delegate", {"body": "I", "scope_en": "Buy", "scope_fr": "Acheter", "limit_en": "Ten", "limit_fr": "Dix",
                  "until": TERM},
     "The Institute receives this power: buy. Limit: ten. Until March 1, 2028.",
     "L’Institut reçoit ce pouvoir : acheter. Limite : dix. Jusqu’au 1er mars 2028."),
    ("rescind", {"decision": "D-2026-021"},
     "Decision D-2026-021 is rescinded: what is not yet in force of it does not come into force.",
     "La décision D-2026-021 est annulée : ce qui n’en est pas encore en vigueur n’entrera pas en vigueur."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "terms", "en", "fr"), SAID)
def test_every_kind_is_said_with_articles_and_agreement(kind, terms, en, fr):
    words = effect_words(kind, terms, NAMES, known=KNOWN)
    assert words.en == en
    assert words.fr.replace("\xa0", " ") == fr


def test_there_is_a_sentence_for_every_kind():
    assert {kind for kind, *_rest in SAID} == {str(kind) for kind in EffectKind}


def test_bodies_that_an_effect_establishes_are_called_by_their_new_names():
    new = {"kind": "establish", "key": "NEW", "name_en": "New Group", "name_fr": "Groupe nouveau"}
    said = effects_in_words([new, {"kind": "move", "body": "NEW", "to": "JC"}], NAMES)
    assert said[1].words.fr == "Le Groupe nouveau relève des Conseils mixtes."


def test_names_of_people_are_left_out_for_strangers():
    assert not known_for([{"kind": "appoint", "person": 7}], people=False).people


def test_a_name_without_an_article():
    assert to_the(Pair("ORDEC", "ORDEC")).fr == "à ORDEC"
    assert effect_words("move", {"body": "DATA", "to": "ORDEC"}, NAMES).fr.endswith("relève d’ORDEC.")


def test_what_is_not_known_is_called_by_its_key_and_an_unknown_kind_says_nothing():
    assert "XX" in effect_words("move", {"body": "XX", "to": "JC"}, NAMES).fr
    assert effects_in_words([{"kind": "abolish"}, {}], NAMES) == []


def test_small_numbers_are_spelled():
    assert [spelled(n, "fr", feminine=True) for n in (0, 1, 2, 10)] == ["aucune", "une", "deux", "10"]
    assert spelled(4, "en", capital=True) == "Four"
