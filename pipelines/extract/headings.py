"""Headings: where each begins, and which words behind its mark are its title.

Here: titles alone on a line, run-in titles with and without an end mark, items without a title.
Not here: the marks themselves (`extract.marks`), titles without one (`extract.run_ins`), the tree
of sections (`extract.outline`).
"""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from pipelines.extract.glued_titles import glued_end, verb_cut
from pipelines.extract.marks import Mark, Rank
from pipelines.extract.title_units import has_words, units_behind
from pipelines.text.patterns import character_class, pattern, short_pattern

MAX_TITLE = 60
"""Characters of a title that stands alone on its line."""

MAX_HEADING = 100
"""Characters of a heading that stands on a line above its items."""

MAX_RUN_IN = 36
"""Characters of a title that opens a paragraph."""

_STOPS = character_class("。;!?\n")
_BRACKET = pattern("extract.headings.bracket", r"[(][^()]*[)]")
COMMITS = short_pattern(
    "extract.headings.commits",
    r"[0-9xX] ?%|不少于|不低于|不超过|不得|年底前|以上(?!率下)|[0-9]+ ?[次期场件]"
    r"|[0-9]+ ?[天日](?:以?内)|[0-9]+ ?[万亿]?元|每年|每季度|[0-9]+个",
)
DEMANDS = short_pattern(
    # 政府领导要带头学法: a demand, and no title
    "extract.headings.demands",
    r"[一-龥)][^,。;:重主必需纲首摘概提紧](?:要(?:[^素求件点务情害领塞]|$)|应当|必须)",
)
_OPENERS = short_pattern(
    "extract.headings.openers",
    r"持续|推行|理顺|在[全本各]|全面|重点|大力|积极|深入|认真|严格|建立|完善|健全|推进|制定|开展|组织"
    r"|创新|落实|围绕|按照|坚持|充分|探索|编制|印发|切实",
)
_DATED = short_pattern(
    "extract.headings.dated",
    r"^(?:到|力争)?20[0-9]{2}年(?:[0-9]{1,2}月|年?[底末初]|[上下]半年|第?[一二三四]季度|前)",
)
_KNOWN_TITLE = short_pattern(
    "extract.headings.known_title",
    r"^((?:总体|工作|有关|相关)要求|指导思想|总体思路|(?:基本|主要|工作)原则|(?:总体|工作|主要|基本)目标"
    r"|(?:主要|重点|工作)任务|(?:保障|主要|工作|具体)措施|组织(?:领导|保障)|(?:实施|工作)步骤)"
    r"(?![、,。:;()和与及的]|干部|班子|小组|成员|责任|管理|考核|体系|制度?|机制|落实|分解|明确|要求|措施|目标|任务|方面|进展|情况"
    r"|清单|完成|到位|有力|坚强|有效|更|不断|按|是|为|上|中)",
)
_KNOWN_BEGINS = frozenset("总工有相指基主重保具组实")

_SENTENCE_ENDS = "。;!?:"
_USUAL, _COMMON, _KNOWN = 0.6, 0.5, 0.3
"""Shares of items from which a habit is usual, common, or at least known in the document."""

_SHORT, _VERY_SHORT = 32, 16
_MIN_TITLE, _MIN_PART, _MIN_BODY, _MAX_COMMAS = 2, 4, 8, 2


class Heading(NamedTuple):
    """One heading: printed span, title span (equal where it has none), where its body starts."""

    rank: Rank | None
    number: int | None
    start: int
    mark_end: int
    title_start: int
    title_end: int
    body_start: int
    is_damaged: bool = False
    lost_end_mark: bool = False


@dataclass(slots=True)
class _Candidate:
    """What stands behind a mark, before the document's habits are known."""

    mark: Mark
    first: int
    stop: int
    body: int
    stop_mark: str
    has_text_after: bool
    is_leaf: bool
    has_comma: bool
    could_be_title: bool = False


def find_headings(view: str, marks: list[Mark], end: int) -> list[Heading]:
    """One heading for each mark.

    Whether a first sentence is a title or already the commitment is decided by what most items of
    the same kind in the document do.
    """
    candidates = [_look(view, marks, i, end) for i in range(len(marks))]
    habits = _habits(view, candidates)
    return [_settle(view, c, habits.get(c.mark.rank, 0.0)) for c in candidates]


def _look(view: str, marks: list[Mark], i: int, end: int) -> _Candidate:
    mark = marks[i]
    limit = marks[i + 1].start if i + 1 < len(marks) else end
    first = mark.end
    while first < limit and view[first] in " 、.,:":
        first += 1
    stop = first_stop(view, first, limit)
    opening, closing = units_behind(view, first, stop, limit)
    stop = stop if closing is None else opening
    colon = view.find(":", first, min(stop, first + 16))
    if colon > first and not view[first:colon].endswith(("单位", "部门", "如下")):
        stop, closing = colon, None
    last = stop if closing is None else closing + 1
    stop_mark = view[last] if last < limit else ""
    body = stop if closing else stop + (1 if stop_mark else 0)
    has_text = has_words(view, last + 1, limit)
    is_leaf = i + 1 >= len(marks) or marks[i + 1].rank <= mark.rank
    has_comma = view.find(",", first, stop) >= 0
    candidate = _Candidate(mark, first, stop, body, stop_mark, has_text, is_leaf, has_comma)
    candidate.could_be_title = _could_be_title(view, candidate)
    return candidate


def first_stop(view: str, start: int, end: int) -> int:
    """Where the first sentence or line of view[start:end] ends; the title of a run-in heading."""
    hit = _STOPS.search(view, start, end)
    return end if hit is None else hit.start()


def _could_be_title(view: str, c: _Candidate) -> bool:
    text = view[c.first : c.stop].strip()
    # A part's heading on a line of its own, with its items below, may be as long as it likes.
    has_more = c.has_text_after or not c.is_leaf
    heads = c.mark.rank <= Rank.CHINESE and c.stop_mark == "\n" and has_more
    longest = MAX_HEADING if heads else MAX_TITLE
    if not _MIN_TITLE <= len(text) <= longest or text.count(",") > _MAX_COMMAS:
        return False
    is_run_in = c.stop_mark not in ("", "\n") and c.has_text_after
    if is_run_in and c.stop_mark == ";":
        return False  # a run-in title is a phrase that a full stop or a colon ends
    if (is_run_in or (c.is_leaf and not c.has_text_after)) and DEMANDS.search(text):
        return False
    if is_run_in and _DATED.search(text):
        return False  # a run-in title names no date: it is the commitment itself
    if is_run_in and (c.mark.rank is Rank.ARTICLE or len(text) > MAX_RUN_IN):
        return False
    bare = _BRACKET.sub("", text) if "(" in text else text
    return not COMMITS.search(bare)


def _habits(view: str, candidates: list[_Candidate]) -> dict[Rank, float]:
    """For each kind of mark, the share of its items that open with a title."""
    seen: Counter[Rank] = Counter()
    titled: Counter[Rank] = Counter()
    for c in candidates:
        rank = c.mark.rank
        seen[rank] += 1
        is_short = c.stop - c.first <= _SHORT and view.count(",", c.first, c.stop) <= 1
        titled[rank] += c.could_be_title and (
            c.stop_mark in ("", "\n") or (c.has_text_after and is_short) or not c.is_leaf
        )
    return {rank: titled[rank] / seen[rank] for rank in seen}


def _settle(view: str, c: _Candidate, habit: float) -> Heading:
    """The heading that a candidate is, given its kind's habit."""
    mark, title_end, body = c.mark, c.first, c.first
    lost = False
    glued = _glued_end(view, c, habit)
    may_be_known = view[c.first : c.first + 1] in _KNOWN_BEGINS
    known = _KNOWN_TITLE.search(view, c.first, c.stop) if may_be_known else None
    if known and c.stop - c.first - known.end() > _MIN_BODY:
        title_end = body = c.first + known.end(1)
        lost = view[body] != " "
    elif (
        c.stop_mark and c.stop_mark in _SENTENCE_ENDS and (end := glued_end(view, c.first, c.stop))
    ):
        title_end = body = end
        lost = view[end] not in "《 2今下"  # there a line's end was lost, and no character
    elif glued:
        title_end = body = glued
    elif _is_title(c, habit):
        title_end, body = c.stop, c.body
    elif habit >= _USUAL and c.has_text_after | (c.stop - c.first > MAX_TITLE):
        cut = _cut_without_mark(view, c)
        if cut:
            title_end = body = cut
            lost = True
    while title_end > c.first and view[title_end - 1] == " ":
        title_end -= 1
    span = (mark.start, mark.end, c.first, title_end, body)
    return Heading(mark.rank, mark.number, *span, mark.is_damaged, lost)


def _is_title(c: _Candidate, habit: float) -> bool:
    if not c.could_be_title:
        return False
    if c.stop_mark in ("", "\n"):
        # Among items without a title one with nothing below it lost its end mark.
        return habit >= _USUAL or c.has_text_after or not (c.is_leaf and c.has_comma)
    if not c.is_leaf and not c.has_text_after:
        return True
    if not c.has_text_after:
        # One short sentence and nothing below: a title only where a body must follow elsewhere.
        return False
    return habit >= _COMMON or (c.stop - c.first <= _VERY_SHORT and habit >= _KNOWN)


def _glued_end(view: str, c: _Candidate, habit: float) -> int | None:
    """Where the title of an upper heading ends when a run-in heading stands on its line too.

    Between them stands a blank, or nothing; then the second begins with a verb.
    """
    if c.mark.rank > Rank.CHINESE or c.stop_mark in ("", "\n") or habit < _USUAL:
        return None
    cut = view.find(" ", c.first, c.stop)
    if cut < 0:
        cut = verb_cut(view, c.first, c.stop)
    if cut - c.first < _MIN_PART or c.stop - cut < _MIN_PART or "," in view[cut : c.stop]:
        return None
    return cut


def _cut_without_mark(view: str, c: _Candidate) -> int | None:
    """Where a title ends whose end mark was lost: at the next verb that opens a clause."""
    comma = view.find(",", c.first, c.stop)
    clause_end = comma if comma > 0 else c.stop
    hit = _OPENERS.search(view, c.first + 6, min(clause_end, c.first + 32))
    at = -1 if hit is None else c.first + 6 + hit.start()
    if at < 0 or DEMANDS.search(view, c.first, at):
        return None  # what somebody must do is the commitment itself
    return None if view[at - 1] in "、和与及的“" else at
