"""What the database refuses around packages and summaries: what was compiled, converted or answered rewritten."""

from django.db import migrations

from groundwork.guards import guarded, unguarded

APPENDED = ["governance_conversion", "governance_summaryfile"]
KEPT = [*APPENDED, "governance_summary", "governance_ask", "governance_packagedownload"]
FROZEN = """
-- What a summary was made of is what it is made of for ever; only its being noted goes on.
CREATE FUNCTION summaries_are_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE goes_on text[] := ARRAY['answer_en', 'answer_fr', 'answer_en_state', 'answer_fr_state', 'noted_at',
                                'noted_by_id', 'on_behalf', 'version'];
BEGIN
    IF OLD.state = 'ready' AND to_jsonb(NEW) - goes_on <> to_jsonb(OLD) - goes_on THEN
        RAISE EXCEPTION 'guard: a compiled summary is never edited' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER summaries_are_frozen BEFORE UPDATE ON governance_summary
    FOR EACH ROW EXECUTE FUNCTION summaries_are_frozen();

-- A package that is ready, and what its files are, stays what it is.
CREATE FUNCTION packages_are_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'ready' AND to_jsonb(NEW) <> to_jsonb(OLD) THEN
        RAISE EXCEPTION 'guard: a compiled package is never edited' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER packages_are_frozen BEFORE UPDATE ON governance_package
    FOR EACH ROW EXECUTE FUNCTION packages_are_frozen();
"""
THAWED = """
DROP TRIGGER summaries_are_frozen ON governance_summary;
DROP FUNCTION summaries_are_frozen();
DROP TRIGGER packages_are_frozen ON governance_package;
DROP FUNCTION packages_are_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [("governance", "0011_the_compiler")]
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
