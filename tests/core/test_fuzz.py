"""Every address of the product gets abusive requests; none of them may break it.

FUZZ_REQUESTS sets how many requests are sent; they are the same in every run.
"""

import os

import pytest

from tests.fuzz.attack import Attack
from tests.fuzz.content import create_everything

REQUESTS = int(os.environ.get("FUZZ_REQUESTS", "1500"))


@pytest.fixture
def attack(site, settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    member, secret = create_everything()
    return Attack(seed=20261121, member=member, secret=secret)


def test_no_request_breaks_the_product(attack, capsys, pytestconfig):
    attack.run(REQUESTS)
    total, answers = attack.statuses.total(), dict(attack.statuses)
    with capsys.disabled():
        writer = pytestconfig.get_terminal_writer()
        writer.line(f"{total} abusive requests, answered by status: {answers}")
    assert not attack.problems, "\n".join(attack.problems)
    assert attack.statuses[200] > total / 5, "most must get past the front filter"
