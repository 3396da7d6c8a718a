"""What do the secretariat and the co-chairs write beside an item for those who lead the meeting?"""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance import rules
from governance.actions.agendas.building import refuse_removed, refuse_stale
from governance.models import AgendaItem, Annotation
from groundwork.bilingual import Pair, columns_of
from groundwork.ledger import digest, record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require

LONGEST_NOTES = int(Annotation._meta.get_field("notes_en").max_length or 0)
WORDS = (*columns_of("notes", states=False), *columns_of("read_aloud", states=False))
LONGEST_WORDING = int(Annotation._meta.get_field("read_aloud_en").max_length or 0)


@transaction.atomic
def annotate_item(*, item: AgendaItem, notes: Pair, read_aloud: Pair, version: int, by: Person) -> Annotation:
    """Write the speaking notes of an item and the wording to read aloud; either language may be empty.

    `version` is that of the annotation the writer saw, 0 for none. The ledger keeps a hash, never the words: these
    are for the co-chairs and the secretariat. Raises Refused when somebody wrote meanwhile, for texts too long, for an
    item taken off, or without the right.
    """
    item = changing(AgendaItem, item.pk)
    require(rules.refuse_annotate(by, item.meeting.body))
    require(refuse_removed(item) or refuse_annotation(notes, read_aloud))
    found = Annotation.objects.filter(item=item).first() or Annotation(item=item, version=0)
    require(refuse_stale(found, version))
    found.notes, found.read_aloud = notes, read_aloud
    found.version += 1
    if found.pk:
        found.save(
            update_fields=["version", *columns_of("notes", states=False), *columns_of("read_aloud", states=False)]
        )
    else:
        found.save(force_insert=True)
    words = {"item": item.pk, "version": found.version, "notes": notes.as_facts(), "read": read_aloud.as_facts()}
    record("item.annotated", by=by, on=item, version=found.version, hash=digest(words))
    return found


def refuse_annotation(notes: Pair, read_aloud: Pair) -> Refusal | None:
    """Why are these no notes to keep?"""
    if max(len(notes.en), len(notes.fr)) > LONGEST_NOTES:
        return Refusal("too-long", _("Write the notes in 4,000 characters or fewer."), "notes_en", status=422)
    if max(len(read_aloud.en), len(read_aloud.fr)) > LONGEST_WORDING:
        return Refusal("too-long", _("Write the wording in 2,000 characters or fewer."), "read_aloud_en", status=422)
    return None
