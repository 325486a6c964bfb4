import io
from dataclasses import replace
from datetime import date

from rich.console import Console

from pipelines.console.tree import document_tree
from pipelines.console.words import screen
from pipelines.model.commitment import (
    AccountabilityAnswer,
    Citation,
    DeadlineSource,
    Owner,
    Responsibility,
    TaskUnit,
    UnitKind,
)
from pipelines.model.problem import Problem, ProblemKind
from pipelines.model.quantity import Comparator, Metric, MetricKind, MetricRole
from tests.unit.reading.fakes import extraction_of


def printed(extraction) -> str:
    out = io.StringIO()
    console = Console(file=out, width=300, color_system=None)
    console.print(document_tree(extraction))
    return out.getvalue()


def full():
    """A document with one of everything."""
    extraction = extraction_of("败诉率不超过8%。\n[red]加强[/red]领导。", "0123456789abcdef")
    measure = replace(
        extraction.measures[0],
        owner=Owner.NAMED,
        owner_raw="市司法局",
        has_verification=True,
        due_on=date(2025, 12, 31),
        deadline_source=DeadlineSource.EXPLICIT,
    )
    metric = Metric(
        metric_id="m",
        measure_id=measure.measure_id,
        achievement_id=None,
        position=0,
        text="8%",
        char_start=6,
        char_end=8,
        indicator="败诉率",
        comparator=Comparator.AT_MOST,
        value=8.0,
        value_high=None,
        unit="%",
        kind=MetricKind.RATIO,
        is_digits=True,
        is_approximate=False,
        frequency=None,
        subject=None,
        role=MetricRole.TARGET,
        is_placeholder=False,
        due_on=None,
        topic_code="05",
    )
    task = extraction.tasks[0].task_id
    name, kind = "市司法局", UnitKind.DEPARTMENT
    return replace(
        extraction,
        measures=(measure, extraction.measures[1]),
        metrics=(metric, replace(metric, is_placeholder=True, value=None)),
        task_units=(TaskUnit(task, 0, name, name, None, kind, None, Responsibility.LEAD),),
        citations=(Citation(0, "上级纲要", None, 0, 4),),
        accountability=(AccountabilityAnswer("resources", "partly", "经费。", 0, 3),),
        problems=(Problem("p", ProblemKind.MISSING_ISSUER, "头", 0, 1),),
    )


def test_everything_that_was_read_is_in_the_tree():
    text = printed(full())
    for words in (
        "青岚市方案",
        "青岚市 990100",
        "2021–2025",
        "一、 任务  task",
        "bodies: lead 市司法局",
        "who: named 市司法局  when: 2025-12-31 (explicit)  how much: 2  check: yes",
        "8%  败诉率  <= 8 %  ratio, target",
        "blank",
        "cites (1)",
        "《上级纲要》",
        "resources: partly  经费。",
        "missing_issuer  头",
        "who: none  when: none  how much: 0  check: no",
    ):
        assert words in text, words


def test_words_of_a_document_are_no_markup():
    assert "[red]加强[/red]领导。" in printed(full())


def test_a_pipe_gets_whole_sentences_without_colour_and_a_terminal_colours():
    sentence = "完善行政执法监督机制" * 40 + "。"
    extraction = extraction_of(sentence, "0123456789abcdef")
    piped, shown = io.StringIO(), io.StringIO()
    screen(piped).print(document_tree(extraction), soft_wrap=True)
    assert any(line.endswith(sentence) for line in piped.getvalue().splitlines())
    assert "\x1b" not in piped.getvalue()
    Console(file=shown, force_terminal=True, color_system="standard", width=80).print(
        document_tree(extraction)
    )
    assert "\x1b[" in shown.getvalue()
