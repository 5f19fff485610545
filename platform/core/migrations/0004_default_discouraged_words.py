from django.db import migrations

WORDS = [
    ("doelgroeper", "Noem de persoon, of schrijf: iemand die hulp krijgt bij werk."),
    ("kaartenbak", "Mensen zitten niet in een bak. Schrijf: mensen die werk zoeken."),
    ("cliënt", "Noem de persoon, of schrijf: iemand die wij helpen."),
    ("match", "Schrijf wat er gebeurde: ze passen bij elkaar, of hij kreeg de baan."),
    ("target", "Schrijf: doel, of het aantal dat je wilt halen."),
    ("traject", "Schrijf wat iemand doet: een cursus, een stage, gesprekken."),
    ("uitstroom", "Schrijf: mensen die een baan kregen."),
    ("instroom", "Schrijf: mensen die beginnen."),
    ("arbeidsbeperkte", "Schrijf: iemand met een arbeidsbeperking."),
    ("afstand tot de arbeidsmarkt", "Schrijf: mensen die lastig werk vinden."),
    ("onderkant van de arbeidsmarkt", "Niemand is onderkant. Schrijf wie je bedoelt."),
    ("kwetsbare doelgroep", "Schrijf wie je bedoelt en wat er lastig is."),
    ("statushouder", "Schrijf: nieuwkomer, of noem de persoon."),
]


def add_words(apps, schema_editor):
    word_model = apps.get_model("core", "DiscouragedWord")
    for word, advice in WORDS:
        word_model.objects.get_or_create(word=word, defaults={"advice": advice})


def remove_words(apps, schema_editor):
    words = [word for word, _advice in WORDS]
    apps.get_model("core", "DiscouragedWord").objects.filter(word__in=words).delete()


class Migration(migrations.Migration):
    dependencies = [("core", "0003_links_and_words")]

    operations = [migrations.RunPython(add_words, remove_words)]
