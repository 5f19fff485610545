"""Clears the content that a demo made, and everything else of its kind."""

from wagtail.models import Page, Site

from accounts.models import User
from core.models import CustomDocument, CustomImage, Film
from home.models import Ambition
from profiles.employers.models import Employer
from profiles.organisations.models import Membership, Organisation, Region
from profiles.people.models import Profile
from profiles.vacatures.models import Nomination, Participation, Placement, Vacature
from stories.models import BrochureTopic


def delete_everything():
    """Delete all pages, files, regions, vacatures, people and demo logins."""
    root = Page.get_first_root_node()
    stand_in = root.add_child(instance=Page(title="Leeg", slug="leeg"))
    Site.objects.update(root_page=stand_in)
    for page in root.get_children().exclude(pk=stand_in.pk):
        page.specific.delete()
    Ambition.objects.all().delete()
    for model in (Film, CustomDocument, CustomImage):
        for file in model.objects.iterator():
            file.delete()
    BrochureTopic.objects.all().delete()
    for model in (Nomination, Placement, Participation, Vacature, Employer):
        model.objects.all().delete()
    for model in (Profile, Membership, Organisation):
        model.objects.all().delete()
    for region in Region.objects.all():
        region.municipalities.all().delete()
        region.delete()
    User.objects.filter(email__endswith="voorbeeld.example").delete()
