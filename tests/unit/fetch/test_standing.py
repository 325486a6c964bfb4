from dataclasses import replace
from datetime import timedelta

import pytest

from pipelines.fetch.ledger import Outcome, Role
from pipelines.fetch.standing import standings
from pipelines.model.problem import Reason
from tests.unit.fetch.test_ledger import ROW

PAGE = replace(ROW, role=Role.PAGE, links=())


def history(*outcomes):
    """A row a crawl: a digest where something was brought, a reason where not."""
    for number, said in enumerate(outcomes, start=1):
        at = PAGE.fetched_at + timedelta(days=number)
        row = replace(PAGE, crawl_id=number, fetched_at=at)
        if isinstance(said, Reason):
            outcome, digest = Outcome.REFUSED, None
            yield replace(row, outcome=outcome, reason=said.value, detail="why", sha256=digest)
        else:
            yield replace(row, sha256=said * 64)


def standing(*outcomes):
    return standings(history(*outcomes))[PAGE.url]


def test_the_newest_body_counts():
    found = standing("a", "b")
    assert found.good
    assert found.good.sha256 == "b" * 64
    assert found.reason is None


def test_a_body_is_as_old_as_its_first_sight():
    found = standing("a", "a", "a")
    assert found.brought_at == PAGE.fetched_at + timedelta(days=1)


@pytest.mark.parametrize("reason", [Reason.GONE, Reason.SOFT_404, Reason.HOST_UNREACHABLE])
def test_missing_three_times_in_a_row_is_gone(reason):
    assert not standing("a", reason, reason).is_gone
    assert standing("a", reason, reason, reason).is_gone
    assert not standing("a", reason, reason, "a", reason).is_gone
    assert standing("a", reason, reason, reason, "a").misses == 0


def test_a_wall_or_a_bad_moment_is_no_sign_of_absence():
    found = standing("a", *[Reason.FIREWALL_PAGE, Reason.ROBOTS_UNREACHABLE] * 3)
    assert (found.misses, found.is_gone) == (0, False)
    assert found.good


def test_what_was_never_brought_has_a_reason_and_no_body():
    found = standing(Reason.LOGIN_PAGE)
    assert (found.good, found.reason, found.detail) == (None, Reason.LOGIN_PAGE, "why")


def test_few_words_under_three_addresses_of_one_host_are_furniture():
    rows = [
        replace(PAGE, url=f"https://a.cn/{n}", final_url=f"https://{host}/{n}", digest_of_words="w")
        for n, host in enumerate(["a.cn"] * 3 + ["b.cn"] * 2)
    ]
    found = standings(rows)
    reasons = [found[row.url].reason for row in rows]
    assert reasons == [Reason.SHARED_TEMPLATE] * 3 + [None] * 2
    assert found[rows[0].url].good is None


def test_a_body_from_before_the_furniture_still_counts():
    old = replace(PAGE, url="https://a.cn/0", sha256="a" * 64)
    rows = [old] + [
        replace(PAGE, crawl_id=2, url=f"https://a.cn/{n}", digest_of_words="w") for n in range(3)
    ]
    found = standings(rows)[old.url]
    assert found.good == old
    assert found.reason is Reason.SHARED_TEMPLATE
