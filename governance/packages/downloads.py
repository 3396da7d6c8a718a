"""How often was a file taken home on a day? Counted, and nothing else: nobody is named."""

from django.db import connection
from django.utils import timezone

from governance.models import PackageFile

ONE_MORE = """
INSERT INTO governance_packagedownload (file_id, day, times) VALUES (%s, %s, 1)
ON CONFLICT ON CONSTRAINT one_count_of_a_file_and_day DO UPDATE SET times = governance_packagedownload.times + 1
"""


def count_download(file: PackageFile) -> None:
    """One more on this day, in one statement however many come at once."""
    with connection.cursor() as cursor:
        cursor.execute(ONE_MORE, [file.pk, timezone.localdate()])
