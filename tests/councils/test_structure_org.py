"""Do other programs understand the structure: as RDF, in terms that the W3C Organization Ontology really has?"""

import json
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, RDF, SKOS, TIME, XSD

from councils.enums import BodyKind, EventKind, LineKind, Role
from tests.councils.conftest import AFTER
from tests.factories import councils as make

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),  # the library's own
]
NAMESPACE = "http://www.w3.org/ns/org#"
TERMS = [line.split() for line in Path(__file__).with_name("org_terms.txt").read_text().splitlines() if line[:1] != "#"]
CLASSES = {NAMESPACE + name for kind, name, *_ends in TERMS if kind == "class"}
PROPERTIES = {NAMESPACE + name: ends for kind, name, *ends in TERMS if kind == "property"}
WITHIN = {"FormalOrganization": "Organization", "OrganizationalUnit": "Organization",
          "OrganizationalCollaboration": "Organization"}  # fmt: skip


@pytest.fixture
def told(moved):
    """A house with every kind of line, a merger, a split, seats with and without a holder."""
    make.line(make.body("ICCS", BodyKind.SECRETARIAT), moved["JC"], kind=LineKind.SECRETARIAT)
    make.line(make.body("TABLE", BodyKind.EXTERNAL_TABLE), moved["JC"], kind=LineKind.LIAISON)
    make.line(make.body("SUB", BodyKind.SUB_COMMITTEE), moved["WG-DATA"])
    new = make.body("WG-NEW", start=date(2020, 5, 1))
    make.line(new, moved["PSCIOC"], date(2020, 5, 1))
    for key in ("WG-ONE", "WG-TWO"):
        old = make.body(key, start=date(2015, 1, 1), end=date(2020, 5, 1))
        event = make.event(old, EventKind.MERGED, date(2020, 5, 1), opened_by="D-2020-003", source="")
        event.successors.add(new)
    make.event(moved["JC"], EventKind.CREATED, date(1998, 1, 1), date(1999, 1, 1), start_precision="year")
    manitoba = make.jurisdiction("CA-MB", 5, ("Manitoba", "Manitoba"))
    seat = make.seat(moved["PSSDC"], manitoba, start=date(2020, 1, 1))
    make.membership(make.person("Dana Whitford"), seat, Role.CO_CHAIR, date(2024, 4, 1), date(2027, 4, 1))
    make.seat(moved["PSSDC"], make.jurisdiction("CA-QC", 3, ("Quebec", "Québec")))
    return moved


@pytest.fixture
def graph(client, told) -> Graph:
    answer = client.get("/en/structure.jsonld?as-of=2026-12-01")
    assert answer["Content-Type"] == "application/ld+json"
    return Graph().parse(data=answer.content, format="json-ld")


@pytest.fixture
def base(settings) -> str:
    settings.ALLOWED_HOSTS = [".councils.example", "testserver"]
    return "https://councils.example/id/"


def test_every_word_of_the_ontology_is_in_the_ontology(base, graph):
    used = {str(term) for triple in graph for term in triple if str(term).startswith(NAMESPACE)}
    assert used <= CLASSES | PROPERTIES.keys()
    assert len(used) > 20
    for subject, predicate, thing in graph:
        if str(predicate) in PROPERTIES:
            domain, values = PROPERTIES[str(predicate)]
            assert is_of(graph, subject, domain), (subject, predicate)
            assert is_of(graph, thing, values), (predicate, thing)
    assert all(str(kind) in CLASSES for kind in graph.objects(None, RDF.type) if str(kind).startswith(NAMESPACE))


def is_of(graph: Graph, node, kinds: str) -> bool:
    """Whether a node is of one of these classes; `-` allows anything."""
    named = {str(kind).removeprefix(NAMESPACE) for kind in graph.objects(node, RDF.type)}
    named |= {WITHIN[name] for name in named if name in WITHIN}
    agents = {"Agent"} if named & {"Organization", str(FOAF.Person)} else set()
    return kinds == "-" or bool(set(kinds.split("|")) & (named | agents))


def test_nothing_has_to_be_fetched_to_read_it(client, told):
    document = client.get("/en/structure.jsonld").json()
    assert isinstance(document["@context"], dict)
    assert "@import" not in document["@context"]
    assert not [value for value in document["@context"].values() if isinstance(value, list)]


def test_bodies_have_their_names_in_both_languages_and_their_kind(base, graph):
    council, group = URIRef(f"{base}bodies/PSSDC"), URIRef(f"{base}bodies/WG-DATA")
    assert (council, RDF.type, ORG.FormalOrganization) in graph
    assert (group, RDF.type, ORG.OrganizationalUnit) in graph
    assert (URIRef(f"{base}bodies/JC"), RDF.type, ORG.OrganizationalCollaboration) in graph
    assert set(graph.objects(council, SKOS.altLabel)) == {Literal("PSSDC", "en"), Literal("CPSSP", "fr")}
    assert set(graph.objects(group, SKOS.prefLabel)) == {
        Literal("WG-DATA in English", "en"),
        Literal("WG-DATA en français", "fr"),
    }
    assert (
        set(graph.objects(council, FOAF.page))
        == {
            URIRef("https://councils.example/en/structure/bodies/pssdc-en"),
            URIRef("https://councils.example/fr/structure/organismes/pssdc-fr"),
        }
        or len(set(graph.objects(council, FOAF.page))) == 2
    )


def test_lines_are_properties_and_statements_with_their_days_and_decision(base, graph):
    joint, group = URIRef(f"{base}bodies/JC"), URIRef(f"{base}bodies/WG-DATA")
    assert (group, ORG.reportsTo, joint) in graph
    assert (URIRef(f"{base}bodies/WG-NEW"), ORG.unitOf, URIRef(f"{base}bodies/PSCIOC")) in graph
    assert (URIRef(f"{base}bodies/PSCIOC"), ORG.hasUnit, URIRef(f"{base}bodies/WG-NEW")) in graph
    assert (URIRef(f"{base}bodies/PSSDC"), ORG.subOrganizationOf, joint) in graph
    assert (URIRef(f"{base}bodies/ICCS"), ORG.linkedTo, joint) in graph
    (statement,) = [each for each in graph.subjects(RDF.type, RDF.Statement) if (each, RDF.subject, group) in graph]
    assert graph.value(statement, RDF.predicate) == ORG.reportsTo
    assert graph.value(statement, DCTERMS.source) == URIRef("https://councils.example/D-2026-021")
    begin = graph.value(graph.value(statement, DCTERMS.temporal), TIME.hasBeginning)
    assert graph.value(begin, TIME.inXSDDate) == Literal(AFTER, datatype=XSD.date)


def test_a_merger_is_one_event_with_all_that_was_and_all_that_is(base, graph):
    (event,) = [
        each for each in graph.subjects(RDF.type, ORG.ChangeEvent) if graph.value(each, ORG.originalOrganization)
    ]
    assert set(graph.objects(event, ORG.originalOrganization)) == {
        URIRef(f"{base}bodies/WG-ONE"),
        URIRef(f"{base}bodies/WG-TWO"),
    }
    assert graph.value(event, ORG.resultingOrganization) == URIRef(f"{base}bodies/WG-NEW")
    years = list(graph.objects(None, TIME.inXSDgYear))
    assert Literal("1998", datatype=XSD.gYear) in years


def test_seats_are_posts_and_the_public_sees_no_names(base, graph, client, told):
    post = URIRef(f"{base}seats/PSSDC:CA-MB:1")
    assert (post, ORG.postIn, URIRef(f"{base}bodies/PSSDC")) in graph
    assert not list(graph.objects(None, FOAF.name))
    client.force_login(make.person("Reader"))
    named = Graph().parse(data=client.get("/en/structure.jsonld?as-of=2026-12-01").content, format="json-ld")
    assert list(named.objects(None, FOAF.name)) == [Literal("Dana Whitford")]
    (membership,) = named.subjects(ORG.member, None)
    assert named.value(membership, ORG.role) == URIRef(f"{base}roles/co_chair")
    during = named.value(membership, ORG.memberDuring)
    end = named.value(named.value(during, TIME.hasEnd), TIME.inXSDDate)
    assert end == Literal(date(2027, 3, 31), datatype=XSD.date)


def test_it_is_the_same_in_both_languages_and_from_the_command(client, told, capsys):
    address = "/structure.jsonld?as-of=2026-12-01"
    english, french = (client.get(f"/{code}{address}").content for code in ("en", "fr"))
    assert english == french
    call_command("structure", "--as-of", "2026-12-01", "--org")
    assert capsys.readouterr().out == english.decode()
    assert json.loads(english)["@graph"][0]["valid"]["@value"] == "2026-12-01"
