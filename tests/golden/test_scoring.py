"""Covers the scorer itself, on one small reading whose every answer is known."""

from dataclasses import replace
from datetime import date

import pytest

from pipelines.model.commitment import (
    Achievement,
    Citation,
    DeadlineSource,
    Measure,
    MeasureType,
    Owner,
    Responsibility,
    Strength,
    TaskUnit,
    UnitKind,
)
from pipelines.model.document import Document, Flag, Kind
from pipelines.model.extraction import Extraction
from pipelines.model.place import Level
from pipelines.model.quantity import Comparator, Metric, MetricKind, MetricRole, Precision
from pipelines.model.section import Role, Section, Task
from tests.golden.elements import ELEMENTS, judge
from tests.golden.scoring import COMPONENTS, Tally, alike, score

SENTENCE = "2023年底前证照办理时间不超过3个工作日。"
DUE = date(2023, 12, 31)

MEASURE = Measure(
    measure_id="m", section_id="s", task_id="t", position=0, text=SENTENCE, char_start=0,
    char_end=len(SENTENCE), measure_type=MeasureType.THRESHOLD, strength=Strength.MANDATORY,
    owner=Owner.NAMED, owner_raw=None, has_verification=False, due_on=DUE, due_from=None,
    due_precision=Precision.YEAR, due_text="2023年底前", deadline_source=DeadlineSource.EXPLICIT,
    frequency=None, topic_code="05",
)  # fmt: skip
METRIC = Metric(
    metric_id="x", measure_id="m", achievement_id=None, position=0, text="不超过3个工作日",
    char_start=14, char_end=22, indicator="证照办理时间", comparator=Comparator.AT_MOST, value=3.0,
    value_high=None, unit="工作日", kind=MetricKind.TIME_LIMIT, is_digits=True,
    is_approximate=False, frequency=None, subject=None, role=MetricRole.TARGET,
    is_placeholder=False, due_on=DUE, topic_code="05",
)  # fmt: skip
UNIT = TaskUnit(
    "t", 0, "市司法局", "市司法局", "justice", UnitKind.DEPARTMENT, None, Responsibility.LEAD
)
FOUND = Extraction(
    document_id="d",
    clean_text=SENTENCE,
    document=Document(
        title="青岚市法治政府建设实施方案（2021—2025年）", kind=Kind.PLAN, kind_reason="title",
        jurisdiction_code="990100", jurisdiction_name="青岚市", level=Level.CITY, issuer=None,
        doc_number=None, adopted_on=None, issued_on=date(2021, 11, 2), published_on=None,
        period_start=2021, period_end=2025, flags=(Flag.BOILERPLATE,), has_unit_attachment=False,
    ),
    sections=(Section("s", None, 0, 1, "（一）", "简化办理", Role.TASK, 0, 20),),
    tasks=(Task("t", "s", 0, "（一）", "简化办理", "05", 1.0),),
    task_units=(UNIT,),
    measures=(MEASURE,),
    achievements=(Achievement("a", "s", 0, "办结3件。", 0, 5, "05"),),
    metrics=(METRIC,),
    citations=(Citation(0, "法治政府建设实施纲要", None, 0, 4),),
    accountability=(),
    problems=(),
)  # fmt: skip
CODED = {
    "document": {
        "title": "青岚市法治政府建设实施方案(2021-2025年)", "kind": "plan", "adcode": "990100",
        "level": "city", "issuer": None, "doc_number": None, "adopted_on": None,
        "issued_on": "2021-11-02", "published_on": None, "period_start": 2021, "period_end": 2025,
        "cites": ["法治政府建设实施纲要"], "flags": ["boilerplate"],
    },
    "sections": [{"ordinal": "(一)", "title": "简化办理", "role": "task"}],
    "tasks": [
        {"ordinal": "(一)", "title": "简化办理", "topic": "05", "n_measures": 1,
         "units": [{"unit_raw": "市司法局", "role": "lead"}]},
    ],
    "achievements": [{"n_sentences": 1}],
    "metrics": [
        {"quote": "证照办理时间不超过3个工作日", "comparator": "<=", "value": 3, "value_high": None,
         "unit": "工作日", "role": "target", "is_placeholder": False, "kind": "time_limit",
         "frequency": None, "due_on": "2023-12-31"},
    ],
    "deadlines": [{"quote": "2023年底前证照办理时间", "due_on": "2023-12-31"}],
    "measures_sample": [
        {"quote": SENTENCE, "type": "measure", "strength": "mandatory", "owner": "named",
         "verification": False, "topic": "05",
         "deadline": {"kind": "explicit", "due_on": "2023-12-31"}},
    ],
}  # fmt: skip


def changed(**parts: object) -> Extraction:
    return replace(FOUND, **parts)


def counts(tally: Tally) -> tuple[int, int, int]:
    return tally.hit, tally.missed, tally.made_up


def test_a_reading_like_the_coders_scores_one_in_every_component():
    tallies = score(FOUND, CODED)
    assert {name: tally.score for name, tally in tallies.items()} == dict.fromkeys(COMPONENTS, 1.0)
    assert all(tally.hit for tally in tallies.values())
    assert not any(tally.faults for tally in tallies.values())


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (changed(document=replace(FOUND.document, period_end=2024)), {"document": (10, 1, 0)}),
        (
            changed(document=replace(FOUND.document, jurisdiction_code=None)),
            {"document": (10, 1, 0)},
        ),
        (changed(document=replace(FOUND.document, flags=())), {"flags": (0, 1, 0)}),
        (changed(citations=()), {"citations": (0, 1, 0)}),
        (changed(citations=FOUND.citations * 2), {}),
        (
            changed(sections=(replace(FOUND.sections[0], title="简化"),)),
            {"sections": (0, 1, 1), "roles": (0, 1, 0)},
        ),
        (changed(sections=(replace(FOUND.sections[0], role=Role.GOAL),)), {"roles": (0, 1, 0)}),
        (changed(sections=FOUND.sections * 2), {"sections": (1, 0, 1)}),
        (changed(tasks=(replace(FOUND.tasks[0], topic_code="06"),)), {"topics": (0, 1, 0)}),
        (
            changed(tasks=()),
            {"tasks": (0, 1, 0), "topics": (0, 1, 0), "measure_counts": (0, 1, 0),
             "units": (0, 1, 0)},
        ),
        (
            changed(measures=(replace(MEASURE, measure_type=MeasureType.GOAL),)),
            {"measure_counts": (0, 1, 0)},
        ),
        (
            changed(task_units=(replace(UNIT, responsibility=Responsibility.SUPPORT),)),
            {"units": (0, 1, 1)},
        ),
        (
            changed(metrics=(replace(METRIC, comparator=Comparator.AT_LEAST),)),
            {"metrics": (0, 1, 1), "metrics_full": (0, 1, 1)},
        ),
        (changed(metrics=(replace(METRIC, due_on=None),)), {"metrics_full": (0, 1, 1)}),
        (
            changed(measures=(replace(MEASURE, due_on=date(2023, 6, 30)),)),
            {"deadlines": (0, 1, 1)},
        ),
        (
            changed(measures=(replace(MEASURE, deadline_source=DeadlineSource.INHERITED),)),
            {"deadlines": (0, 1, 0)},
        ),
        (changed(measures=(replace(MEASURE, strength=Strength.GRADUAL),)), {"strength": (0, 1, 0)}),
        (changed(measures=(replace(MEASURE, owner=Owner.NONE),)), {"owner": (0, 1, 0)}),
        (
            changed(measures=(replace(MEASURE, has_verification=True),)),
            {"verification": (0, 1, 0)},
        ),
        (changed(achievements=FOUND.achievements * 3), {"achievements": (1, 0, 2)}),
    ],
)  # fmt: skip
def test_one_difference_is_counted_where_it_belongs_and_nowhere_else(found, expected):
    whole = score(FOUND, CODED)
    tallies = score(found, CODED)
    differing = {n: counts(t) for n, t in tallies.items() if counts(t) != counts(whole[n])}
    assert differing == expected
    assert all(tallies[name].faults for name in expected)


def test_a_metric_of_another_sentence_is_no_match_however_equal_its_value():
    elsewhere = replace(MEASURE, text="档案移交周期仍为三。", measure_id="m")
    assert counts(score(changed(measures=(elsewhere,)), CODED)["metrics"]) == (0, 1, 1)


def test_f1_counts_what_is_made_up_and_a_share_does_not():
    assert Tally(hit=8, missed=2).score == 0.8
    assert Tally(hit=8, missed=2, made_up=2).score == 0.8
    assert Tally(hit=8, made_up=8).score == pytest.approx(16 / 24)
    assert Tally().score == 1.0


def test_likeness_ignores_marks_width_and_blanks():
    assert alike("（一）审批 时限：３个工作日", "(一)审批时限:3个工作日;全市执行") == 1.0
    assert alike("审批时限", "档案移交") == 0.0


def test_every_element_is_right_in_a_reading_like_the_coders():
    assert list(judge(FOUND, CODED)) == [(element, True) for element in ELEMENTS]


@pytest.mark.parametrize(
    ("found", "wrong"),
    [
        (changed(measures=(replace(MEASURE, owner=Owner.NONE),)), {"owner"}),
        (changed(measures=(replace(MEASURE, due_on=date(2024, 12, 31)),)), {"deadline"}),
        (changed(metrics=()), {"target"}),
        (changed(metrics=(replace(METRIC, is_digits=False),)), {"target"}),
        (changed(metrics=(replace(METRIC, is_placeholder=True, value=None),)), {"target"}),
        (changed(measures=(replace(MEASURE, has_verification=True),)), {"verification"}),
        (changed(measures=(replace(MEASURE, strength=Strength.GRADUAL),)), {"strength"}),
        (changed(measures=(replace(MEASURE, topic_code="06"),)), {"topic"}),
        (changed(measures=()), set(ELEMENTS)),
    ],
)
def test_a_wrong_element_is_counted_under_its_name(found, wrong):
    assert {element for element, is_right in judge(found, CODED) if not is_right} == wrong
