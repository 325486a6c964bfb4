"""Everything that one document yields.

Here: the one record that `extract` returns and `store` keeps.
Not here: its parts' meaning, which stands with each part.
"""

from dataclasses import dataclass

from pipelines.model.commitment import (
    AccountabilityAnswer,
    Achievement,
    Citation,
    Measure,
    TaskUnit,
)
from pipelines.model.document import Document
from pipelines.model.problem import Problem
from pipelines.model.quantity import Metric
from pipelines.model.section import Section, Task


@dataclass(frozen=True, slots=True)
class Extraction:
    """One document's rows, table by table; every span counts characters of `clean_text`."""

    document_id: str
    clean_text: str
    document: Document
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    task_units: tuple[TaskUnit, ...]
    measures: tuple[Measure, ...]
    achievements: tuple[Achievement, ...]
    metrics: tuple[Metric, ...]
    citations: tuple[Citation, ...]
    accountability: tuple[AccountabilityAnswer, ...]
    problems: tuple[Problem, ...]
