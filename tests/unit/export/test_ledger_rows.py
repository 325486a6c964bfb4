from datetime import date

import pytest

from pipelines.export import ledger_rows
from pipelines.export.ledger_rows import amount
from pipelines.model.commitment import MeasureType, Owner, Strength
from pipelines.model.quantity import Comparator, Frequency, MetricRole

METRIC = {
    "subject": None,
    "indicator": "出庭率",
    "text": "达到95%",
    "comparator": ">=",
    "value": 95.0,
    "value_high": None,
    "unit": "%",
    "frequency": None,
    "role": "target",
    "is_placeholder": False,
    "is_approximate": False,
}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "出庭率 ≥95%"),
        ({"is_approximate": True, "comparator": "="}, "出庭率 约95%"),
        ({"comparator": "between", "value_high": 98.5}, "出庭率 95—98.5%"),
        ({"is_placeholder": True, "value": None, "text": "X%"}, "出庭率：留空（X%）"),
        ({"frequency": "year", "subject": "各区"}, "每年各区出庭率 ≥95%"),
        ({"frequency": "year", "indicator": "每年培训"}, "每年培训 ≥95%"),
        ({"indicator": None}, "达到95% ≥95%"),
        ({"role": "baseline", "comparator": None}, "出庭率 95%（基数）"),
    ],
)
def test_a_value_reads_as_people_write_it(changed, words):
    assert ledger_rows.target_words(METRIC | changed) == words


def test_a_large_number_is_written_out():
    assert amount(METRIC | {"value": 90_000_000.0, "unit": "元"}) == "90000000元"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("explicit", "2023年底前", "year", "plan"), "原文：2023年底前"),
        (("explicit", "第一阶段", "phase", "plan"), "阶段：第一阶段"),
        (("inherited", None, "year", "plan"), "随规划期满"),
        (("inherited", None, "year", "report"), "随下一年度期满"),
    ],
)
def test_a_date_says_where_it_comes_from(row, words):
    names = ("deadline_source", "due_text", "due_precision", "kind")
    measure = dict(zip(names, row, strict=True)) | {"due_on": date(2025, 12, 31)}
    assert ledger_rows.deadline_words(measure) == words


def test_without_a_date_there_is_none():
    row = {"deadline_source": "none", "due_on": None}
    assert ledger_rows.deadline_words(row) == "未定"


def test_every_code_of_the_vocabulary_has_its_words():
    assert ledger_rows.TYPES.keys() == set(MeasureType)
    assert ledger_rows.STRENGTHS.keys() == set(Strength)
    assert ledger_rows.OWNERS.keys() == set(Owner)
    assert ledger_rows.FREQUENCIES.keys() == set(Frequency)
    assert ledger_rows.SIGNS.keys() == set(Comparator)
    assert ledger_rows.ROLES.keys() == set(MetricRole)
