from django.db import migrations


def fill(apps, schema_editor):
    """Store every employer again: the field takes the words from the name."""
    Employer = apps.get_model("employers", "Employer")
    for employer in Employer.objects.iterator():
        employer.save(update_fields=["words"])


class Migration(migrations.Migration):

    dependencies = [
        ('employers', '0003_name_words'),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
