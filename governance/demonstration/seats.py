"""Which seats are there, and who sits in each? The real numbers of seats are not public: all of this is ours.

Each council has one seat for each of the fourteen governments; beside them stand one municipal seat (MSDO) in
the PSSDC and three (MISA) in the PSCIOC, as far as is published.
"""

from governance.demonstration.people import PSCIOC_PEOPLE, PSSDC_PEOPLE
from governance.demonstration.shapes import Person, Seat

_GOVERNMENTS = (
    "CA",
    "CA-ON",
    "CA-QC",
    "CA-NS",
    "CA-NB",
    "CA-MB",
    "CA-BC",
    "CA-PE",
    "CA-SK",
    "CA-AB",
    "CA-NL",
    "CA-YT",
    "CA-NT",
    "CA-NU",
)
_CO_CHAIRS = ("dana.whitford", "josee.lemieux")
_ALTERNATES = {"mireille.arsenault": ("paul.hache",)}


def _council(body: str, people: tuple[Person, ...], municipal: str) -> tuple[Seat, ...]:
    """One seat per person, governments first and in protocol order, then the municipal seats, numbered."""
    seats = []
    for place, person in enumerate(people):
        beyond = place - len(_GOVERNMENTS)
        seats.append(
            Seat(
                body=body,
                holder=person.key,
                provenance="ours",
                jurisdiction=_GOVERNMENTS[place] if beyond < 0 else municipal,
                number=1 if beyond < 0 else beyond + 1,
                role="co_chair" if person.key in _CO_CHAIRS else "member",
                alternates=_ALTERNATES.get(person.key, ()),
            )
        )
    return tuple(seats)


def _group(body: str, *co_chairs: tuple[str, str]) -> tuple[Seat, ...]:
    """The seats of a working group's co-chairs, each as (jurisdiction, person)."""
    return tuple(
        Seat(body=body, jurisdiction=jurisdiction, holder=person, role="co_chair", provenance="ours")
        for jurisdiction, person in co_chairs
    )


SEATS: tuple[Seat, ...] = (
    *_council("PSSDC", PSSDC_PEOPLE, "MUN-MSDO"),
    *_council("PSCIOC", PSCIOC_PEOPLE, "MUN-MISA"),
    *_group("WG-DIG", ("CA-QC", "yasmine.haddad"), ("CA-AB", "grant.olynyk")),
    *_group("WG-DATA", ("CA-BC", "ngozi.balfour"), ("CA", "mathieu.robichaud")),
    *_group("WG-BUS", ("CA-NB", "mireille.arsenault"), ("CA-NL", "wendell.trask")),
    Seat(body="ICCS", holder="priya.nair", role="staff", number=1, weight=0, provenance="ours"),
    Seat(body="ICCS", holder="claire.ouellet", role="staff", number=2, weight=0, provenance="ours"),
    Seat(body="JC", holder="simon.takahashi", role="observer", weight=0, provenance="ours"),
)
