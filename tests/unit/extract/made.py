"""Documents made for tests: a plan or a report of an invented place around a few sentences."""

from pipelines.extract.binding import Bindings
from pipelines.extract.document import extract
from pipelines.extract.figures import find_figures
from pipelines.extract.metrics import find_metrics
from pipelines.extract.scenes import Scene
from pipelines.model.document import DecodedText
from pipelines.model.quantity import MetricRole
from pipelines.text.normalise import fold
from pipelines.text.segments import split_clauses

PLAN = "青岚市法治政府建设实施方案(2021-2025年)"
REPORT = "湖东区2023年度法治政府建设情况报告"


def read(text, **decoded):
    """Everything that a text yields."""
    return extract(DecodedText(text, "text/plain", **decoded), "d" * 16, "made.txt")


def plan(body, title=PLAN):
    """A plan whose body, headings included, is given."""
    return read(f"{title}\n为推进法治政府建设,制定本方案。\n{body}")


def report(body, title=REPORT):
    """A report whose body, headings included, is given."""
    return read(f"{title}\n现将有关情况报告如下。\n{body}")


def in_task(sentences, title=PLAN):
    """A plan whose first task says the sentences."""
    body = f"一、推进依法行政\n(一)规范执法行为\n{sentences}\n(二)强化层级监督\n完善相关制度。"
    return plan(body, title)


def in_goal(sentences, title=PLAN):
    """A plan whose goal section says the sentences."""
    return plan(f"一、总体目标\n{sentences}\n二、主要任务\n(一)规范执法\n完善相关制度。", title)


def achieved(sentences, title=REPORT):
    """A report whose first section of achievements says the sentences."""
    return report(f"一、主要工作\n(一)规范执法\n{sentences}\n二、存在的问题\n能力不足。", title)


def measures(sentences, title=PLAN):
    """The measures of a task that says the sentences."""
    found = in_task(sentences, title)
    return [m for m in found.measures if m.task_id == found.tasks[0].task_id]


def measure(sentence, title=PLAN):
    """The one measure of a task that says one sentence."""
    (found,) = measures(sentence, title)
    return found


def metrics(sentence, role=MetricRole.TARGET):
    """The metrics of one sentence, as a plan asks for them or a report tells of them."""
    view = fold(sentence)
    end = len(view)
    scene = Scene(view, 0, end, role, tuple(split_clauses(view, 0, end)))
    found = find_metrics(scene, find_figures(view, 0, end), Bindings(view, 0, end))
    for metric in found:
        assert 0 <= metric.start < metric.end <= end
    return found


def reached(sentence):
    """The metrics of one sentence of a report's achievements."""
    return metrics(sentence, MetricRole.ACHIEVED)


def values(found):
    """Comparator, value and unit of metrics, in order."""
    return [(m.comparator and m.comparator.value, m.value, m.unit) for m in found]


def outline(found, *, skip_headless=True):
    """Level, ordinal and title of sections, in order."""
    return [
        (s.level, s.ordinal, s.title)
        for s in found.sections
        if not (skip_headless and s.ordinal is None and s.title is None)
    ]


def roles(found):
    """The role of each section by its title; None for the text under no heading."""
    return {s.title: s.role.value for s in found.sections}


def assert_spans_hold(found):
    """Every quoted text stands at its offsets in the clean text."""
    text = found.clean_text
    rows = (*found.measures, *found.achievements, *found.metrics, *found.problems)
    for row in (*rows, *(a for a in found.accountability if a.text is not None)):
        assert 0 <= row.char_start < row.char_end <= len(text)
        assert text[row.char_start : row.char_end] == row.text
    for section in found.sections:
        assert 0 <= section.char_start <= section.char_end <= len(text)
    for citation in found.citations:
        printed = "".join(text[citation.char_start : citation.char_end].split())
        assert printed == citation.cited_title
