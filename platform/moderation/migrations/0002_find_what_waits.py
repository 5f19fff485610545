from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("moderation", "0001_cases_and_reports")]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["opened_at"],
                condition=Q(state="open")
                | Q(objected_at__isnull=False, reviewed_at=None),
                name="case_waiting",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["-decided_at", "-id"], name="case_last_decided"
            ),
        ),
    ]
