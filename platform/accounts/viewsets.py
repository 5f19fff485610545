from django.db import transaction
from wagtail.log_actions import log
from wagtail.users.views import users

from . import personal_data
from .admin_forms import UserCreationForm, UserEditForm


class DeleteView(users.DeleteView):
    """Who is deleted by an administrator goes as completely as by themselves."""

    @transaction.atomic
    def delete_action(self):
        log(self.object, "wagtail.delete", user=self.request.user)
        personal_data.erase(self.object)


class UserViewSet(users.UserViewSet):
    """Users in the admin: known by e-mail address, never with a password."""

    # A copy would skip the mail about logging in.
    copy_view_enabled = False
    delete_view_class = DeleteView

    def get_form_class(self, for_update=False):
        return UserEditForm if for_update else UserCreationForm
