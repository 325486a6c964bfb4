"""Sentences of sections as rows: measures with their elements, achievements, metrics.

Here: one pass over the sections' sentences that asks every reader once (CODEBOOK 4, 5, 7).
Not here: the readers (`extract.wording`, `.owners`, `.checks`, `.deadlines`, `.metrics`).
"""

from dataclasses import dataclass
from datetime import date

from pipelines.extract.binding import Bindings
from pipelines.extract.bodies import BodySpan
from pipelines.extract.checks import demands_check
from pipelines.extract.dates import DatePhrase
from pipelines.extract.deadlines import Calendar, as_deadline
from pipelines.extract.metrics import FoundMetric, find_metrics
from pipelines.extract.owners import TaskOwners, read_owner
from pipelines.extract.scenes import Placed, Scene
from pipelines.extract.screening import in_title
from pipelines.extract.shares import Figure
from pipelines.extract.wording import TypeFacts, read_type, read_wording
from pipelines.model.commitment import DeadlineSource, MeasureType, Owner, Strength
from pipelines.model.quantity import Deadline, Frequency, MetricRole, Precision
from pipelines.text.segments import split_clauses


@dataclass(frozen=True, slots=True)
class Findings:
    """What passes over the whole body found, each in order of place."""

    view: str
    figures: Placed[Figure]
    dates: Placed[DatePhrase]
    bodies: Placed[BodySpan]
    bindings: Bindings


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence inherits from its section."""

    owners: TaskOwners
    calendar: Calendar
    section_deadline: Deadline | None
    phase_text: str | None
    inherited_due: date | None
    is_goal: bool
    metric_role: MetricRole


@dataclass(frozen=True, slots=True)
class FoundMeasure:
    """A measure without its ids."""

    start: int
    end: int
    measure_type: MeasureType
    strength: Strength
    owner: Owner
    owner_span: tuple[int, int] | None
    has_verification: bool
    due_on: date | None
    due_from: date | None
    due_precision: Precision | None
    due_span: tuple[int, int] | None
    phase_text: str | None
    deadline_source: DeadlineSource
    frequency: Frequency | None
    metrics: tuple[FoundMetric, ...]
    deadlines: tuple[Deadline, ...]

    def due_of(self, metric: FoundMetric) -> date | None:
        """The explicit date of a metric: the last one printed before it, else the sentence's."""
        if self.deadline_source is not DeadlineSource.EXPLICIT:
            return None
        earlier = [d.due_on for d in self.deadlines if d.char_start <= metric.start]
        return earlier[-1] if earlier else self.due_on


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
    deadlines = tuple(
        d
        for phrase in found.dates.within(start, end)
        if not in_title(view, start, phrase.start, end)
        and (d := as_deadline(view, phrase, setting.calendar))
    )
    figures = found.figures.within(start, end)
    scene = Scene(view, start, end, setting.metric_role, clauses)
    metrics = tuple(find_metrics(scene, figures, found.bindings)) if figures else ()
    if setting.is_goal and not deadlines and not metrics:
        return None
    wording = read_wording(view, start, end, clauses)
    frequency = found.bindings.first_frequency(start, end)
    due = _due(setting, deadlines)
    owner, owner_span = read_owner(view, clauses, found.bodies.within(start, end), setting.owners)
    facts = TypeFacts(
        setting.is_goal,
        wording,
        due.source is DeadlineSource.EXPLICIT,
        frequency is not None,
        len(metrics),
    )
    return FoundMeasure(
        start=start,
        end=end,
        measure_type=read_type(view[start:end], facts),
        strength=wording.strength,
        owner=owner,
        owner_span=owner_span,
        has_verification=demands_check(view, start, end, clauses),
        due_on=due.due_on,
        due_from=due.due_from,
        due_precision=due.precision,
        due_span=due.span,
        phase_text=due.phase_text,
        deadline_source=due.source,
        frequency=frequency,
        metrics=metrics,
        deadlines=deadlines,
    )


@dataclass(frozen=True, slots=True)
class _Due:
    """A sentence's deadline and where it comes from."""

    source: DeadlineSource
    due_on: date | None = None
    due_from: date | None = None
    precision: Precision | None = None
    span: tuple[int, int] | None = None
    phase_text: str | None = None


def _due(setting: Setting, deadlines: tuple[Deadline, ...]) -> _Due:
    """The sentence's own date, else its title's or closing line's, else the plan's end."""
    own = deadlines[0] if deadlines else setting.section_deadline
    if own is not None:
        span = (own.char_start, own.char_end)
        return _Due(DeadlineSource.EXPLICIT, own.due_on, own.due_from, own.precision, span)
    if setting.inherited_due is None:
        return _Due(DeadlineSource.NONE)
    precision = Precision.PHASE if setting.phase_text else None
    return _Due(
        DeadlineSource.INHERITED,
        setting.inherited_due,
        precision=precision,
        phase_text=setting.phase_text,
    )
