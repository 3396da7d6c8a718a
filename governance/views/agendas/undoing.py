"""How are one's own last moves on an agenda taken back, one after the other, in this sitting?"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from councils.queries.names import names_on
from governance.actions.agendas.undoing import put_back
from governance.models import Gathering
from governance.queries.agendas.building import AgendaPage, agenda_page
from governance.views.agendas.page import Said, Trouble, done, editable, seen_by, show
from governance.views.reading import person_of, posted_from
from groundwork.refusals import Refused

KEPT = 10
Order = list[tuple[int, bool]]
Step = tuple[dict[str, Order], dict[str, Order]]


def layout_of(page: AgendaPage) -> dict[str, Order]:
    """How the items of each meeting follow one another, as `put_back` takes it."""
    found: dict[str, Order] = {}
    for card in page.cards:
        found.setdefault(str(card.meeting), []).extend((row.id, row.is_part) for row in card.rows)
    return found


def name_of(found: Gathering) -> str:
    """Under which name the sitting keeps the moves on this agenda."""
    return f"moves-{found.pk}"


def remember(request: HttpRequest, found: Gathering, before: AgendaPage, after: AgendaPage) -> None:
    """Keep a move, of the last ten: how the meetings that it touched stood, and how it left them."""
    stood, stands = layout_of(before), layout_of(after)
    touched = [meeting for meeting in stood if stood[meeting] != stands.get(meeting)]
    if touched:
        step = [{meeting: layout.get(meeting, []) for meeting in touched} for layout in (stood, stands)]
        request.session[name_of(found)] = [*request.session.get(name_of(found), []), step][-KEPT:]


@login_required
@posted_from("gathering", "slug")
def undo_move(request: HttpRequest, slug: str) -> HttpResponse:
    """Take back one's own last move; refused when somebody changed the agenda since."""
    found = editable(request, slug)
    before, steps = seen_by(request, found), request.session.get(name_of(found), [])
    if not steps:
        return show(request, found, trouble=Trouble(0, _("There is no move of yours to take back."), 409))
    stood, stands = ({int(pk): order for pk, order in layout.items()} for layout in steps[-1])
    try:
        moved = put_back(gathering=found, stood=stood, stands=stands, by=person_of(request))
    except Refused as refused:
        request.session[name_of(found)] = []
        return show(request, found, trouble=Trouble(0, str(refused.refusal), refused.refusal.status))
    request.session[name_of(found)] = steps[:-1]
    after = agenda_page(found, names_on())
    said = Said(_("The move is taken back."), f"item-{moved[0]}" if moved else "agenda")
    return done(request, found, said, before, after=after)
