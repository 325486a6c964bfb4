"""Run-in headings that no number stands before.

Here: paragraphs that open with a title of their own, where most of a document's do (CODEBOOK 2).
Not here: numbered headings (`extract.headings`), the tree of sections (`extract.outline`).
"""

from pipelines.extract.headings import COMMITS, MAX_RUN_IN, Heading, first_stop
from pipelines.extract.marks import Rank
from pipelines.text.patterns import character_class, pattern, short_pattern

_USUAL = 0.6
"""Share of paragraphs from which it is the document's habit to open them with a title."""

_LEAST, _LEAST_ALONE = 2, 3
"""Titles that make a habit: beside numbered headings, and where there are no others."""

_MIN_PART, _MIN_BODY, _LONGEST_PHRASE = 4, 8, 16
_LONGEST_ALONE, _SHORTEST_BODY = 20, 30
"""Characters of a title, and of the text below it, where only one section has such titles."""

_DIGIT = character_class("0-9")
_PART_LINE = pattern(
    "extract.run_ins.part_line",
    r"(?m:^) *((?:20[0-9X]{2} ?年|过去[一五]年|今年|下一步|今后五年)[^,。;:、\n]{0,14}"
    r"(?:回顾|展望|安排|打算|计划|建议|任务)) *(?m:$)",
)
_DEMANDS = short_pattern(
    # 政府领导要带头学法: a demand, and no title
    "extract.run_ins.demands",
    r"[一-龥]{2}(?:要(?:[^素求件点务情害领塞]|$)|应当|必须)",
)
_LISTED = ("一是", "二是", "三是", "四是", "首先", "其次", "第一,", "第二,")
"""What opens an item of a list inside a paragraph, which is no heading."""

_NO_TITLE = ("我", "为", "根据", "按照", "同时", "近年", "一年", "现将", "下一步", "今后")


def find_run_ins(
    view: str, sections: list[list[tuple[int, int]]], *, is_alone: bool
) -> dict[int, Heading]:
    """Run-in headings without a number, by the start of the paragraph that each opens.

    Sections are given by their paragraphs. Most paragraphs of all sections have such a heading, or
    each paragraph of one section. Where they are the document's only headings (`is_alone`), two
    phrases make one too.
    """
    titled = [_titled(view, paragraphs, is_alone=is_alone) for paragraphs in sections]
    every = {start: heading for some in titled for start, heading in some.items()}
    least = _LEAST_ALONE if is_alone else _LEAST
    if len(every) >= max(least, sum(map(len, sections)) * _USUAL):
        return every
    found: dict[int, Heading] = {}
    for paragraphs, some in zip(sections, titled, strict=True):
        if len(some) == len(paragraphs) >= _LEAST and _is_list(view, paragraphs, some):
            found |= some
    return found


def _titled(view: str, paragraphs: list[tuple[int, int]], *, is_alone: bool) -> dict[int, Heading]:
    """Paragraphs that may open with a title: a short first sentence without a comma, and more."""
    found: dict[int, Heading] = {}
    for start, end in paragraphs:
        first = start
        while first < end and view[first] in " -":
            first += 1
        colon = view.find(":", first, min(end, first + 14))
        stop = first_stop(view, first, end)
        stop = colon if 0 < colon < stop else stop
        if view[stop : stop + 1] == ";":
            continue  # the first of several demands, and no title
        title = view[first:stop]
        if not _MIN_PART <= len(title) <= MAX_RUN_IN or COMMITS.search(title):
            continue
        if title.startswith(_LISTED) or _DEMANDS.search(title):
            continue
        if "," in title and not (is_alone and _is_pair(title)):
            continue
        if len(view[stop + 1 : end].strip()) < _MIN_BODY or title.endswith(("单位", "部门")):
            continue
        found[start] = Heading(None, None, first, first, first, stop, stop + 1)
    return found


def _is_list(view: str, paragraphs: list[tuple[int, int]], titled: dict[int, Heading]) -> bool:
    """Whether each title of one section is shorter than most, and has enough below it."""
    return all(
        heading.title_end - heading.title_start <= _LONGEST_ALONE
        and end - heading.body_start >= _SHORTEST_BODY
        and "," not in view[heading.title_start : heading.title_end]
        for heading, (_, end) in zip(titled.values(), paragraphs, strict=True)
    )


def find_part_lines(view: str, start: int, end: int) -> list[Heading]:
    """Lines that head what a report tells of a year, without a number: 2023年工作回顾."""
    return [
        Heading(Rank.CHAPTER, None, hit.start(1), hit.start(1), *hit.span(1), hit.end(1))
        for hit in _PART_LINE.finditer(view, start, end)
    ]


def _is_pair(title: str) -> bool:
    """Whether two short phrases make one title: 强化领导,压实责任."""
    first, _, second = title.partition(",")
    if "," in second or first.startswith(_NO_TITLE) or _DIGIT.search(title):
        return False
    return max(len(first), len(second)) <= _LONGEST_PHRASE
