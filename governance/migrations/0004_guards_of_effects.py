"""An effect that is settled says how; clauses take over what their points propose; a report is never deleted."""

from django.db import migrations

HAPPEN_ONCE = """
CREATE OR REPLACE FUNCTION effects_happen_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE settled text[] := {columns};
BEGIN
    IF OLD.state IN ('enacted', 'withdrawn') OR to_jsonb(NEW) - settled <> to_jsonb(OLD) - settled THEN
        RAISE EXCEPTION 'guard: an effect happens once, as it was decided' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
"""
BEFORE = "ARRAY['state', 'enacted_at', 'held_because_en', 'held_because_fr']"
AFTER = """ARRAY['state', 'enacted_at', 'held_because_en', 'held_because_fr', 'withdrawn_because_en',
                           'withdrawn_because_fr', 'withdrawn_by_id', 'settled_by']"""
REPORTS = """
CREATE TRIGGER rows_are_never_deleted BEFORE DELETE ON governance_report
    FOR EACH ROW EXECUTE FUNCTION house_refuses();
CREATE TRIGGER table_is_never_emptied BEFORE TRUNCATE ON governance_report
    FOR EACH STATEMENT EXECUTE FUNCTION house_refuses();
"""
NO_REPORTS = """
DROP TRIGGER rows_are_never_deleted ON governance_report;
DROP TRIGGER table_is_never_emptied ON governance_report;
"""
TAKE_OVER = """
UPDATE governance_clause clause SET effects = point.effects
    FROM governance_recommendedpoint point WHERE point.id = clause.point_id;
"""


class Migration(migrations.Migration):
    dependencies = [("governance", "0003_reports_and_settled_effects")]
    operations = [
        migrations.RunSQL(HAPPEN_ONCE.format(columns=AFTER), HAPPEN_ONCE.format(columns=BEFORE)),
        migrations.RunSQL(REPORTS, NO_REPORTS),
        migrations.RunSQL(TAKE_OVER, migrations.RunSQL.noop),
    ]
