import django.db.models.functions.text
from django.db import migrations, models

import profiles.employers.naming


class Migration(migrations.Migration):

    dependencies = [
        ('employers', '0002_entries'),
    ]

    operations = [
        migrations.AddField(
            model_name='employer',
            name='words',
            field=profiles.employers.naming.NameWordsField(blank=True, editable=False),
        ),
        migrations.AddIndex(
            model_name='employer',
            index=models.Index(models.F('region'), django.db.models.functions.text.Lower('name'), models.F('id'), name='employer_by_name'),
        ),
    ]
