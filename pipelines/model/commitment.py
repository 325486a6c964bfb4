"""What a document promises or reports, sentence by sentence.

Here: measures, achievements, the bodies answerable, citations, accountability (CODEBOOK 4, 6, 9).
Not here: numbers and dates (`quantity`).
"""

from datetime import date
from enum import StrEnum

from pipelines.model.quantity import Frequency, Precision
from pipelines.model.record import record


class MeasureType(StrEnum):
    """What a measure asks for; decides which elements apply to it."""

    GOAL = "goal"
    STANDING_RULE = "standing_rule"
    RECURRING = "recurring"
    THRESHOLD = "threshold"
    DELIVERABLE = "deliverable"
    DIRECTION = "direction"


class Strength(StrEnum):
    """How binding a measure's wording is."""

    PROHIBITION = "prohibition"
    MANDATORY = "mandatory"
    GRADUAL = "gradual"
    EXPLORATORY = "exploratory"


class Owner(StrEnum):
    """Who answers for a measure."""

    NAMED = "named"
    COLLECTIVE = "collective"
    ATTACHMENT = "attachment"
    NONE = "none"


class DeadlineSource(StrEnum):
    """Where a measure's date comes from."""

    EXPLICIT = "explicit"
    INHERITED = "inherited"
    NONE = "none"


class UnitKind(StrEnum):
    """What sort of body a unit is."""

    DEPARTMENT = "department"
    PARTY = "party"
    COURT_PROCURATORATE = "court_procuratorate"
    LOWER_GOVERNMENT = "lower_government"
    COLLECTIVE = "collective"


class Responsibility(StrEnum):
    """A body's part in a task."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"


@record
class Measure:
    """One commitment: a sentence, and its elements."""

    measure_id: str
    section_id: str
    task_id: str | None
    position: int
    text: str
    char_start: int
    char_end: int
    measure_type: MeasureType
    strength: Strength
    owner: Owner
    owner_raw: str | None
    has_verification: bool
    due_on: date | None
    due_from: date | None
    due_precision: Precision | None
    due_text: str | None
    deadline_source: DeadlineSource
    frequency: Frequency | None
    topic_code: str


@record
class Achievement:
    """One sentence of a report on what was done."""

    achievement_id: str
    section_id: str
    position: int
    text: str
    char_start: int
    char_end: int
    topic_code: str


@record
class TaskUnit:
    """One body printed as answerable for one task."""

    task_id: str
    position: int
    unit_raw: str
    unit: str
    function_code: str | None
    unit_kind: UnitKind
    successor: str | None
    responsibility: Responsibility


@record
class Citation:
    """One document that a document rests on or has carried out."""

    position: int
    cited_title: str
    cited_issuer: str | None
    char_start: int
    char_end: int


@record
class AccountabilityAnswer:
    """One accountability item of a plan, with the sentence that earns it (None where `no`)."""

    item_code: str
    answer: str
    text: str | None
    char_start: int | None
    char_end: int | None
