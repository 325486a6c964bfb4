"""Where a report without any heading begins to tell what was done.

Here: the opening that leads in, and what stands behind it (CODEBOOK 2).
Not here: reports that have headings (`extract.outline`), the coming year (`extract.roles`).
"""

from pipelines.text.patterns import short_pattern

_LEADS_IN = short_pattern("extract.report_openings.leads_in", r"如下[:。]?$")
_WINDOW = 8


def told_from(view: str, paragraphs: list[tuple[int, int]]) -> int | None:
    """Where the paragraph behind the opening begins, which is the first if none leads in."""
    for nth, (start, end) in enumerate(paragraphs):
        if _LEADS_IN.search(view, max(start, end - _WINDOW), end):
            return paragraphs[nth + 1][0] if paragraphs[nth + 1 :] else None
    return paragraphs[1][0] if paragraphs[1:] else None
