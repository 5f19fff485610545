from wagtail.users.views import users

from .admin_forms import UserCreationForm, UserEditForm


class UserViewSet(users.UserViewSet):
    """Users in the admin: known by e-mail address, never with a password."""

    # A copy would skip the mail about logging in.
    copy_view_enabled = False

    def get_form_class(self, for_update=False):
        return UserEditForm if for_update else UserCreationForm
