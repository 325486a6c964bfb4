"""One decoded text to everything that the codebook names.

Here: the order in which the readers are asked, and their findings put into rows.
Not here: what any of them means; each stands in a module of its own.
"""

from functools import lru_cache

from pipelines.extract.accountability import PlanFacts, RoleSpan, find_accountability
from pipelines.extract.binding import Bindings
from pipelines.extract.bodies import find_bodies
from pipelines.extract.checks import Checks
from pipelines.extract.citations import find_citations
from pipelines.extract.cleaning import CleanText, tidy
from pipelines.extract.dates import find_dates
from pipelines.extract.figures import find_figures
from pipelines.extract.front import Front, read_front
from pipelines.extract.measures import Findings
from pipelines.extract.outline import Node, build_outline
from pipelines.extract.problems import find_problems
from pipelines.extract.rows import RowMaker
from pipelines.extract.scenes import Placed
from pipelines.extract.sections import ReadSection, read_sections
from pipelines.extract.table_sections import add_rows
from pipelines.extract.topics import TopicReader
from pipelines.model.commitment import AccountabilityAnswer, Citation
from pipelines.model.document import DecodedText, Kind
from pipelines.model.extraction import Extraction
from pipelines.model.section import Role


@lru_cache(maxsize=1)
def _topics() -> TopicReader:
    return TopicReader()


def extract(decoded: DecodedText, document_id: str, source: str) -> Extraction:
    """All rows of one document.

    `source` is the address or file name, which may help to tell the place; it decides nothing that
    the text itself says.
    """
    clean = tidy(decoded.text)
    front = read_front(clean, decoded, source)
    nodes = build_outline(
        clean.view, front.layout.body_start, front.layout.body_end, front.manner, front.told[1]
    )
    nodes = _with_tables(clean, front, nodes)
    findings = _search(clean, front)
    sections = read_sections(clean, front, nodes, findings, _topics())
    rows = RowMaker(document_id, clean.printed)
    rows.add_sections(front, nodes, sections)
    citations = _citations(clean, front)
    return Extraction(
        document_id=document_id,
        clean_text=clean.text,
        document=front.document(clean, sum(_lost_mark(node) for node in nodes)),
        sections=tuple(rows.sections),
        tasks=tuple(rows.tasks),
        task_units=tuple(rows.task_units),
        measures=tuple(rows.measures),
        achievements=tuple(rows.achievements),
        metrics=tuple(rows.metrics),
        citations=citations,
        accountability=_accountability(clean, front, sections),
        problems=tuple(find_problems(document_id, clean, front, nodes, sections)),
    )


def _with_tables(clean: CleanText, front: Front, nodes: list[Node]) -> list[Node]:
    """The sections with the rows of tables."""
    body = (front.layout.body_start, front.layout.body_end)
    return add_rows(nodes, clean.reading, body, front.manner)


def _lost_mark(node: Node) -> bool:
    return node.heading is not None and (node.heading.lost_end_mark or node.heading.is_damaged)


def _search(clean: CleanText, front: Front) -> Findings:
    """The passes that run once over the whole body."""
    view, start, end = clean.view, front.layout.body_start, front.layout.body_end
    return Findings(
        view,
        Placed(find_figures(view, start, end)),
        Placed(find_dates(view, start, end, front.only_year)),
        Placed(find_bodies(view)),
        Bindings(view, start, end),
        Checks(view, start, end),
    )


def _citations(clean: CleanText, front: Front) -> tuple[Citation, ...]:
    layout = front.layout
    found = find_citations(clean.view, [(layout.head_end, layout.body_end)], front.title_view)
    return tuple(
        Citation(
            position,
            "".join(clean.printed[c.title_start : c.title_end].split()),
            None if c.issuer_start is None else clean.printed[c.issuer_start : c.issuer_end],
            *clean.printed.span(c.title_start, c.title_end),
        )
        for position, c in enumerate(found)
    )


def _accountability(
    clean: CleanText, front: Front, sections: list[ReadSection]
) -> tuple[AccountabilityAnswer, ...]:
    """The ten items of a plan; none for what is no plan."""
    if front.kind not in (Kind.PLAN, Kind.WORKPLAN, Kind.OUTLINE):
        return ()
    spans = [
        RoleSpan(start, end, section.node.role)
        for section in sections
        if section.node.role is not Role.BOILERPLATE
        for start, end in section.sentences
    ]
    tasks = [s for s in sections if s.is_task]
    with_units = sum(bool(s.mentions) for s in tasks)
    facts = PlanFacts(
        share_of_tasks_with_units=with_units / len(tasks) if tasks else 0.0,
        has_unit_attachment=front.has_unit_attachment,
        has_period_in_title=front.years[0] is not None,
        title_span=front.layout.title,
        phases_dated=any(
            s.deadline is not None and s.deadline.due_from is not None for s in sections
        ),
    )
    return find_accountability(clean.view, clean.printed, spans, facts)
