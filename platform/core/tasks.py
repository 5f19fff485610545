"""Work that nobody waits for."""

from django_tasks import task

from core import renditions


@task()
def prepare_renditions(image_pk, shapes):
    """Make the sizes of a picture that a page is going to show."""
    from core.models import CustomImage

    image = CustomImage.objects.filter(pk=image_pk).first()
    if image is not None:
        renditions.create_missing(image, shapes)


@task()
def send_mail():
    """Send what waits in the outbox."""
    from core import mail

    mail.send_waiting()
