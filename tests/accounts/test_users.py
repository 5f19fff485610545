import pytest
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import IntegrityError, transaction

from accounts.addresses import one_spelling
from accounts.models import User
from accounts.templatetags.readable import device, in_fours

TWINS = [
    "LIES@voorbeeld.example",
    " lies@VOORBEELD.example",
    "ｌｉｅｓ@voorbeeld.example",
]


@pytest.mark.parametrize("spelling", [*TWINS, "lieſ@voorbeeld.example"])
def test_twins_of_an_address_have_one_spelling(spelling):
    assert one_spelling(spelling) == "lies@voorbeeld.example"


@pytest.mark.django_db
def test_a_user_has_no_username():
    with pytest.raises(FieldDoesNotExist):
        User._meta.get_field("username")
    assert str(User(email="lies@voorbeeld.example")) == "lies@voorbeeld.example"


@pytest.mark.django_db
@pytest.mark.parametrize("spelling", TWINS)
def test_a_user_is_stored_and_found_in_one_spelling(spelling):
    user = User.objects.create_user(spelling)
    assert user.email == "lies@voorbeeld.example"
    assert User.objects.get_by_natural_key(spelling) == user


@pytest.mark.django_db
def test_the_database_refuses_a_twin():
    User.objects.create_user("lies@voorbeeld.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        User(email="LIES@voorbeeld.example").save()


@pytest.mark.django_db
def test_a_form_says_that_the_address_is_taken():
    User.objects.create_user("lies@voorbeeld.example")
    twin = User(email="LIES@voorbeeld.example", password="!")
    with pytest.raises(ValidationError, match="Er is al een account"):
        twin.full_clean()


@pytest.mark.django_db
def test_a_superuser_is_one():
    user = User.objects.create_superuser("lies@voorbeeld.example", "geheim")
    assert user.is_superuser
    assert user.check_password("geheim")


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1",
            "Safari op een iPhone",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0",
            "Edge op Windows",
        ),
        (
            "Mozilla/5.0 (Linux; Android 14) SamsungBrowser/26 Chrome/122 Safari/537",
            "Samsung Internet op Android",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0", "Firefox op Linux"),
        ("curl/8", "Een browser"),
        ("", "Een browser"),
    ],
)
def test_a_device_has_a_name_that_people_know(user_agent, name):
    assert device(user_agent) == name


def test_a_long_key_is_written_in_fours():
    assert in_fours("ABCDEFGHIJ") == "ABCD EFGH IJ"
    assert in_fours("") == ""
