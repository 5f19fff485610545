"""What editors do with several pages or pictures at once."""

from django import forms
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.images.views.bulk_actions.image_bulk_action import ImageBulkAction
from wagtail.models import Page

from core import editorial, reviews
from core.models import BasePage, CustomImage


class MarkReadAction(PageBulkAction):
    """These pages were read today and are still right."""

    display_name = "Nagekeken"
    aria_label = "Zet de gekozen pagina’s op nagekeken"
    action_type = "mark_read"
    action_priority = 60
    template_name = "wagtailadmin/bulk/mark_read.html"
    form_class = forms.Form

    def check_perm(self, page):
        is_ours = issubclass(page.specific_class, BasePage)
        may_publish = page.permissions_for_user(self.request.user).can_publish()
        return page.live and is_ours and may_publish

    @classmethod
    def execute_action(cls, objects, user=None, **kwargs):
        for page in objects:
            reviews.mark_read(page.specific, by=user)
        return len(objects), 0

    def get_success_message(self, total, of_children):
        return f"Nagekeken: {total} pagina{'' if total == 1 else '’s'}."


class OwnerForm(forms.Form):
    owner = forms.ModelChoiceField(
        label="Nieuwe eigenaar",
        queryset=None,
        help_text="Krijgt voortaan de mails over deze pagina’s.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["owner"]
        field.queryset = editorial.editors().order_by("email")
        field.label_from_instance = lambda user: user.get_full_name() or user.email


class GiveToAction(PageBulkAction):
    """These pages get another owner, for example because somebody leaves."""

    display_name = "Geef aan collega"
    aria_label = "Geef de gekozen pagina’s een andere eigenaar"
    action_type = "give_to"
    action_priority = 70
    template_name = "wagtailadmin/bulk/give_to.html"
    form_class = OwnerForm

    def check_perm(self, page):
        return page.permissions_for_user(self.request.user).can_publish()

    def get_execution_context(self):
        owner = self.cleaned_form.cleaned_data["owner"]
        return super().get_execution_context() | {"owner": owner}

    @classmethod
    def execute_action(cls, objects, owner=None, **kwargs):
        keys = [page.pk for page in objects]
        return Page.objects.filter(pk__in=keys).update(owner=owner), 0

    def get_success_message(self, total, of_children):
        owner = self.cleaned_form.cleaned_data["owner"]
        name = owner.get_full_name() or owner.email
        return f"{total} pagina{' is' if total == 1 else '’s zijn'} nu van {name}."


class CreditForm(forms.Form):
    credit = forms.CharField(
        label="Bron",
        max_length=CustomImage._meta.get_field("credit").max_length,
        help_text="Wie maakte deze afbeeldingen? Een bron die er al staat, blijft.",
    )


class FillCreditAction(ImageBulkAction):
    """These pictures were made by the same person."""

    display_name = "Bron invullen"
    aria_label = "Vul de bron in bij de gekozen afbeeldingen"
    action_type = "fill_credit"
    action_priority = 50
    template_name = "wagtailadmin/bulk/fill_credit.html"
    form_class = CreditForm

    def check_perm(self, image):
        return self.permission_policy.user_has_permission_for_instance(
            self.request.user, "change", image
        )

    def get_execution_context(self):
        return {"credit": self.cleaned_form.cleaned_data["credit"]}

    @classmethod
    def execute_action(cls, objects, credit="", **kwargs):
        without = [image for image in objects if not image.credit]
        for image in without:
            image.credit = credit
            image.save()
        return len(without), 0

    def get_success_message(self, total, of_children):
        what = "1 afbeelding heeft" if total == 1 else f"{total} afbeeldingen hebben"
        return f"{what} nu een bron."
