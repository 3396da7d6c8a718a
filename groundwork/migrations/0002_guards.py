"""What the database itself refuses: to change or lose a line of the ledger."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION house_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'guard: % on % is refused: what was recorded stays', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE ON groundwork_ledgerentry
    FOR EACH ROW EXECUTE FUNCTION house_refuses();
CREATE TRIGGER ledger_is_never_emptied BEFORE TRUNCATE ON groundwork_ledgerentry
    FOR EACH STATEMENT EXECUTE FUNCTION house_refuses();

-- Personal fields may be removed on request, and nothing else may be done to them.
CREATE FUNCTION testimony_is_only_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.entry_id = OLD.entry_id AND NEW.salt = '' AND NEW.fields = '{}'::jsonb THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'guard: a testimony can only be emptied' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER testimony_is_only_emptied BEFORE UPDATE ON groundwork_testimony
    FOR EACH ROW EXECUTE FUNCTION testimony_is_only_emptied();
CREATE TRIGGER testimony_is_never_deleted BEFORE DELETE ON groundwork_testimony
    FOR EACH ROW EXECUTE FUNCTION house_refuses();
CREATE TRIGGER testimony_is_never_truncated BEFORE TRUNCATE ON groundwork_testimony
    FOR EACH STATEMENT EXECUTE FUNCTION house_refuses();
"""
BACKWARD = """
DROP TRIGGER testimony_is_never_truncated ON groundwork_testimony;
DROP TRIGGER testimony_is_never_deleted ON groundwork_testimony;
DROP TRIGGER testimony_is_only_emptied ON groundwork_testimony;
DROP FUNCTION testimony_is_only_emptied();
DROP TRIGGER ledger_is_never_emptied ON groundwork_ledgerentry;
DROP TRIGGER ledger_is_append_only ON groundwork_ledgerentry;
DROP FUNCTION house_refuses();
"""


class Migration(migrations.Migration):
    dependencies = [("groundwork", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
