"""Sentences of sections as rows: measures with their elements, achievements, metrics.

Here: one pass over the sections' sentences that asks every reader once (CODEBOOK 4, 5, 7).
Not here: the readers (`extract.wording`, `.owners`, `.checks`, `.deadlines`, `.metrics`).
"""

from datetime import date
from typing import NamedTuple

from pipelines.extract.binding import Bindings
from pipelines.extract.bodies import BodySpan
from pipelines.extract.checks import Checks
from pipelines.extract.dates import DatePhrase
from pipelines.extract.deadlines import Calendar, as_deadline
from pipelines.extract.frequencies import says_round
from pipelines.extract.metrics import FoundMetric, find_metrics
from pipelines.extract.naming import in_title
from pipelines.extract.owners import TaskOwners, read_owner
from pipelines.extract.scenes import Placed, Scene
from pipelines.extract.shares import Figure
from pipelines.extract.wording import TypeFacts, read_type, read_wording
from pipelines.model.commitment import DeadlineSource, MeasureType, Owner, Strength
from pipelines.model.quantity import Deadline, Frequency, MetricRole, Precision
from pipelines.text.segments import split_clauses

_TWO = 2
_PART = ("其中", "其中,")
"""Before a date these tell that it is a part's."""


class Findings(NamedTuple):
    """What passes over the whole body found, each in order of place."""

    view: str
    figures: Placed[Figure]
    dates: Placed[DatePhrase]
    bodies: Placed[BodySpan]
    bindings: Bindings
    checks: Checks


class Due(NamedTuple):
    """A sentence's deadline and where it comes from."""

    source: DeadlineSource
    on: date | None = None
    since: date | None = None
    precision: Precision | None = None
    span: tuple[int, int] | None = None
    phase_text: str | None = None


class Setting(NamedTuple):
    """What a sentence inherits from its section."""

    owners: TaskOwners
    calendar: Calendar
    due: Due
    is_goal: bool
    metric_role: MetricRole


class FoundMeasure(NamedTuple):
    """A measure without its ids."""

    start: int
    end: int
    measure_type: MeasureType
    strength: Strength
    owner: Owner
    owner_span: tuple[int, int] | None
    has_verification: bool
    due: Due
    frequency: Frequency | None
    metrics: tuple[FoundMetric, ...]
    deadlines: tuple[Deadline, ...]
    is_dealt_out: bool = False
    has_parts: bool = False

    def due_of(self, metric: FoundMetric) -> date | None:
        """The explicit date of a metric: the last one printed before it, else the sentence's.

        Dates and values that a sentence deals out (分别) belong together in their order.
        """
        if self.due.source is not DeadlineSource.EXPLICIT:
            return None
        if self.is_dealt_out:
            return self.deadlines[self.metrics.index(metric)].due_on
        earlier = [d.due_on for d in self.deadlines if d.char_start <= metric.start]
        if not earlier and self.has_parts:
            return None
        return earlier[-1] if earlier else self.due.on


def read_metrics(
    found: Findings, start: int, end: int, role: MetricRole
) -> tuple[FoundMetric, ...]:
    """The metrics of the sentence at [start, end)."""
    figures = found.figures.within(start, end)
    if not figures:
        return ()
    clauses = tuple(split_clauses(found.view, start, end))
    return tuple(
        find_metrics(Scene(found.view, start, end, role, clauses), figures, found.bindings)
    )


def read_measure(found: Findings, start: int, end: int, setting: Setting) -> FoundMeasure | None:
    """The measure that a sentence is, or None where it commits to nothing.

    A sentence of a goal section is one only with a metric or a deadline.
    """
    view = found.view
    clauses = tuple(split_clauses(view, start, end)) or ((start, end),)
    dates, figures = found.dates.within(start, end), found.figures.within(start, end)
    deadlines = _deadlines(view, (start, end), dates, setting.calendar) if dates else ()
    metrics: tuple[FoundMetric, ...] = ()
    if figures:
        scene = Scene(view, start, end, setting.metric_role, clauses)
        metrics = tuple(find_metrics(scene, figures, found.bindings))
    if setting.is_goal and not deadlines and not metrics:
        return None
    wording = read_wording(view, start, end, clauses)
    frequency = found.bindings.first_frequency(start, end)
    due = explicit(deadlines[0]) if deadlines else setting.due
    owner, owner_span = read_owner(view, clauses, found.bodies.within(start, end), setting.owners)
    is_frequent = frequency is not None or says_round(view, start, end)
    is_dated = due.source is DeadlineSource.EXPLICIT
    facts = TypeFacts(setting.is_goal, wording, is_dated, is_frequent, len(metrics))
    return FoundMeasure(
        start,
        end,
        read_type(view[start:end], facts),
        wording.strength,
        owner,
        owner_span,
        found.checks.are_demanded(start, end, clauses),
        due,
        frequency,
        metrics,
        deadlines,
        _is_dealt_out(view, (start, end), deadlines, metrics),
        bool(deadlines) and view.endswith(_PART, start, deadlines[0].char_start),
    )


def _deadlines(
    view: str, span: tuple[int, int], dates: list[DatePhrase], calendar: Calendar
) -> tuple[Deadline, ...]:
    """The dates of a sentence that something is due by; those in titles are none."""
    start, end = span
    own = [phrase for phrase in dates if not in_title(view, start, phrase.start, end)]
    found = [as_deadline(view, phrase, calendar) for phrase in own]
    # 2023年、2025年底前: the first of two years is due as the second is.
    for i in range(len(own) - 1, 0, -1):
        bare = own[i - 1].is_bare_year and found[i - 1] is None and found[i] is not None
        if bare and view[own[i - 1].end : own[i].start] in ("、", "和", "及", "与"):
            found[i - 1] = as_deadline(view, own[i - 1]._replace(has_before=True), calendar)
    return tuple(deadline for deadline in found if deadline)


def _is_dealt_out(
    view: str,
    span: tuple[int, int],
    deadlines: tuple[Deadline, ...],
    metrics: tuple[FoundMetric, ...],
) -> bool:
    """Whether a sentence deals out as many dates as values, all of one before the other."""
    if len(deadlines) < _TWO or len(deadlines) != len(metrics) or view.find("分别", *span) < 0:
        return False
    first, last = deadlines[0].char_start, deadlines[-1].char_start
    return last < metrics[0].start or metrics[-1].start < first


def explicit(deadline: Deadline) -> Due:
    """A date that the sentence itself gives, or its section's title or closing line."""
    span = (deadline.char_start, deadline.char_end)
    return Due(
        DeadlineSource.EXPLICIT, deadline.due_on, deadline.due_from, deadline.precision, span
    )


def inherited(due_on: date | None, phase_text: str | None) -> Due:
    """The plan's end, in the phase that the section's title names, if any."""
    if due_on is None:
        return Due(DeadlineSource.NONE)
    precision = Precision.PHASE if phase_text else None
    return Due(DeadlineSource.INHERITED, due_on, precision=precision, phase_text=phase_text)
