"""The list of pictures in the admin."""

import pytest

from tests.factories import create_image

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("total", [1, 20])
def test_the_list_takes_as_many_queries_for_one_as_for_twenty(
    as_role, query_budget, total
):
    client = as_role("redacteur")
    for number in range(total):
        create_image(title=f"Foto {number}")
    client.get("/admin/images/")
    with query_budget(19):
        page = client.get("/admin/images/").text
    assert all(f"Foto {number}" in page for number in range(total))
