from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("employers", "0004_fill_name_words")]

    operations = [
        migrations.AddIndex(
            model_name="employer",
            index=models.Index(fields=["name", "id"], name="employer_in_admin"),
        ),
    ]
