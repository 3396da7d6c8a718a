"""What the database refuses around a meeting: history rewritten, a frozen agenda or record changed."""

from django.db import migrations

from groundwork.guards import guarded, unguarded

APPENDED = [
    "governance_attendancechange", "governance_agendaversion", "governance_decisionversion",
    "governance_decisioncorrection", "governance_recordcorrection", "governance_approval",
]
KEPT = [
    *APPENDED, "governance_reply", "governance_itemrecusal", "governance_proposeditem", "governance_advancereading",
    "governance_document", "governance_meetingrecord", "governance_recordcomment", "governance_duty",
    "governance_translationrequest", "governance_calendarfeed",
]
FROZEN = """
-- Once it is circulated a record says what it says: only its state, its release and its adoption go on.
CREATE FUNCTION records_are_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE goes_on text[] := ARRAY['state', 'approved_at', 'adopted_at_id', 'adopted_on', 'released_to', 'comments_until',
                                'version'];
BEGIN
    IF OLD.state <> 'draft' AND (to_jsonb(NEW) - goes_on <> to_jsonb(OLD) - goes_on OR NEW.state = 'draft') THEN
        RAISE EXCEPTION 'guard: a circulated record is never edited' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER records_are_frozen BEFORE UPDATE ON governance_meetingrecord
    FOR EACH ROW EXECUTE FUNCTION records_are_frozen();

-- The bytes of a document stay what they were; a newer one takes its place.
CREATE FUNCTION documents_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE said text[] := ARRAY['file', 'sha256', 'size', 'media_type', 'name', 'language', 'uploaded_by_id',
                             'uploaded_at'];
BEGIN
    IF EXISTS (
        SELECT 1 FROM unnest(said) AS column_name WHERE to_jsonb(NEW) -> column_name <> to_jsonb(OLD) -> column_name
    ) THEN
        RAISE EXCEPTION 'guard: the bytes of a document are never exchanged' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER documents_are_kept BEFORE UPDATE ON governance_document
    FOR EACH ROW EXECUTE FUNCTION documents_are_kept();
"""
THAWED = """
DROP TRIGGER records_are_frozen ON governance_meetingrecord;
DROP FUNCTION records_are_frozen();
DROP TRIGGER documents_are_kept ON governance_document;
DROP FUNCTION documents_are_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("governance", "0008_meetings_before_during_after")]
    operations = [
        migrations.RunSQL(
            guarded(KEPT, "DELETE", "rows_are_never_deleted"), unguarded(KEPT, "rows_are_never_deleted")
        ),
        migrations.RunSQL(
            guarded(KEPT, "TRUNCATE", "table_is_never_emptied"), unguarded(KEPT, "table_is_never_emptied")
        ),
        migrations.RunSQL(
            guarded(APPENDED, "UPDATE", "rows_are_written_once"), unguarded(APPENDED, "rows_are_written_once")
        ),
        migrations.RunSQL(FROZEN, THAWED),
    ]
