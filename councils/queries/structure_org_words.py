"""Which words of which vocabularies does the structure use when it is handed to other programs?"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import override

from councils.enums import BodyKind
from councils.queries.provenance import Answer, When
from groundwork.bilingual import LANGUAGES, Pair
from groundwork.dates import Precision

Node = dict[str, Any]
LINKS = {
    "org": ["reportsTo", "subOrganizationOf", "hasSubOrganization", "unitOf", "hasUnit", "memberOf", "hasMember",
            "linkedTo", "classification", "hasPost", "postIn", "heldBy", "holds", "member", "organization", "role",
            "memberDuring", "originalOrganization", "resultingOrganization", "changedBy", "resultedFrom"],
    "dct": ["source", "temporal", "spatial", "provenance", "type"],
    "rdf": ["subject", "predicate", "object"],
    "foaf": ["page"],
    "time": ["hasBeginning", "hasEnd"],
}  # fmt: skip
SAID = {"skos": ["prefLabel", "altLabel"], "dct": ["title", "description"], "rdfs": ["label"]}
PLAIN = {
    "identifier": "org:identifier", "code": "dct:identifier", "name": "foaf:name", "valid": "dct:valid",
    "asKnownAt": "prov:generatedAtTime", "inXSDDate": "time:inXSDDate", "inXSDgYear": "time:inXSDgYear",
    "inXSDgYearMonth": "time:inXSDgYearMonth",
}  # fmt: skip
CONTEXT: Node = {
    "org": "http://www.w3.org/ns/org#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "dcmitype": "http://purl.org/dc/dcmitype/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "time": "http://www.w3.org/2006/time#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{name: {"@id": f"{of}:{name}", "@type": "@id"} for of, names in LINKS.items() for name in names},
    **{name: {"@id": f"{of}:{name}", "@container": "@language"} for of, names in SAID.items() for name in names},
    **PLAIN,
}
CLASSES: dict[str, list[str]] = {
    BodyKind.JOINT_COUNCIL: ["org:Organization", "org:OrganizationalCollaboration"],
    BodyKind.COUNCIL: ["org:Organization", "org:FormalOrganization"],
    BodyKind.SECRETARIAT: ["org:Organization", "org:FormalOrganization"],
    BodyKind.WORKING_GROUP: ["org:Organization", "org:OrganizationalUnit"],
    BodyKind.SUB_COMMITTEE: ["org:Organization", "org:OrganizationalUnit"],
    BodyKind.EXTERNAL_TABLE: ["org:Organization"],
    BodyKind.NON_MEMBER: ["org:Organization"],
}
INSTANTS = {
    Precision.DAY: ("inXSDDate", "xsd:date", "%Y-%m-%d"),
    Precision.MONTH: ("inXSDgYearMonth", "xsd:gYearMonth", "%Y-%m"),
    Precision.YEAR: ("inXSDgYear", "xsd:gYear", "%Y"),
}


def spoken(words: Pair | str | Promise) -> dict[str, str]:
    """A text in each language in which there is one."""
    if isinstance(words, Pair):
        return {code: words.side(code) for code in LANGUAGES if words.side(code)}
    return {code: in_language(words, code) for code in LANGUAGES}


def in_language(words: object, code: str) -> str:
    """What is said differently in each language, in this one."""
    with override(code):
        return str(words)


def interval(since: When, until: When | None = None) -> Node:
    """From when until when, both as exactly as they are known; `until` is the first day after it."""
    found: Node = {"@type": ["time:Interval", "dct:PeriodOfTime"]}
    if since.is_dated and since.on:
        found["hasBeginning"] = _instant(since.on, since.precision)
    if until is not None and until.is_dated and until.on:
        last = until.on - timedelta(days=1) if until.precision == Precision.DAY else until.on
        found["hasEnd"] = _instant(last, until.precision)
    return found


def _instant(on: date, precision: str) -> Node:
    name, kind, form = INSTANTS[Precision(precision)]
    return {"@type": "time:Instant", name: {"@value": on.strftime(form), "@type": kind}}


def grounded(answer: Answer) -> Node:
    """Who decided it: the decision itself where there is one, and always the answer in both languages."""
    said = {code: in_language(answer, code) for code in LANGUAGES}
    source = {"source": answer.reference} if answer.is_decision else {}
    return {**source, "provenance": {"@type": "dct:ProvenanceStatement", "label": said}}


def concepts(of: type[TextChoices], path: str, kind: str = "skos:Concept") -> Iterable[Node]:
    """Every word of a list, in both languages."""
    for each in of:
        yield {"@id": f"id/{path}/{each.value}", "@type": kind, "prefLabel": spoken(each.label)}
