"""Work that nobody waits for."""

from django_tasks import task
from wagtail.models import Page

from core import renditions
from core.page_store import changes

# Somebody waits for a code to log in with; nobody for a hundred pictures.
MAIL_FIRST = 50


@task()
def prepare_renditions(image_pk, shapes):
    """Make the sizes of a picture that a page is going to show."""
    from core.models import CustomImage

    image = CustomImage.objects.filter(pk=image_pk).first()
    if image is not None:
        renditions.create_missing(image, shapes)
        # They are made without a signal, and readers wait for them.
        changes.announce()


@task(priority=MAIL_FIRST)
def send_mail():
    """Send what waits in the outbox."""
    from core import mail

    mail.send_waiting()


@task()
def find_links():
    """Find the links of all live pages, and let them be asked site by site."""
    from core import link_checks
    from core.models import CheckedLink

    link_checks.find_all()
    for keys in link_checks.batches(CheckedLink.objects.all()):
        check_links.enqueue(keys)


@task()
def check_links(keys):
    """Ask these links whether they work."""
    from core import link_checks
    from core.models import CheckedLink

    link_checks.check(CheckedLink.objects.filter(pk__in=keys))


@task()
def keep_links_of_page(page_pk):
    """Store which links stand on a page that was just published."""
    from core import link_checks

    link_checks.keep(Page.objects.filter(pk=page_pk, live=True).specific())
