"""Measures as a reader checks them: the sentence, its four elements, its numbers, its context.

Here: the trees that `paper` draws for the measures of one document, by topic and task.
Not here: accountability items and achievements (`findings`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from dashboards.components import quotes, values
from dashboards.components.paper import Element, element, words_of_document
from dashboards.labels.words import Words

Row = Mapping[str, object]

_SIGNS = {1.0: ("full", "●"), 0.5: ("half", "◐"), 0.0: ("none", "○"), None: ("apart", "–")}
_ELEMENTS = ("owner", "deadline", "target", "verification")
_UNITS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentences of one document, ready to be looked up by measure and task."""

    text: str
    tasks: dict[str, Row]
    units: dict[str, list[Row]]
    metrics: dict[str, list[Row]]


def gather(text: str, tasks: pl.DataFrame, units: pl.DataFrame, metrics: pl.DataFrame) -> Evidence:
    """The frames of one document, keyed by what they belong to."""
    return Evidence(
        text,
        {row["task_id"]: row for row in tasks.iter_rows(named=True)},
        _grouped(units, "task_id"),
        _grouped(metrics, "measure_id"),
    )


def topic(title: str, measures: pl.DataFrame, evidence: Evidence, words: Words) -> Element:
    """One topic unfolded: its measures, task by task."""
    firm = int(measures["is_firm"].fill_null(value=False).sum())
    head = element("summary", "", title, _count(measures.height, firm, words))
    tasks = [
        _task(key, rows, evidence, words)
        for (key,), rows in measures.group_by("task_id", maintain_order=True)
    ]
    folded = element("details", "topic came", head, element("div", "body", *tasks))
    folded["open"] = True
    return folded


def head(title: str, code: str, counted: Row, words: Words) -> Element:
    """One topic to pick: what it is called and how many measures it has."""
    count = _count(int(str(counted["n"])), int(str(counted["n_firm"])), words)
    shown = element("button", "topic head", title, count)
    shown["pick"] = code
    return shown


def measure(row: Row, evidence: Evidence, words: Words) -> Element:
    """One commitment with all that was found in it."""
    start, end = _span(row)
    found = evidence.metrics.get(str(row["measure_id"]), [])
    return element(
        "div",
        f"measure {look(row)}",
        quotes.sentence(str(row["text"]), start, (_span(metric) for metric in found)),
        *particulars(row, evidence, words),
        quotes.context(evidence.text, (start, end), words),
    )


def look(row: Row) -> str:
    """How a measure stands: a goal, firm, or soft."""
    if row["measure_type"] == "goal":
        return "goal"
    return "firm" if row["is_firm"] else "soft"


def particulars(row: Row, evidence: Evidence, words: Words) -> list[Element]:
    """What was found in a measure: its elements, then its numbers."""
    is_goal = row["measure_type"] == "goal"
    marks = [] if is_goal else [_mark(name, row, evidence, words) for name in _ELEMENTS]
    found = evidence.metrics.get(str(row["measure_id"]), [])
    return [
        element("div", "elements", _badge(row, look(row), words), *marks),
        *(metric_line(metric, words) for metric in found),
    ]


def metric_line(metric: Row, words: Words) -> Element:
    """One quantified value in a line: what is measured, the value, how often, of whom."""
    extra = [
        words.plain_code("frequency", str(metric["frequency"])) if metric["frequency"] else "",
        str(metric["subject"] or ""),
        words.plain_code("metric_role", str(metric["role"])) if metric["role"] != "target" else "",
    ]
    return element(
        "p",
        "metric",
        words_of_document(str(metric["indicator"] or metric["text"])),
        " ",
        element("strong", "", words_of_document(values.value(metric, words))),
        element(
            "span", "quiet", words_of_document("".join(f" · {said}" for said in extra if said))
        ),
    )


def legend(words: Words) -> Element:
    """What the signs of the four elements mean."""
    meanings = zip(_SIGNS.values(), ("full", "half", "none", "apart"), strict=True)
    return element(
        "div",
        "legend",
        *(
            element("span", "", element("span", f"sign {state}", f"{sign} "), said)
            for (state, sign), meaning in meanings
            if (said := words.plain(f"element.{meaning}"))
        ),
    )


def _count(n: int, firm: int, words: Words) -> Element:
    return element("span", "quiet", words.plain("measures.summary", n=n, firm=firm))


def _task(task_id: object, measures: pl.DataFrame, evidence: Evidence, words: Words) -> Element:
    task = evidence.tasks.get(str(task_id), {})
    printed = [str(task[name]) for name in ("ordinal", "title") if task.get(name)]
    missing = words.plain("measures.no_task" if not task else "city.untitled")
    chips = [
        element(
            "span",
            "unit lead" if unit["responsibility"] == "lead" else "unit",
            f"{words.plain_code('responsibility', str(unit['responsibility']))} ",
            words_of_document(str(unit["unit_raw"])),
        )
        for unit in evidence.units.get(str(task_id), [])
    ]
    return element(
        "div",
        "task",
        element("div", "task-title", words_of_document(" ".join(printed) or missing)),
        element("div", "units", *chips) if chips else None,
        *(measure(row, evidence, words) for row in measures.iter_rows(named=True)),
    )


def _badge(row: Row, kind: str, words: Words) -> Element:
    said = (
        words.plain_code("measure_type", "goal")
        if kind == "goal"
        else words.plain(f"measures.{kind}")
    )
    form = words.plain_code("measure_type", str(row["measure_type"]))
    strength = words.plain_code("strength", str(row["strength"]))
    return element(
        "span",
        "",
        element("span", f"badge {kind}", said),
        element("span", "quiet", f" {form} · {strength}" if kind != "goal" else f" {strength}"),
    )


def _mark(name: str, row: Row, evidence: Evidence, words: Words) -> Element:
    score = row[f"score_{name}"]
    state, sign = _SIGNS.get(score if isinstance(score, float) else None, _SIGNS[None])
    shown = element("span", f"sign {state}", sign)
    shown["spoken"] = words.plain(f"element.{state}")
    detail = {"owner": _owner, "deadline": _deadline, "target": _target}.get(name, _checked)(
        row, evidence, words
    )
    return element(
        "span",
        "element",
        shown,
        f" {words.plain(f'element.{name}')} ",
        element("span", "quiet", words_of_document(detail)) if detail else None,
    )


def _owner(row: Row, evidence: Evidence, words: Words) -> str:
    if row["owner_raw"]:
        return str(row["owner_raw"])
    if row["owner"] in {"attachment", "none"}:
        return words.plain_code("owner", str(row["owner"]))
    units = [str(unit["unit_raw"]) for unit in evidence.units.get(str(row["task_id"]), [])]
    more = "…" if len(units) > _UNITS_SHOWN else ""
    return "、".join(units[:_UNITS_SHOWN]) + more or words.plain_code("owner", str(row["owner"]))


def _deadline(row: Row, _: Evidence, words: Words) -> str:
    if row["score_deadline"] is None:
        return ""
    if row["due_precision"] == "phase":
        return words.plain("element.within_phase", text=str(row["due_text"] or row["due_on"]))
    if row["deadline_source"] == "explicit" and row["due_on"]:
        said = f"{row['due_text']} → {row['due_on']}" if row["due_text"] else str(row["due_on"])
        often = row["frequency"]
        return f"{said} · {words.plain_code('frequency', str(often))}" if often else said
    if row["frequency"]:
        return words.plain_code("frequency", str(row["frequency"]))
    if row["score_deadline"] == 0:
        return words.plain_code("deadline_source", str(row["deadline_source"]))
    return str(row["due_text"] or "")


def _target(row: Row, evidence: Evidence, words: Words) -> str:
    found = evidence.metrics.get(str(row["measure_id"]), [])
    if row["score_target"] is None:
        return ""
    if not found:
        return words.plain("element.none")
    if len(found) == 1:
        return values.value(found[0], words)
    return words.plain("element.n_metrics", n=len(found))


def _checked(row: Row, _: Evidence, words: Words) -> str:
    return words.plain("element.checked" if row["has_verification"] else "element.none")


def _span(row: Row) -> tuple[int, int]:
    return int(str(row["char_start"])), int(str(row["char_end"]))


def _grouped(frame: pl.DataFrame, key: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in _with(frame, key):
        groups.setdefault(str(row[key]), []).append(row)
    return groups


def _with(frame: pl.DataFrame, key: str) -> Iterable[Row]:
    return frame.filter(pl.col(key).is_not_null()).iter_rows(named=True)
