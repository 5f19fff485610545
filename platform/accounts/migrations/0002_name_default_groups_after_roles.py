from django.db import migrations

GROUPS = {"Editors": "Redacteur", "Moderators": "Hoofdredacteur"}
ENGLISH, DUTCH = "Moderators approval", "Akkoord van de hoofdredacteur"


def rename_to_dutch(apps, schema_editor):
    _rename(apps, GROUPS, {ENGLISH: DUTCH})


def rename_back(apps, schema_editor):
    _rename(apps, {new: old for old, new in GROUPS.items()}, {DUTCH: ENGLISH})


def _rename(apps, groups, workflows):
    # The group of the workflow's task goes along, and so do its members.
    for model, names in [
        (apps.get_model("auth", "Group"), groups),
        (apps.get_model("wagtailcore", "Workflow"), workflows),
        (apps.get_model("wagtailcore", "Task"), workflows),
    ]:
        for old, new in names.items():
            model.objects.filter(name=old).update(name=new)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("wagtailcore", "0095_groupsitepermission"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailimages", "0002_initial_data"),
        ("wagtaildocs", "0002_initial_data"),
    ]

    operations = [migrations.RunPython(rename_to_dutch, rename_back)]
