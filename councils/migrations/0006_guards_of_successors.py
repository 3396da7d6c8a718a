"""What came of a body is part of its event: written with it, never changed."""

from django.db import migrations

UP = """
CREATE TRIGGER rows_are_never_changed BEFORE UPDATE OR DELETE ON councils_bodyevent_successors
    FOR EACH ROW EXECUTE FUNCTION house_refuses();
CREATE TRIGGER table_is_never_emptied BEFORE TRUNCATE ON councils_bodyevent_successors
    FOR EACH STATEMENT EXECUTE FUNCTION house_refuses();
"""
DOWN = """
DROP TRIGGER rows_are_never_changed ON councils_bodyevent_successors;
DROP TRIGGER table_is_never_emptied ON councils_bodyevent_successors;
"""


class Migration(migrations.Migration):
    dependencies = [("councils", "0005_lines_read_by_day")]
    operations = [migrations.RunSQL(UP, DOWN)]
