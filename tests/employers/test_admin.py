"""Employers in the admin: the facts for moderators, nothing of what members wrote."""

from http import HTTPStatus

import pytest
from django.db.models.signals import pre_save
from django.urls import reverse

from profiles.employers.admin_lists import EmployerViewSet
from profiles.employers.models import Employer, EmployerContact
from tests.employers.doors import create_entry
from tests.factories import create_employer, create_member, create_municipality
from tests.vacatures.doors import client_of

pytestmark = pytest.mark.django_db

LIST = EmployerViewSet().get_url_name("list")
EDIT = EmployerViewSet().get_url_name("edit")
HISTORY = EmployerViewSet().get_url_name("history")


def test_moderators_find_employers_by_name_number_and_place(as_role):
    kampen = create_municipality(name="Kampen")
    create_employer(name="Hamer Hout", kvk_number="12345678", municipality=kampen)
    create_employer(name="Bakkerij Korenbloem")
    client = as_role("moderator")

    for query in ("q=hamer", "q=12345678", f"municipality={kampen.pk}"):
        page = client.get(f"{reverse(LIST)}?{query}").content.decode()
        assert "Hamer Hout" in page, query
        assert "Korenbloem" not in page, query


@pytest.mark.parametrize("role", ["redacteur", "hoofdredacteur"])
def test_others_of_the_staff_do_not(as_role, role):
    client = as_role(role)
    employer = create_employer(name="Hamer Hout")

    assert client.get(reverse(LIST)).status_code == HTTPStatus.FOUND
    url = reverse(EDIT, args=[employer.pk])
    client.post(url, {"name": "Gekaapt", "municipality": employer.municipality_id})
    employer.refresh_from_db()
    assert employer.name == "Hamer Hout"


def test_a_moderator_mends_the_facts_and_the_history_says_so(as_role):
    holder = create_member(name="Marloes Brinkhuis")
    employer = create_employer(name="Hammer Hout", holder=holder)
    create_entry(employer, text="Onder ons", audience="team")
    EmployerContact.objects.create(employer=employer, name="Joost Terpstra")
    client = as_role("moderator")
    url = reverse(EDIT, args=[employer.pk])

    page = client.get(url).content.decode()
    for hidden in ("Onder ons", "Joost Terpstra", "Marloes"):
        assert hidden not in page
    client.post(url, {"name": "Hamer Hout", "municipality": employer.municipality_id})

    employer.refresh_from_db()
    assert (employer.name, employer.holder) == ("Hamer Hout", holder)
    history = client.get(reverse(HISTORY, args=[employer.pk])).content.decode()
    assert str(client.user) in history


def test_a_number_of_another_employer_is_refused(as_role):
    create_employer(kvk_number="12345678")
    employer = create_employer(name="Hamer Hout")
    url = reverse(EDIT, args=[employer.pk])
    facts = {"name": "Hamer Hout", "municipality": employer.municipality_id}

    again = as_role("moderator").post(url, facts | {"kvk_number": "12345678"})

    assert again.status_code == HTTPStatus.OK
    employer.refresh_from_db()
    assert employer.kvk_number is None


@pytest.mark.parametrize("is_in_admin", [True, False])
def test_who_mends_the_facts_does_not_undo_a_take_over(is_in_admin):
    employer, successor = create_employer(), create_member()
    client = client_of(create_member(role="beheerder"))
    on_site = f"{employer.get_absolute_url()}wijzig/"
    url = reverse(EDIT, args=[employer.pk]) if is_in_admin else on_site

    def take_over(**kwargs):
        Employer.objects.filter(pk=employer.pk).update(holder=successor)

    pre_save.connect(take_over, sender=Employer)
    try:
        client.post(url, {"name": "Nieuw", "municipality": employer.municipality_id})
    finally:
        pre_save.disconnect(take_over, sender=Employer)

    employer.refresh_from_db()
    assert (employer.name, employer.holder) == ("Nieuw", successor)
    assert employer.words == " nieuw "


def test_nobody_adds_or_deletes_there(as_role):
    client = as_role("beheerder")
    employer = create_employer()
    viewset = EmployerViewSet()

    client.get(reverse(viewset.get_url_name("add")))
    client.post(reverse(viewset.get_url_name("delete"), args=[employer.pk]))

    assert Employer.objects.filter(pk=employer.pk).exists()
    answer = client.get(reverse(viewset.get_url_name("add")))
    assert answer.status_code == HTTPStatus.FOUND


def test_the_list_asks_the_same_however_many_there_are(as_role, query_budget):
    client = as_role("moderator")
    create_employer()
    client.get(reverse(LIST))
    with query_budget(30) as few:
        client.get(reverse(LIST))
    for _time in range(20):
        create_employer()
    with query_budget(len(few)):
        client.get(reverse(LIST))
