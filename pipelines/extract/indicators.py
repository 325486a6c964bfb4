"""What a figure measures, and of whom it is demanded, in the text's own words.

Here: the indicator and the subject around one figure (CODEBOOK 5).
Not here: the figure itself (`extract.figures`).
"""

from pipelines.text.patterns import short_pattern

_LEAD = short_pattern(
    "extract.indicators.lead",
    r"^(?:到?20[0-9]{2}年?(?:年?底|年?末)?(?:以?前)?|每年度?|每季度|每月|全年|其中|并|且|使|确保|力争|争取|努力|实现|要|应当?|必须|须"
    r"|全面|基本|有序|推进|推动|依法|做到|保持|将|把|对|在|任期内|每人每年|每名|年度|原则上|[ ,、:])+",
)
_SUBJECT = short_pattern(
    "extract.indicators.subject",
    r"^(?:各级|各|全(?:市|区|县|省)|市|区|县|省|行政|具有|每名|每个|政府|司法|公安|执法|领导|机关|部门|党政)[^,。;:]{0,28}?"
    r"(?:班子|政府|部门|机关|人员|单位|干部|负责人|会议|街道|乡镇|机构|公务员)",
)
_TRAIL = "的达到为是均都应要不得须均可占至"


def describe(
    view: str, clauses: tuple[tuple[int, int], ...], start: int, end: int, bound_at: int
) -> tuple[str | None, str | None]:
    """Indicator and subject of the figure at [start, end) whose comparator begins at `bound_at`.

    The indicator is what follows the figure in its clause, or, where nothing does, what leads to it.
    """
    nth = next((i for i, c in enumerate(clauses) if c[0] <= start < c[1]), None)
    if nth is None:
        return None, None
    first, last = clauses[nth]
    subject = _subject_of(view, first, min(start, bound_at))
    carried = next(
        (s for c in reversed(clauses[:nth]) if (s := _subject_of(view, c[0], c[1]))), None
    )
    lead_from = first + len(subject) if subject else first
    lead = _strip(view[lead_from : max(lead_from, min(start, bound_at))])
    trail = view[end:last].lstrip("以上内左右及之 余多")
    trail = trail.split("、")[0].split("和")[0].lstrip("的").strip()
    indicator = (
        trail
        if 2 <= len(trail) <= 30 and not lead.endswith(("率", "度", "比例"))
        else lead or trail
    )
    return (indicator or None), (subject or carried)


def _subject_of(view: str, start: int, end: int) -> str | None:
    lead = _LEAD.search(view[start:end])
    offset = lead.end() if lead else 0
    hit = _SUBJECT.search(view[start + offset : end])
    return hit.group() if hit else None


def _strip(text: str) -> str:
    hit = _LEAD.search(text)
    if hit:
        text = text[hit.end() :]
    return text.rstrip(_TRAIL).strip()
