import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('employers', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='EmployerEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('speelt', 'Wat speelt er'), ('afspraak', 'Afspraak'), ('bezoek', 'Bezoek'), ('telefoon', 'Telefoongesprek'), ('mail', 'Mail of brief'), ('bijeenkomst', 'Bijeenkomst')], max_length=15, verbose_name='wat')),
                ('text', models.TextField(max_length=2000, verbose_name='tekst')),
                ('happened_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='wanneer')),
                ('next_on', models.DateField(blank=True, null=True, verbose_name='volgende datum')),
                ('audience', models.CharField(choices=[('leden', 'Alle leden'), ('team', 'Alleen het team van deze werkgever')], default='leden', max_length=10, verbose_name='wie mag dit lezen')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='geschreven op')),
                ('settled_at', models.DateTimeField(editable=False, null=True, verbose_name='afgerond op')),
                ('hidden_at', models.DateTimeField(editable=False, null=True, verbose_name='verborgen sinds')),
                ('key', models.UUIDField(editable=False, null=True, unique=True)),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='employer_entries', to=settings.AUTH_USER_MODEL, verbose_name='wie')),
                ('employer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='employers.employer', verbose_name='werkgever')),
            ],
            options={
                'verbose_name': 'notitie bij een werkgever',
                'verbose_name_plural': 'notities bij werkgevers',
                'indexes': [
                    models.Index(fields=['employer', '-happened_on', '-id'], name='entry_newest_first'),
                    models.Index(fields=['next_on'], name='entry_by_next_date'),
                ],
            },
        ),
    ]
