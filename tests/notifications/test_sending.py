from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from notifications import kinds, mailing
from notifications.enums import Channel
from notifications.kinds import Kind
from notifications.models import Notification, Preference
from notifications.sending import notify
from tests.factories import create_member, create_topic, create_user

pytestmark = pytest.mark.django_db

MESSAGE = Kind("message", "Berichten van collega’s")
HANDOVER = Kind("handover", "Overdracht", is_mandatory=True)
ADMISSION = Kind("admission", "Toelating", is_mandatory=True, is_about_account=True)
NEWS = Kind("news", "Nieuws", channel=Channel.DIGEST)


@pytest.fixture(autouse=True)
def only_our_kinds(monkeypatch, site):
    monkeypatch.setattr(kinds, "_kinds", {})
    for kind in (MESSAGE, HANDOVER, ADMISSION, NEWS):
        kinds.register(kind)


@pytest.fixture
def tell(django_capture_on_commit_callbacks):
    """Return a function that notifies and then lets the transaction commit."""

    def notify_and_commit(recipients, kind=MESSAGE, **changes):
        fields = {"title": "Fatima stuurde je een bericht", "url": "/mijn/"} | changes
        with django_capture_on_commit_callbacks(execute=True):
            return notify(recipients, kind.name, **fields)

    return notify_and_commit


def unsubscribe_header(message):
    return message.extra_headers.get("List-Unsubscribe")


def test_a_member_reads_it_on_the_site_and_in_a_mail(tell, mailoutbox):
    member = create_member(email="noor@voorbeeld.example")
    assert tell([member], text="Bel me even.", url="/mijn/berichten/3/") == 1
    (notification,) = Notification.objects.for_user(member)
    assert notification.title == "Fatima stuurde je een bericht"
    assert notification.kind_label == "Berichten van collega’s"
    assert notification.mailed_at
    (mail,) = mailoutbox
    assert mail.to == ["noor@voorbeeld.example"]
    assert mail.subject == "Fatima stuurde je een bericht"
    assert "Bel me even." in mail.body
    assert "http://localhost/mijn/berichten/3/" in mail.body
    assert "\n\n\n" not in mail.body


def test_everybody_is_told_once(tell):
    member, other = create_member(), create_member()
    assert tell([member, other, member]) == 2
    assert Notification.objects.count() == 2


def test_a_queryset_of_users_will_do(tell):
    create_member(), create_member()
    assert tell(get_user_model().objects.order_by("email")) == 2


def test_nobody_to_tell_is_no_problem(tell, mailoutbox):
    assert tell([]) == 0
    assert mailoutbox == []


def test_an_unknown_kind_is_a_mistake_of_the_program():
    with pytest.raises(KeyError):
        notify([create_member()], "is-er-niet", title="Hoi", url="/")


@pytest.mark.parametrize("url", ["https://elders.example/", "//elders.example/", ""])
def test_a_notification_leads_to_this_site_only(url):
    with pytest.raises(IntegrityError), transaction.atomic():
        notify([create_member()], "message", title="Hoi", url=url)


def test_a_long_or_broken_title_is_cut_to_one_line(tell, mailoutbox):
    tell([create_member()], title="Hoi\r\nBcc: wie@voorbeeld.example " + "a" * 300)
    title = Notification.objects.get().title
    assert len(title) == 200
    assert title.startswith("Hoi Bcc:")
    assert mailoutbox[0].recipients() == mailoutbox[0].to


def test_the_choice_of_a_member_is_followed(tell, mailoutbox):
    quiet, eager = create_member(), create_member()
    Preference.objects.create(user=quiet, kind="message", channel=Channel.SITE)
    Preference.objects.create(user=eager, kind="news", channel=Channel.MAIL)
    tell([quiet, eager], MESSAGE)
    tell([quiet, eager], NEWS)
    assert [mail.to for mail in mailoutbox] == [[eager.email], [eager.email]]
    assert Notification.objects.get(recipient=quiet, kind="news").channel == "digest"


def test_a_mandatory_kind_is_mailed_whatever_was_chosen(tell, mailoutbox):
    member = create_member()
    Preference.objects.create(user=member, kind="handover", channel=Channel.SITE)
    tell([member], HANDOVER)
    (mail,) = mailoutbox
    assert unsubscribe_header(mail) is None
    assert "Je kunt hem niet uitzetten." in mail.body


def test_a_mail_says_how_to_stop_it(tell, mailoutbox):
    tell([create_member()])
    (mail,) = mailoutbox
    address = unsubscribe_header(mail).strip("<>")
    assert address.startswith("http://localhost/mijn/meldingen/afmelden/")
    assert address in mail.body
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def switch_off(user):
    get_user_model().objects.filter(pk=user.pk).update(is_active=False)


def remove(user):
    get_user_model().objects.filter(pk=user.pk).update(approved_at=None)


def unconfirm(user):
    EmailAddress.objects.filter(user=user).update(verified=False)


def erase(user):
    user.delete()


@pytest.mark.parametrize("leave", [switch_off, remove])
@pytest.mark.parametrize("kind", [MESSAGE, HANDOVER], ids=lambda kind: kind.name)
def test_who_is_no_member_is_told_nothing(leave, kind, tell, mailoutbox):
    member = create_member()
    leave(member)
    assert tell([member], kind) == 0
    assert mailoutbox == []


@pytest.mark.parametrize("leave", [switch_off, remove, unconfirm, erase])
@pytest.mark.parametrize("kind", [MESSAGE, HANDOVER], ids=lambda kind: kind.name)
def test_who_left_between_event_and_mail_gets_none(leave, kind, mailoutbox):
    member = create_member()
    notify([member], kind.name, title="Hoi", url="/")
    leave(member)
    mailing.mail_waiting()
    mailing.mail_waiting(now=timezone.now() + timedelta(days=1))
    assert mailoutbox == []


def test_who_confirms_later_gets_no_old_mail(mailoutbox):
    member = create_member()
    unconfirm(member)
    notify([member], "message", title="Hoi", url="/")
    mailing.mail_waiting()
    EmailAddress.objects.filter(user=member).update(verified=True)
    mailing.mail_waiting(now=timezone.now() + timedelta(days=1))
    assert mailoutbox == []
    assert Notification.objects.for_user(member).unread().count() == 1


def test_news_about_the_account_reaches_who_is_no_member_yet(tell, mailoutbox):
    waiting = create_user()
    assert tell([waiting], MESSAGE) == 0
    assert tell([waiting], ADMISSION) == 1
    assert [mail.to for mail in mailoutbox] == [[waiting.email]]


def test_events_within_ten_minutes_are_one_mail(tell, mailoutbox, time_machine):
    time_machine.move_to("2026-11-23 09:00:00+01:00", tick=False)
    member = create_member()
    tell([member], title="Eerste")
    for title in ("Tweede", "Derde"):
        time_machine.shift(60)
        tell([member], title=title, url="/ergens/")
    mailing.mail_waiting()
    assert [mail.subject for mail in mailoutbox] == ["Eerste"]
    time_machine.shift(9 * 60)
    mailing.mail_waiting()
    mailing.mail_waiting()
    assert len(mailoutbox) == 2
    assert mailoutbox[1].subject == "2 nieuwe meldingen: Berichten van collega’s"
    assert "Tweede:\nhttp://localhost/ergens/" in mailoutbox[1].body
    assert "\n\n\n" not in mailoutbox[1].body


def test_events_of_one_transaction_are_one_mail(
    mailoutbox, django_capture_on_commit_callbacks
):
    member = create_member()
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(3):
            notify([member], "message", title=f"Bericht {number}", url="/")
    (mail,) = mailoutbox
    assert mail.subject.startswith("3 nieuwe meldingen")


def test_kinds_and_members_do_not_wait_for_each_other(tell, mailoutbox):
    member, other = create_member(), create_member()
    tell([member], MESSAGE)
    tell([member], HANDOVER)
    tell([other], MESSAGE)
    assert len(mailoutbox) == 3


def test_a_long_list_names_twenty(mailoutbox):
    member = create_member()
    for number in range(23):
        notify([member], "message", title=f"Bericht {number}", url="/")
    mailing.mail_waiting()
    (mail,) = mailoutbox
    assert "Bericht 19:" in mail.body
    assert "Bericht 20" not in mail.body
    assert "En nog 3." in mail.body
    assert not Notification.objects.filter(mailed_at=None).exists()


def test_what_was_read_meanwhile_is_not_mailed(mailoutbox):
    member = create_member()
    notify([member], "message", title="Hoi", url="/")
    Notification.objects.for_user(member).mark_read()
    mailing.mail_waiting()
    assert mailoutbox == []


def test_what_a_member_may_no_longer_see_is_not_mailed(monkeypatch, mailoutbox):
    seen = []

    def none_of(notifications, user):
        seen.append((*notifications, user))
        return []

    kind = Kind("secret", "Geheim", visible=none_of)
    kinds.register(kind)
    member = create_member()
    notify([member], "secret", title="Niet voor jou", url="/")
    mailing.mail_waiting()
    assert seen == [(Notification.objects.get(), member)]
    assert mailoutbox == []


def test_what_was_deleted_is_not_mailed(mailoutbox):
    member, topic = create_member(), create_topic()
    notify([member], "message", title="Weg", url="/", about=topic)
    notify([member], "message", title="Blijft", url="/", about=create_topic(name="B"))
    topic.delete()
    mailing.mail_waiting()
    assert [mail.subject for mail in mailoutbox] == ["Blijft"]


def test_one_broken_kind_does_not_keep_the_others_waiting(mailoutbox, caplog):
    def break_down(notifications, user):
        raise RuntimeError("broken")

    kinds.register(Kind("broken", "Kapot", visible=break_down))
    member = create_member()
    notify([member], "broken", title="Kapot", url="/")
    notify([member], "message", title="Heel", url="/")
    mailing.mail_waiting()
    assert [mail.subject for mail in mailoutbox] == ["Heel"]
    assert "No mail about broken" in caplog.text


def test_a_kind_of_an_app_that_is_gone_is_not_mailed(monkeypatch, mailoutbox):
    member = create_member()
    notify([member], "message", title="Hoi", url="/")
    monkeypatch.setattr(kinds, "_kinds", {})
    mailing.mail_waiting()
    assert mailoutbox == []
    assert Notification.objects.get().kind_label == ""


def test_a_broken_mail_server_breaks_nothing(tell, monkeypatch, mailoutbox):
    def fail(*args, **kwargs):
        raise OSError("no mail today")

    member = create_member()
    with monkeypatch.context() as patch:
        patch.setattr("accounts.mail.EmailMultiAlternatives.send", fail)
        assert tell([member]) == 1
    mailing.mail_waiting()
    assert [mail.to for mail in mailoutbox] == [[member.email]]


def test_many_recipients_take_as_many_queries_as_one(django_assert_num_queries):
    for _ in range(2):
        create_member()
    few = list(get_user_model().objects.members())
    with django_assert_num_queries(4):
        notify(few, "news", title="Hoi", url="/")
    for _ in range(18):
        create_member()
    with django_assert_num_queries(4):
        notify(get_user_model().objects.all(), "news", title="Hoi", url="/")


def test_looking_whether_mail_is_due_is_one_query(django_assert_num_queries):
    member = create_member()
    notify([member], "message", title="Eerste", url="/")
    mailing.mail_waiting()
    for _ in range(20):
        notify([member], "message", title="Later", url="/")
    with django_assert_num_queries(1):
        mailing.mail_waiting()


@pytest.mark.django_db(transaction=True)
def test_four_workers_at_once_mail_once(site, mailoutbox):
    members = [create_member() for _ in range(3)]
    with transaction.atomic():
        for _ in range(2):
            notify(members, "news", title="Hoi", url="/")
        Notification.objects.update(channel=Channel.MAIL)

    def work(_number):
        try:
            mailing.mail_waiting()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    assert sorted(mail.to[0] for mail in mailoutbox) == sorted(
        member.email for member in members
    )
