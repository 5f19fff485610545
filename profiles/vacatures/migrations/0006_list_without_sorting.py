from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("vacatures", "0005_nomination_placement")]

    operations = [
        migrations.AddIndex(
            model_name="vacature",
            index=models.Index(
                fields=["visibility", "-opened_at", "-id"],
                name="vacature_for_visitors",
            ),
        ),
        migrations.AddIndex(
            model_name="vacature",
            index=models.Index(
                fields=["-active_at", "-id"], name="vacature_last_active"
            ),
        ),
    ]
