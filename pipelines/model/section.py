"""A document's parts.

Here: sections with their roles, and the tasks among them (CODEBOOK 2 and 3).
Not here: the sentences in them (`commitment`).
"""

from enum import StrEnum

from pipelines.model.record import record


class Role(StrEnum):
    """What a section is for."""

    PREAMBLE = "preamble"
    GUIDING = "guiding"
    GOAL = "goal"
    TASK = "task"
    SAFEGUARD = "safeguard"
    ACHIEVEMENT = "achievement"
    PROBLEM = "problem"
    NEXT = "next"
    BOILERPLATE = "boilerplate"


@record
class Section:
    """One heading and what it heads.

    The span runs from the heading's first character to the end of the last text below it,
    children included. `level` is the depth in this document, from 1; text under no heading has
    neither `ordinal` nor `title`.
    """

    section_id: str
    parent_section_id: str | None
    position: int
    level: int
    ordinal: str | None
    title: str | None
    role: Role
    char_start: int
    char_end: int


@record
class Task:
    """A leaf section that commits: role task, safeguard or next."""

    task_id: str
    section_id: str
    position: int
    ordinal: str | None
    title: str | None
    topic_code: str
    topic_score: float
