import pytest

from profiles.people.models import Profile
from tests.factories import create_user

pytestmark = pytest.mark.django_db


def test_who_logs_in_has_a_profile_before_reading_any_page(client, site):
    user = create_user(first_name="Nora", last_name="Nieuw")
    client.force_login(user)
    assert Profile.objects.get(user=user).name == "Nora Nieuw"
    client.logout()
    client.force_login(user)
    assert Profile.objects.filter(user=user).count() == 1
