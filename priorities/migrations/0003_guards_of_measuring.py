"""What the database refuses around measuring: a locked period changed, a stamp or a reason taken back."""

from django.db import migrations

from groundwork.guards import guarded, unguarded

APPENDED = ["priorities_targetchange", "priorities_measurementstamp", "priorities_prioritychange"]
KEPT = [*APPENDED, "priorities_measurement", "priorities_target", "priorities_measuringperiod", "priorities_indicator"]
LOCKED = """
-- Within a locked period nothing is measured, aimed at or told any more.
CREATE FUNCTION locked_periods_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM priorities_measuringperiod WHERE id = NEW.period_id AND locked_at IS NOT NULL FOR SHARE;
    IF FOUND THEN
        RAISE EXCEPTION 'guard: the period is locked' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER locked_periods_are_kept BEFORE INSERT OR UPDATE ON priorities_measurement
    FOR EACH ROW EXECUTE FUNCTION locked_periods_are_kept();
CREATE TRIGGER locked_periods_are_kept BEFORE INSERT OR UPDATE ON priorities_target
    FOR EACH ROW EXECUTE FUNCTION locked_periods_are_kept();
"""
UNLOCKED = """
DROP TRIGGER locked_periods_are_kept ON priorities_measurement;
DROP TRIGGER locked_periods_are_kept ON priorities_target;
DROP FUNCTION locked_periods_are_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("priorities", "0002_measuring")]
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
        migrations.RunSQL(LOCKED, UNLOCKED),
    ]
