"""Let the newest stories be found without sorting all of them.

The moment of publication stands in Wagtail's own table, and so does the index. When a
later Wagtail makes that table anew on SQLite, the index goes: tests/plans tells.
"""

from django.db import migrations

INDEX = """
CREATE INDEX page_newest_first
    ON wagtailcore_page (content_type_id, first_published_at DESC, id DESC)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("stories", "0004_people_of_stories"),
        ("wagtailcore", "0096_referenceindex_referenceindex_source_object_and_more"),
    ]

    operations = [migrations.RunSQL(INDEX, "DROP INDEX IF EXISTS page_newest_first")]
