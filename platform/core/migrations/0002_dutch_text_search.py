"""Prepare PostgreSQL for searching Dutch text; SQLite needs nothing.

Both extensions are trusted: whoever owns the database may create them. Going back leaves
them where they are, because others may use them by then.
"""

from django.db import migrations

FORWARDS = """
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_config WHERE cfgname = 'dutch_unaccent') THEN
        CREATE TEXT SEARCH CONFIGURATION dutch_unaccent (COPY = dutch);
    END IF;
    ALTER TEXT SEARCH CONFIGURATION dutch_unaccent
        ALTER MAPPING FOR hword, hword_part, word WITH unaccent, dutch_stem;
END
$$;
"""
BACKWARDS = "DROP TEXT SEARCH CONFIGURATION IF EXISTS dutch_unaccent"


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FORWARDS, params=None)


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(BACKWARDS)


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [migrations.RunPython(forwards, backwards)]
