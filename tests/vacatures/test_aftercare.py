"""The regiehouder hears, in the digest, that it is time to ask how somebody does."""

import pytest

from notifications import digests
from notifications.models import Notification
from profiles.vacatures import aftercare, filling, telling
from profiles.vacatures.models import AftercareMoment, Vacature
from tests.factories import create_member, create_vacature
from tests.together import together

pytestmark = pytest.mark.django_db

PLACED = "2026-10-25 12:00:00+01:00"  # a month later is a Tuesday, 24 November
TUESDAY = "2026-11-24 07:10:00+01:00"


@pytest.fixture(autouse=True)
def clock(site, time_machine):
    time_machine.move_to(PLACED)
    digests.send_due()
    return time_machine


@pytest.fixture
def ilse():
    return create_member(email="ilse@voorbeeld.example")


def fill(by, **changes):
    vacature = create_vacature(by=by, title="Kok", **changes)
    return filling.fill(vacature, by=by, places=changes.get("places", 1))


def lines(mailoutbox):
    return [
        (message.to[0], line)
        for message in mailoutbox
        for line in message.body.splitlines()
        if line.startswith("- ")
    ]


def test_after_a_month_the_digest_asks_it_once(ilse, clock, mailoutbox):
    vacature = fill(ilse, places=3)
    clock.move_to("2026-11-23 23:30:00+01:00")
    aftercare.tell_what_is_due()
    assert not Notification.objects.exists()
    clock.move_to(TUESDAY)
    for _ in range(2):
        digests.send_due()
    name = vacature.employer.name
    assert lines(mailoutbox) == [(ilse.email, f"- Vraag hoe het gaat bij {name}")]


def test_what_was_asked_already_is_not_asked_again(ilse, clock, mailoutbox):
    fill(ilse)
    clock.move_to(TUESDAY)
    aftercare.tell_what_is_due()
    filling.tick_aftercare(AftercareMoment.objects.earliest("due_on"), by=ilse)
    digests.send_due()
    assert lines(mailoutbox) == []


def test_one_place_of_which_it_was_asked_leaves_the_others(ilse, clock, mailoutbox):
    fill(ilse, places=2)
    clock.move_to(TUESDAY)
    aftercare.tell_what_is_due()
    told_of = AftercareMoment.objects.get(pk=Notification.objects.get().object_id)
    filling.tick_aftercare(told_of, by=ilse)
    clock.shift(60)
    digests.send_due()
    assert len(lines(mailoutbox)) == 1


def test_who_is_the_regiehouder_by_then_is_told(ilse, clock, mailoutbox):
    vacature, other = fill(ilse), create_member()
    clock.move_to(TUESDAY)
    aftercare.tell_what_is_due()
    Vacature.objects.filter(pk=vacature.pk).update(holder=other)
    aftercare.tell_what_is_due()
    assert [told.recipient for told in Notification.objects.order_by("pk")] == [
        ilse,
        other,
    ]
    clock.shift(60)
    digests.send_due()
    assert [to for to, _line in lines(mailoutbox)] == [other.email]


def test_one_that_goes_wrong_does_not_keep_the_others_waiting(
    ilse, clock, monkeypatch, caplog
):
    broken, other = fill(ilse), fill(create_member())
    tell = telling.tell_of_aftercare

    def break_down(moment):
        if moment.placement.vacature == broken:
            raise RuntimeError("broken")
        tell(moment)

    monkeypatch.setattr(telling, "tell_of_aftercare", break_down)
    clock.move_to(TUESDAY)
    aftercare.tell_what_is_due()
    assert [told.recipient for told in Notification.objects.all()] == [other.holder]
    assert "Nobody was told of aftercare" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_four_workers_at_once_tell_it_once(ilse, clock):
    fill(ilse)
    clock.move_to(TUESDAY)
    assert together(*[aftercare.tell_what_is_due] * 4) == [None] * 4
    assert Notification.objects.count() == 1
