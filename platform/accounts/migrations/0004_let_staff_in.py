from django.db import migrations
from django.db.models import F, Q


def let_staff_in(apps, schema_editor):
    """Whoever works in the admin was let in by whoever made the account."""
    user = apps.get_model("accounts", "User")
    staff = user.objects.filter(Q(is_superuser=True) | Q(groups__isnull=False))
    keys = list(staff.values_list("pk", flat=True))
    user.objects.filter(pk__in=keys, approved_at=None).update(
        approved_at=F("date_joined")
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_let_members_in")]

    operations = [migrations.RunPython(let_staff_in, migrations.RunPython.noop)]
