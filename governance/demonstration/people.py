"""Who is in the demonstration? All are invented; a domain reserved for examples holds their addresses."""

from typing import Literal

from governance.demonstration.shapes import CastMember, Person
from groundwork.bilingual import Pair


def _person(key: str, name: tuple[str, str], language: Literal["en", "fr"], position: Pair | None = None) -> Person:
    given, family = name
    return Person(key=key, given=given, family=family, language=language, position=position, provenance="ours")


PSSDC_PEOPLE: tuple[Person, ...] = (
    _person("genevieve.lacasse", ("Geneviève", "Lacasse-Roy"), "fr"),
    _person("anjali.deshmukh", ("Anjali", "Deshmukh"), "en"),
    _person("etienne.vaillancourt", ("Étienne", "Vaillancourt"), "fr"),
    _person("dana.whitford", ("Dana", "Whitford"), "en"),
    _person("mireille.arsenault", ("Mireille", "Arsenault"), "fr"),
    _person("taras.kowalchuk", ("Taras", "Kowalchuk"), "en"),
    _person("melissa.fong", ("Melissa", "Fong-Hartley"), "en"),
    _person("rory.macaulay", ("Rory", "MacAulay"), "en"),
    _person("blessing.adeyemi", ("Blessing", "Adeyemi-Stone"), "en"),
    _person("harpreet.dhanoa", ("Harpreet", "Dhanoa-Wells"), "en"),
    _person("fintan.kielly", ("Fintan", "Kielly"), "en"),
    _person("leah.tremblett", ("Leah", "Tremblett"), "en"),
    _person("marie.lafferty", ("Marie-Ange", "Lafferty"), "fr"),
    _person("siasi.qappik", ("Siasi", "Qappik"), "en"),
    _person("colleen.varga", ("Colleen", "Varga"), "en"),
)

PSCIOC_PEOPLE: tuple[Person, ...] = (
    _person("nadia.elkhoury", ("Nadia", "El-Khoury"), "fr"),
    _person("josee.lemieux", ("Josée", "Lemieux-Okafor"), "fr"),
    _person("isabelle.phan", ("Isabelle", "Phan-Bouchard"), "fr"),
    _person("gillian.fougere", ("Gillian", "Fougère"), "en"),
    _person("luc.maillet", ("Luc", "Maillet"), "fr"),
    _person("winston.achebe", ("Winston", "Achebe-Clarke"), "en"),
    _person("tomasz.wieliczko", ("Tomasz", "Wieliczko"), "en"),
    _person("hannah.doiron", ("Hannah", "Doiron"), "en"),
    _person("kendra.whitebear", ("Kendra", "Whitebear"), "en"),
    _person("meilin.zhao", ("Mei-Lin", "Zhao-Parker"), "en"),
    _person("bridget.hennebury", ("Bridget", "Hennebury"), "en"),
    _person("samuel.haldenby", ("Samuel", "Haldenby"), "en"),
    _person("peter.munroe", ("Peter", "Munroe-Drygeese"), "en"),
    _person("joanasie.ootoowak", ("Joanasie", "Ootoowak"), "en"),
    _person("rosa.villanueva", ("Rosa", "Villanueva-Kerr"), "en"),
    _person("gurdeep.mangat", ("Gurdeep", "Mangat"), "en"),
    _person("therese.quesnel", ("Thérèse", "Quesnel"), "fr"),
)

OTHER_PEOPLE: tuple[Person, ...] = (
    _person("paul.hache", ("Paul", "Haché"), "fr"),
    _person("priya.nair", ("Priya", "Nair"), "en", Pair(en="Secretariat (ICCS)", fr="Secrétariat (ISAC)")),
    _person(
        "claire.ouellet",
        ("Claire", "Ouellet-Singh"),
        "fr",
        Pair(en="Strategic policy analyst", fr="Analyste des politiques stratégiques"),
    ),
    _person("grant.olynyk", ("Grant", "Olynyk"), "en"),
    _person("yasmine.haddad", ("Yasmine", "Haddad-Côté"), "fr"),
    _person("ngozi.balfour", ("Ngozi", "Balfour"), "en"),
    _person("mathieu.robichaud", ("Mathieu", "Robichaud"), "fr"),
    _person("wendell.trask", ("Wendell", "Trask"), "en"),
    _person("simon.takahashi", ("Simon", "Takahashi"), "en"),
)

PEOPLE: tuple[Person, ...] = PSSDC_PEOPLE + PSCIOC_PEOPLE + OTHER_PEOPLE

CAST: tuple[CastMember, ...] = (
    CastMember(person="dana.whitford", role=Pair(en="Co-chair, PSSDC", fr="Coprésidence du CPSSP")),
    CastMember(person="josee.lemieux", role=Pair(en="Co-chair, PSCIOC", fr="Coprésidence du CDPISP")),
    CastMember(
        person="mireille.arsenault",
        role=Pair(en="Member, New Brunswick, PSSDC", fr="Membre du CPSSP, Nouveau-Brunswick"),
    ),
    CastMember(
        person="paul.hache",
        role=Pair(en="Alternate, New Brunswick, PSSDC", fr="Membre suppléant du CPSSP, Nouveau-Brunswick"),
    ),
    CastMember(person="priya.nair", role=Pair(en="Secretariat (ICCS)", fr="Secrétariat (ISAC)")),
    CastMember(
        person="yasmine.haddad",
        role=Pair(
            en="Co-chair, Digital Strategy Working Group",
            fr="Coprésidence du Groupe de travail sur la stratégie numérique",
        ),
    ),
    CastMember(
        person="claire.ouellet",
        role=Pair(en="Strategic policy analyst (ICCS)", fr="Analyste des politiques stratégiques (ISAC)"),
    ),
    CastMember(
        person="simon.takahashi",
        role=Pair(en="Observer, Joint Councils", fr="Observateur aux conseils mixtes"),
    ),
)
