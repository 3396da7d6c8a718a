"""How is a record commented on and answered, and how is it written down what was discussed under an item?"""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance.models import AgendaItem, Meeting, MeetingRecord, RecordComment
from governance.rules import refuse_chair_or_secretariat
from governance.rules.meeting_records import refuse_comment, refuse_write_discussion
from groundwork.bilingual import Pair, columns_of
from groundwork.ledger import digest, record
from groundwork.locks import changing, relying_on
from groundwork.refusals import Refusal, require

LONGEST = 2000
LONGEST_ANSWER = 600
LONGEST_DISCUSSION = int(AgendaItem._meta.get_field("discussion_en").max_length or 0)


@transaction.atomic
def comment_record(*, text: MeetingRecord, words: str, language: str, by: Person) -> RecordComment:
    """Say something of a circulated record, in one's own language.

    Raises Refused for an empty or over-long comment, once the time is over or another text is circulated, or without
    the right.
    """
    text = relying_on(MeetingRecord, text.pk)
    require(refuse_comment(by, text))
    require(refuse_words(words, "text", LONGEST))
    made = RecordComment.objects.create(meeting_record=text, person=by, text=words.strip(), language=language)
    record("record.commented", by=by, on=text, comment=made.pk, language=language)
    return made


@transaction.atomic
def answer_comment(*, comment: RecordComment, answer: Pair, by: Person) -> RecordComment:
    """Say what became of a comment; one language is enough. Raises Refused for an empty answer or without the right."""
    comment = changing(RecordComment, comment.pk)
    require(refuse_chair_or_secretariat(by, comment.meeting_record.meeting.body))
    require(refuse_words(answer.en + answer.fr, "answer_en", 2 * LONGEST_ANSWER))
    require(refuse_long(answer, LONGEST_ANSWER, "answer"))
    comment.answer = Pair(answer.en.strip(), answer.fr.strip())
    comment.save(update_fields=columns_of("answer", states=False))
    record("record.comment-answered", by=by, on=comment.meeting_record, comment=comment.pk)
    return comment


@transaction.atomic
def write_discussion(
    *, item: AgendaItem, en: str, fr: str, by: Person, seen: str = "", matches: bool = False
) -> AgendaItem:
    """Write down what was discussed under an item; the side that did not follow becomes stale.

    `seen` is the word for what stood on the page (`seen_word`); `matches` says that both sides say the same. Raises
    Refused before the meeting, once its record is approved, when somebody changed it meanwhile, or without the right.
    """
    meeting = relying_on(Meeting, item.meeting_id)
    item = changing(AgendaItem, item.pk)
    require(refuse_write_discussion(by, item, meeting.records.order_by("-number").first()))
    if seen and seen != seen_word(item.discussion):
        require(Refusal("changed-meanwhile",
                        _("Somebody changed this meanwhile. Look at it again; what you typed is kept.")))  # fmt: skip
    text = item.discussion.revised(en=en.strip(), fr=fr.strip())
    require(refuse_long(text, LONGEST_DISCUSSION, "discussion"))
    item.discussion = text.approved() if matches and text.en and text.fr else text
    item.save(update_fields=columns_of("discussion"))
    record("item.discussion-written", by=by, on=item, text=item.discussion)
    return item


def seen_word(text: Pair) -> str:
    """The word for a text as somebody saw it."""
    return digest(text.as_dict())


def refuse_words(words: str, field: str, limit: int) -> Refusal | None:
    """Why is this no comment or answer?"""
    if not words.strip():
        return Refusal("no-text", _("Write what you want to say."), field, 422)
    if len(words.strip()) > limit:
        return Refusal("too-long", _("Write it in %(limit)s characters or fewer.") % {"limit": limit}, field, 422)
    return None


def refuse_long(text: Pair, limit: int, name: str) -> Refusal | None:
    """Why is this too long?"""
    for code in ("en", "fr"):
        if len(text.side(code)) > limit:
            words = _("Write it in %(limit)s characters or fewer.") % {"limit": limit}
            return Refusal("too-long", words, f"{name}_{code}", 422)
    return None
