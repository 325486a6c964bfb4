"""When what a section promises is due.

Here: the date of its title or closing line, its phase, the end of the plan (CODEBOOK 7).
Not here: dates inside its sentences (`extract.measures`).
"""

from collections.abc import Sequence
from datetime import date

from pipelines.extract.dates import find_dates
from pipelines.extract.deadlines import Calendar, as_deadline
from pipelines.extract.front import Front
from pipelines.extract.measures import Findings
from pipelines.extract.outline import Node
from pipelines.extract.responsibilities import Assignment
from pipelines.extract.scenes import Placed
from pipelines.model.document import Kind
from pipelines.model.quantity import Deadline
from pipelines.model.section import Role
from pipelines.text.patterns import short_pattern

_PHASE = short_pattern("extract.section_dates.phase", r"第[一二三四五]阶段|近期|短期内")


def title_of(view: str, node: Node) -> str:
    """The title of a section's heading; nothing where it has none."""
    heading = node.heading
    return "" if heading is None else view[heading.title_start : heading.title_end]


def own_deadline(
    view: str, front: Front, node: Node, blocks: Sequence[Assignment]
) -> Deadline | None:
    """A date that the title or the closing line gives to all sentences of the section."""
    heading = node.heading
    spans = [] if heading is None else [(heading.title_start, heading.title_end)]
    closing = [b.deadline for b in blocks if b.deadline]
    known = Calendar(*front.told, is_title=True)
    for start, end in spans + closing:
        for phrase in find_dates(view, start, end, front.only_year):
            if (start, end) == (phrase.start, phrase.end) and (start, end) in closing:
                # 完成时限:2024年 says by when, whatever stands before and behind the year.
                phrase = phrase._replace(has_before=True)  # noqa: PLW2901
            deadline = as_deadline(view, phrase, known)
            if deadline:
                return deadline
    return None


def dated(
    view: str,
    front: Front,
    found: Findings,
    due: Deadline | None,
    sentences: Sequence[tuple[int, int]],
) -> Findings:
    """What was found, with the year of the section's own date for dates that print none."""
    if due is None or front.only_year is not None or not sentences:
        return found
    start, end = sentences[0][0], sentences[-1][1]
    if all(phrase.year is not None for phrase in found.dates.within(start, end)):
        return found
    years = {due.due_on.year, (due.due_from or due.due_on).year}
    if len(years) > 1:
        return found
    return found._replace(dates=Placed(find_dates(view, start, end, due.due_on.year)))


def phase_of(view: str, node: Node) -> str | None:
    """The phase that a section's title names."""
    title = title_of(view, node)
    hit = _PHASE.search(title) if "期" in title or "阶段" in title else None
    return hit.group() if hit else None


def years_of(front: Front, node: Node) -> tuple[int | None, int | None]:
    """The years that a section commits for: the plan's, or the year after a report's."""
    start, end = front.told
    if front.manner is Kind.REPORT and node.role is Role.NEXT and end is not None:
        return end + 1, end + 1
    return start, end


def end_of(front: Front, node: Node) -> date | None:
    """The last day of the years that a section commits for."""
    end = years_of(front, node)[1]
    return None if end is None else date(end, 12, 31)
