"""What a reading got right, held against what a person read in the same document.

Here: for each component what was hit, made up and missed, with every error.
Not here: where coded documents stand (`coded`), how sure a single element is (`elements`).

A component in `SETS_OF_ROWS` is judged by F1, since rows can be missed and made up; any other by
the share of questions answered as coded.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pipelines.model.commitment import DeadlineSource, Measure, MeasureType
from pipelines.model.extraction import Extraction
from pipelines.model.quantity import Metric

COMPONENTS = (
    "document", "flags", "citations", "sections", "roles", "tasks", "topics", "measure_counts",
    "units", "metrics", "metrics_full", "deadlines", "strength", "owner", "verification",
    "achievements",
)  # fmt: skip
SETS_OF_ROWS = frozenset(
    (
        "flags", "citations", "sections", "tasks", "units", "metrics", "metrics_full", "deadlines",
        "achievements",
    )
)  # fmt: skip
FIELDS = (
    "title", "kind", "level", "doc_number", "issuer", "adopted_on", "issued_on", "published_on",
    "period_start", "period_end",
)  # fmt: skip
SAME_SENTENCE = 0.8
SHARES_MOST = 0.5

Answer = dict[str, Any]


@dataclass(frozen=True)
class Fault:
    """One difference: `what` it is about, the answer coded and the answer found."""

    component: str
    what: str
    coded: object = None
    found: object = None
    quote: str = ""

    def __str__(self) -> str:
        """One line for a terminal."""
        if self.found is None:
            said = f"missed {self.coded!r}"
        elif self.coded is None:
            said = f"made up {self.found!r}"
        else:
            said = f"coded {self.coded!r}, found {self.found!r}"
        return f"{self.what}: {said}  {self.quote}".rstrip()


@dataclass
class Tally:
    """Counts of one component, and the faults behind them."""

    hit: int = 0
    made_up: int = 0
    missed: int = 0
    faults: list[Fault] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Count another document's rows in."""
        self.hit += other.hit
        self.made_up += other.made_up
        self.missed += other.missed
        self.faults += other.faults

    @property
    def score(self) -> float:
        """F1; where nothing can be made up, that is the share of answers that agree."""
        if not self.made_up:
            whole = self.hit + self.missed
            return self.hit / whole if whole else 1.0
        return 2 * self.hit / (2 * self.hit + self.made_up + self.missed)


class Scorer:
    """The tallies of one document, filled component by component."""

    def __init__(self, found: Extraction, coded: Answer) -> None:
        self.found = found
        self.coded = coded
        self.tallies = {name: Tally() for name in COMPONENTS}

    def same(self, component: str, what: str, coded: object, found: object) -> None:
        """One question with one answer."""
        tally = self.tallies[component]
        if coded == found:
            tally.hit += 1
            return
        tally.missed += 1
        tally.faults.append(Fault(component, what, coded, str(found)))

    def rows(self, component: str, what: str, coded: Iterable, found: Iterable) -> None:
        """Rows told apart by their key alone; equal keys count as often as they stand."""
        tally, want, have = self.tallies[component], Counter(coded), Counter(found)
        tally.hit += (want & have).total()
        tally.missed += (want - have).total()
        tally.made_up += (have - want).total()
        tally.faults += [Fault(component, what, coded=key) for key in (want - have).elements()]
        tally.faults += [Fault(component, what, found=key) for key in (have - want).elements()]

    def pairs(self, component: str, coded: Sequence[tuple], found: Sequence[tuple]) -> None:
        """Rows of (key, words): equal keys pair where they share the most of their words."""
        tally, left = self.tallies[component], list(found)
        for key, quote, at_least in coded:
            scored = [(alike(quote, words), i) for i, (k, words) in enumerate(left) if k == key]
            best, i = max(scored, key=lambda pair: (pair[0], -pair[1]), default=(0.0, -1))
            if best > at_least:
                tally.hit += 1
                del left[i]
            else:
                tally.missed += 1
                tally.faults.append(Fault(component, "row", coded=key, quote=quote))
        tally.made_up += len(left)
        tally.faults += [Fault(component, "row", found=key, quote=words) for key, words in left]


def score(found: Extraction, coded: Answer) -> dict[str, Tally]:
    """The tallies of one document, by component."""
    scorer = Scorer(found, coded)
    _score_document(scorer)
    _score_sections(scorer)
    _score_tasks(scorer)
    _score_metrics(scorer)
    _score_deadlines(scorer)
    _score_sample(scorer)
    _score_achievements(scorer)
    return scorer.tallies


def _score_document(scorer: Scorer) -> None:
    coded, found = scorer.coded["document"], scorer.found.document
    for name in FIELDS:
        scorer.same("document", name, _plain(coded.get(name)), _plain(getattr(found, name)))
    code = coded.get("adcode") or None
    scorer.same("document", "jurisdiction", code, found.jurisdiction_code or None)
    scorer.rows("flags", "flag", coded["flags"], [flag.value for flag in found.flags])
    # A document cited twice is one citation: the table has it once.
    titles = {bare(citation.cited_title) for citation in scorer.found.citations}
    scorer.rows("citations", "citation", map(bare, coded["cites"]), titles)


def _score_sections(scorer: Scorer) -> None:
    coded = [s for s in scorer.coded["sections"] if s["ordinal"] or s["title"]]
    found = {}
    for section in scorer.found.sections:
        if section.ordinal or section.title:
            found.setdefault(_head(section.ordinal, section.title), []).append(section.role.value)
    keys = [_head(s["ordinal"], s["title"]) for s in coded]
    have = [key for key, roles in found.items() for _ in roles]
    scorer.rows("sections", "section", keys, have)
    for key, section in zip(keys, coded, strict=True):
        roles = found.get(key, [])
        # Of sections that read alike, each in turn; the last stands for those that are missing.
        role = roles.pop(0) if len(roles) > 1 else next(iter(roles), None)
        scorer.same("roles", "".join(key), section["role"], role)


def _score_tasks(scorer: Scorer) -> None:
    extraction = scorer.found
    counts = Counter(
        m.task_id for m in extraction.measures if m.measure_type is not MeasureType.GOAL
    )
    units: dict[str, list[tuple[str, str]]] = {}
    for unit in extraction.task_units:
        key = (bare(unit.unit_raw), unit.responsibility.value)
        units.setdefault(unit.task_id, []).append(key)
    found: dict[tuple[str, str], list] = {}
    for task in extraction.tasks:
        found.setdefault(_head(task.ordinal, task.title), []).append(task)
    keys = [_head(t["ordinal"], t["title"]) for t in scorer.coded["tasks"]]
    have = [key for key, tasks in found.items() for _ in tasks]
    scorer.rows("tasks", "task", keys, have)
    for key, coded in zip(keys, scorer.coded["tasks"], strict=True):
        alike_tasks = found.get(key, [])
        task = alike_tasks.pop(0) if len(alike_tasks) > 1 else next(iter(alike_tasks), None)
        name = "".join(key)
        scorer.same("topics", name, coded["topic"], task and task.topic_code)
        n_found = counts[task.task_id] if task else None
        scorer.same("measure_counts", name, coded["n_measures"], n_found)
        want = [(bare(u["unit_raw"]), u["role"]) for u in coded["units"]]
        scorer.rows("units", name, want, units.get(task.task_id, []) if task else [])


def _score_metrics(scorer: Scorer) -> None:
    extraction = scorer.found
    sentences = {m.measure_id: m.text for m in extraction.measures}
    sentences |= {a.achievement_id: a.text for a in extraction.achievements}
    found = [
        (metric, sentences[metric.measure_id or metric.achievement_id or ""])
        for metric in extraction.metrics
    ]
    for component, is_full in (("metrics", False), ("metrics_full", True)):
        scorer.pairs(
            component,
            [
                (_metric_key(m, is_full=is_full), m["quote"], SHARES_MOST)
                for m in scorer.coded["metrics"]
            ],
            [(_metric_key(as_answer(m), is_full=is_full), words) for m, words in found],
        )


def as_answer(metric: Metric) -> Answer:
    """A found metric in the form that coders write."""
    return {
        "comparator": metric.comparator,
        "value": metric.value,
        "value_high": metric.value_high,
        "unit": metric.unit,
        "role": metric.role,
        "is_placeholder": metric.is_placeholder,
        "kind": metric.kind,
        "frequency": metric.frequency,
        "due_on": metric.due_on,
    }


def _metric_key(metric: Answer, *, is_full: bool) -> tuple:
    key = (
        _code(metric["comparator"]), _number(metric["value"]), _number(metric.get("value_high")),
        metric["unit"], _code(metric["role"]), bool(metric["is_placeholder"]),
    )  # fmt: skip
    if not is_full:
        return key
    return (*key, _code(metric["kind"]), _code(metric["frequency"]), _day(metric["due_on"]))


def _score_deadlines(scorer: Scorer) -> None:
    explicit = [m for m in scorer.found.measures if m.deadline_source is DeadlineSource.EXPLICIT]
    scorer.pairs(
        "deadlines",
        [(_day(d["due_on"]), d["quote"], SAME_SENTENCE) for d in scorer.coded["deadlines"]],
        [(_day(m.due_on), m.text) for m in sorted(explicit, key=lambda m: m.char_start)],
    )


def _score_sample(scorer: Scorer) -> None:
    by_words = measures_by_words(scorer.found)
    for sentence in scorer.coded.get("measures_sample", []):
        measure = by_words.get(bare(sentence["quote"]))
        what = sentence["quote"][:60]
        for name in ("strength", "owner"):
            value = measure and getattr(measure, name).value
            scorer.same(name, what, sentence[name], value)
        checked = measure and measure.has_verification
        scorer.same("verification", what, sentence["verification"], checked)


def _score_achievements(scorer: Scorer) -> None:
    if "achievements" not in scorer.coded:
        return
    want = sum(a["n_sentences"] for a in scorer.coded["achievements"])
    have, tally = len(scorer.found.achievements), scorer.tallies["achievements"]
    tally.hit = min(want, have)
    tally.missed, tally.made_up = max(0, want - have), max(0, have - want)
    if want != have:
        tally.faults.append(Fault("achievements", "sentences", want, have))


def measures_by_words(found: Extraction) -> dict[str, Measure]:
    """Measures by their letters and digits."""
    return {bare(measure.text): measure for measure in found.measures}


@lru_cache(maxsize=65536)
def bare(text: str | None) -> str:
    """Letters and digits of one width: what is left when marks and blanks do not count."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text or "")))


@lru_cache(maxsize=65536)
def _pieces(text: str) -> frozenset[str]:
    letters = bare(text)
    return frozenset(letters[i : i + 2] for i in range(max(1, len(letters) - 1)))


def alike(one: str, other: str) -> float:
    """The share of neighbouring letters of the shorter text that the longer has too."""
    a, b = _pieces(one), _pieces(other)
    return len(a & b) / max(1, min(len(a), len(b)))


def _head(ordinal: str | None, title: str | None) -> tuple[str, str]:
    return bare(ordinal), bare(title)


def _plain(value: object) -> str | None:
    return None if value is None else bare(str(value))


def _code(value: object) -> str | None:
    return None if value is None else str(value)


def _number(value: float | None) -> float | None:
    return None if value is None else round(float(value), 2)


def _day(value: object) -> str | None:
    return None if value is None else str(value)[:10]
