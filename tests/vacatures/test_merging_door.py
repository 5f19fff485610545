"""Two entries of the same work become one, by the button on the page."""

import pytest

from profiles.vacatures.models import TimelineEntry
from tests.factories import create_member, create_vacature

pytestmark = pytest.mark.django_db


@pytest.fixture
def holder(client, site):
    user = create_member(name="Ilse van der Meulen")
    client.force_login(user)
    return user


@pytest.fixture
def pair(holder):
    """Two vacatures of one employer, both held by who is logged in."""
    first = create_vacature(by=holder, title="Medewerker kas")
    second = create_vacature(by=holder, title="Kasmedewerker", employer=first.employer)
    return first, second


def press(client, vacature, target):
    address = f"/vacatures/{vacature.pk}/doe/voeg-samen/"
    return client.post(address, {"voeg-samen-target": (target and target.pk) or ""})


def test_the_page_offers_the_other_one_of_the_employer(client, holder, pair):
    other = create_vacature(by=holder, title="Iets anders")
    text = client.get(f"/vacatures/{pair[0].pk}/").text
    assert "Voeg samen met een dubbele" in text
    assert f'<option value="{pair[1].pk}">' in text
    assert f'<option value="{other.pk}">' not in text


def test_a_lonely_vacature_offers_nothing(client, holder):
    lonely = create_vacature(by=holder)
    assert "Voeg samen" not in client.get(f"/vacatures/{lonely.pk}/").text


def test_the_old_address_leads_to_the_one_that_goes_on(client, pair):
    source, target = pair
    assert press(client, source, target).url == target.get_absolute_url()
    old = client.get(source.get_absolute_url())
    assert (old.status_code, old.url) == (301, target.get_absolute_url())
    assert TimelineEntry.objects.filter(vacature=target, text__contains="dubbel")


def test_who_has_nothing_to_do_with_the_other_cannot_choose_it(client, holder, pair):
    foreign = create_vacature(title="Van een ander", employer=pair[0].employer)
    response = press(client, pair[0], foreign)
    assert response.status_code == 422
    assert "Kies een andere." in response.text
    foreign.refresh_from_db()
    assert foreign.merged_into is None


def test_choosing_nothing_says_what_to_do(client, pair):
    response = press(client, pair[0], None)
    assert response.status_code == 422
    assert "Kies een vacature." in response.text


def test_somebody_else_gets_no_button_and_cannot_press_it(client, pair):
    client.force_login(create_member())
    assert "Voeg samen" not in client.get(f"/vacatures/{pair[0].pk}/").text
    press(client, pair[0], pair[1])
    pair[0].refresh_from_db()
    assert pair[0].merged_into is None


def test_what_somebody_did_and_wished_comes_along(client, holder, pair):
    source, target = pair
    own = source.participations.get(user=holder)
    own.contributions.create(kind="gesprek")
    own.is_thanked = False
    own.save()
    press(client, source, target)
    kept = target.participations.get(user=holder)
    assert [contribution.kind for contribution in kept.contributions.all()] == [
        "gesprek"
    ]
    assert not kept.is_thanked
