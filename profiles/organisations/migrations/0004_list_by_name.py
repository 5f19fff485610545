from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0003_hand_overs")]

    operations = [
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(fields=["name", "id"], name="organisation_by_name"),
        ),
    ]
