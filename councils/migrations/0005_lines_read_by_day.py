"""The lines up and down are read by b-trees made for the question of a day; the two that served it less well go."""

from django.contrib.postgres.fields.ranges import RangeEndsWith, RangeStartsWith
from django.db import migrations, models
from django.db.models.functions import Cast, Coalesce

BEGINS = Coalesce(RangeStartsWith("in_force"), Cast(models.Value("-infinity"), models.DateField()))
AS_KNOWN_NOW = models.Q(kind="primary", recorded__upper_inf=True)


class Migration(migrations.Migration):
    dependencies = [("councils", "0004_guards_of_terms")]
    operations = [
        migrations.RemoveIndex(model_name="reportingline", name="line_by_parent"),
        migrations.RemoveIndex(model_name="reportingline", name="line_by_body"),
        migrations.AddIndex(
            model_name="reportingline",
            index=models.Index("body", BEGINS, name="primary_lines_up", condition=AS_KNOWN_NOW),
        ),
        migrations.AddIndex(
            model_name="reportingline",
            index=models.Index(
                "parent", BEGINS, RangeEndsWith("in_force"), name="primary_lines_down", condition=AS_KNOWN_NOW
            ),
        ),
    ]
