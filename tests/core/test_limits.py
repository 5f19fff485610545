"""Counting how often somebody does something."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.test import RequestFactory

from core import limits


def ask(rates, *, user=None, address="192.0.2.1", method="POST"):
    request = RequestFactory().generic(method, "/", REMOTE_ADDR=address)
    request.user = user or AnonymousUser()
    return limits.is_exceeded(request, "test", rates)


def member(pk):
    return SimpleNamespace(pk=pk, is_authenticated=True)


def test_the_third_of_two_is_too_many_for_this_visitor_only():
    assert [ask("2/h/ip") for _ in range(3)] == [False, False, True]
    assert not ask("2/h/ip", address="192.0.2.2")


def test_a_member_is_counted_wherever_they_are():
    addresses = ["192.0.2.1", "192.0.2.2", "192.0.2.3"]
    answers = [ask("2/h/user", user=member(1), address=a) for a in addresses]
    assert answers == [False, False, True]
    assert not ask("2/h/user", user=member(2))


def test_the_strictest_of_several_limits_counts():
    rates = "2/h/user,3/h/ip"
    assert not ask(rates, user=member(1))
    assert not ask(rates, user=member(2))
    assert not ask(rates, user=member(3))
    assert ask(rates, user=member(4))


def test_reading_is_not_counted():
    assert not any(ask("1/h/ip", method="GET") for _ in range(5))


def test_no_address_is_kept(monkeypatch):
    keys = []
    keep = cache.set
    monkeypatch.setattr(
        cache, "set", lambda key, *rest, **more: (keys.append(key), keep(key, *rest))
    )
    ask("2/h/ip")
    assert keys
    assert not any("192.0.2.1" in key for key in keys)


@pytest.mark.parametrize("address", ["2001:db8::1", "::ffff:192.0.2.1"])
def test_other_addresses_count_too(address):
    assert [ask("1/h/ip", address=address) for _ in range(2)] == [False, True]
