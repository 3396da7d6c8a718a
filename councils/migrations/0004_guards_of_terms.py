"""Terms of reference are structure: appended and closed, never edited, never deleted. Notices are never deleted."""

from django.db import migrations

UP = """
CREATE TRIGGER structure_is_appended_and_closed BEFORE UPDATE ON councils_termsofreference
    FOR EACH ROW EXECUTE FUNCTION structure_is_appended_and_closed();
CREATE TRIGGER rows_are_never_deleted BEFORE DELETE ON councils_termsofreference
    FOR EACH ROW EXECUTE FUNCTION house_refuses();
CREATE TRIGGER table_is_never_emptied BEFORE TRUNCATE ON councils_termsofreference
    FOR EACH STATEMENT EXECUTE FUNCTION house_refuses();
CREATE TRIGGER rows_are_never_deleted BEFORE DELETE ON councils_notice
    FOR EACH ROW EXECUTE FUNCTION house_refuses();
"""
DOWN = """
DROP TRIGGER structure_is_appended_and_closed ON councils_termsofreference;
DROP TRIGGER rows_are_never_deleted ON councils_termsofreference;
DROP TRIGGER table_is_never_emptied ON councils_termsofreference;
DROP TRIGGER rows_are_never_deleted ON councils_notice;
"""


class Migration(migrations.Migration):
    dependencies = [("councils", "0003_notices_sessions_terms")]
    operations = [migrations.RunSQL(UP, DOWN)]
