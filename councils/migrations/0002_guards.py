"""What the database itself refuses: to rewrite the structure, or to close a circle of reporting lines."""

from django.db import migrations

TABLES = [
    "councils_bodycharter", "councils_bodyname", "councils_bodycomponent", "councils_bodyevent",
    "councils_seatterm", "councils_membership", "councils_reportingline",
]
KEPT = ["councils_body", "councils_seat", "councils_jurisdiction"]

APPEND_AND_CLOSE = """
CREATE FUNCTION structure_is_appended_and_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF upper_inf(OLD.recorded) AND NOT upper_inf(NEW.recorded) AND lower(NEW.recorded) = lower(OLD.recorded)
       AND to_jsonb(NEW) - 'recorded' = to_jsonb(OLD) - 'recorded' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'guard: % is appended to and closed, never edited', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
"""
NO_CIRCLE = """
CREATE FUNCTION lines_make_no_circle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Two lines that close a circle together may be drawn at the same moment: one waits for the other.
    PERFORM pg_advisory_xact_lock(7251998);
    IF EXISTS (
        WITH RECURSIVE up (body_id, in_force, recorded, depth) AS (
            SELECT NEW.parent_id, NEW.in_force, NEW.recorded, 1
            UNION ALL
            SELECT line.parent_id, up.in_force * line.in_force, up.recorded * line.recorded, up.depth + 1
            FROM up JOIN councils_reportingline line
              ON line.body_id = up.body_id AND line.kind IN ('primary', 'functional')
             AND line.in_force && up.in_force AND line.recorded && up.recorded
            WHERE up.body_id <> NEW.body_id AND up.depth < 100
        )
        SELECT 1 FROM up WHERE body_id = NEW.body_id
    ) THEN
        RAISE EXCEPTION 'guard: reporting lines would make a circle' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER lines_make_no_circle AFTER INSERT ON councils_reportingline
    FOR EACH ROW WHEN (NEW.kind IN ('primary', 'functional')) EXECUTE FUNCTION lines_make_no_circle();
"""


def guards(tables: list[str], kept: list[str]) -> str:
    sql = [APPEND_AND_CLOSE]
    sql += [f"""
CREATE TRIGGER structure_is_appended_and_closed BEFORE UPDATE ON {table}
    FOR EACH ROW EXECUTE FUNCTION structure_is_appended_and_closed();""" for table in tables]
    sql += [f"""
CREATE TRIGGER rows_are_never_deleted BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION house_refuses();
CREATE TRIGGER table_is_never_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION house_refuses();""" for table in tables + kept]
    return "\n".join([*sql, NO_CIRCLE])


def no_guards(tables: list[str], kept: list[str]) -> str:
    sql = ["DROP TRIGGER lines_make_no_circle ON councils_reportingline; DROP FUNCTION lines_make_no_circle();"]
    sql += [f"DROP TRIGGER rows_are_never_deleted ON {table}; DROP TRIGGER table_is_never_emptied ON {table};"
            for table in tables + kept]
    sql += [f"DROP TRIGGER structure_is_appended_and_closed ON {table};" for table in tables]
    return "\n".join([*sql, "DROP FUNCTION structure_is_appended_and_closed();"])


class Migration(migrations.Migration):
    dependencies = [("councils", "0001_initial"), ("groundwork", "0002_guards")]
    operations = [migrations.RunSQL(guards(TABLES, KEPT), no_guards(TABLES, KEPT))]
