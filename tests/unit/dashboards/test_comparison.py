"""`queries.comparison`: which indicators of two plans are the same."""

import pytest

from dashboards.queries import warehouse
from dashboards.queries.comparison import LIKENESS, common_metrics, likeness, plans
from tests.integration.made_warehouse import publish


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("行政机关负责人出庭应诉率", "负责人出庭应诉率稳定在", True),
        ("行政复议后被诉案件败诉率", "行政复议后被诉案件败诉率", True),
        ("聘请行政执法监督员", "聘请执法监督员", True),
        ("行政诉讼败诉率", "政务公开满意度", False),
        ("简易案件办结", "出庭应诉率", False),
        ("率", "率", True),
        ("率", "数", False),
    ],
)
def test_wordings_of_one_thing_are_alike(one, other, same):
    assert (likeness(one, other) >= LIKENESS) is same
    assert likeness(one, other) == likeness(other, one)


def test_only_what_two_plans_share_is_compared(tmp_path):
    warehouse.forget()
    published = warehouse.open_published(publish(tmp_path))
    assert published is not None
    ids = plans(published, "2021")["document_id"].to_list()
    common = common_metrics(published, ids[:2])
    assert set(common["n_plans"]) == {2}
    # Each plan has three equal targets: one group of six.
    assert common.height == 6
    assert common["group"].n_unique() == 1
    assert common_metrics(published, ids[:1]).is_empty()
    assert common_metrics(published, []).is_empty()
