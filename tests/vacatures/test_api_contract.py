"""The API does what its document says, for what that allows and what it forbids."""

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.db import connection
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from profiles.vacatures.api import access
from tests.factories import create_municipality, create_sector, create_vacature
from tests.vacatures.programs import ROOT, Program

pytestmark = pytest.mark.django_db
MANY = 100_000
# Reading the document asks nothing of the database.
api = schemathesis.openapi.from_wsgi(f"{ROOT}/openapi.json", get_wsgi_application())


@pytest.fixture(autouse=True)
def one_connection(monkeypatch):
    """Let no request close the connection that the test is in."""
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)


@pytest.fixture
def program(site, monkeypatch):
    monkeypatch.setattr(access, "PER_MINUTE", MANY)
    create_municipality()
    create_sector()
    return Program()


@pytest.fixture
def vacature(program):
    return create_vacature(hours_min=24)


@api.parametrize()
@settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_as_documented(case, program, vacature):
    options = {
        "headers": {
            "Authorization": f"Bearer {program.secret}",
            "Accept-Encoding": "identity",
        },
        # A name may have the right shape and be that of no gemeente here.
        "excluded_checks": [positive_data_acceptance],
    }
    case.call_and_validate(**options)
    if isinstance(case.path_parameters.get("pk"), int):
        # A number that was made up leads nowhere: now one that exists.
        case.path_parameters["pk"] = vacature.pk
        case.call_and_validate(**options)
