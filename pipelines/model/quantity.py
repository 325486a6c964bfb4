"""Numbers and dates that a document states.

Here: metrics and deadlines with their closed lists of codes (CODEBOOK 5 and 7).
Not here: how numerals are read (`text.numerals`) or found (`extract.metrics`).
"""

from datetime import date
from enum import StrEnum

from pipelines.model.record import record


class Comparator(StrEnum):
    """How a value binds."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUAL = "="
    BETWEEN = "between"


class MetricKind(StrEnum):
    """What sort of value it is."""

    RATIO = "ratio"
    COUNT = "count"
    AMOUNT = "amount"
    TIME_LIMIT = "time_limit"
    COVERAGE = "coverage"


class Frequency(StrEnum):
    """How often."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    TERM = "term"
    PERSON_YEAR = "person_year"


class MetricRole(StrEnum):
    """Whether a value is asked for, reached, or past."""

    TARGET = "target"
    ACHIEVED = "achieved"
    BASELINE = "baseline"


class Precision(StrEnum):
    """How exactly a deadline is stated."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    PHASE = "phase"


@record
class Metric:
    """One quantified value, with the span of its own words.

    Units:
        `value` and `value_high` in `unit`, with 万 and 亿 multiplied in; shares in percent.
    """

    metric_id: str
    measure_id: str | None
    achievement_id: str | None
    position: int
    text: str
    char_start: int
    char_end: int
    indicator: str | None
    comparator: Comparator | None
    value: float | None
    value_high: float | None
    unit: str | None
    kind: MetricKind
    is_digits: bool
    is_approximate: bool
    frequency: Frequency | None
    subject: str | None
    role: MetricRole
    is_placeholder: bool
    due_on: date | None
    topic_code: str


@record
class Deadline:
    """A date by which something is due, as a phrase of the text gives it."""

    text: str
    char_start: int
    char_end: int
    due_on: date
    due_from: date | None
    precision: Precision
