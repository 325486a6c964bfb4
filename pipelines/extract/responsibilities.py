"""Where a section names the bodies that answer for it.

Here: brackets, closing lines and lines that hold nothing but bodies and their parts (CODEBOOK 6).
Not here: what such a list says (`responsibility_lists`), rows of tables (`task_tables`), a
measure's own subject.
"""

from bisect import bisect_right
from operator import itemgetter
from typing import NamedTuple

from pipelines.extract.body_reading import is_body, read_body
from pipelines.extract.responsibility_lists import (
    Label,
    Mention,
    UnitList,
    find_labels,
    read_list,
)
from pipelines.extract.responsibility_parts import is_unit, trim
from pipelines.text.patterns import character_class, short_pattern

OPENING = "(["
_BRACKETS = character_class(r"()\[\]")
ENDS = "。;!?"
"""Marks that end a sentence: a list stands behind one, or at its paragraph's end."""

HINTS = ("单位", "部门", "负责", "牵头", "责任", "配合", "时限", "时间", "完成", "(20")
_ORGANS = character_class("局委办院府")
_MONTH = r"[0-9]{1,2}月(?:[0-9]{1,2}日)?[底末]?"
_SPAN = short_pattern(
    # (2023年3月至12月) below a phase's title
    "extract.responsibilities.span",
    rf"^20[0-9]{{2}}年{_MONTH}(?: ?[-至到]{{1,2}} ?(?:20[0-9]{{2}}年)?{_MONTH})?$",
)
DUE_ENDS = ("完成", "底前", "日前", "月前", "年前")
"""What a bracket ends with that gives a task's date and nothing else."""

BULLETS = " |-·•*>★●◆■▲※"
BETWEEN_LINES = " \n。;|"
"""What may stand between closing lines of one list."""

NEAR = 8
"""Characters on each side of a bracket in which its neighbour is looked for."""

LONGEST_LIST = 1500
LONGEST_LINE, LONGEST_PERSON = 160, 30
CUES = ("负责", "牵头", "配合", "参与", "协助", "协办", "落实", "实施", "分工")


class Assignment(NamedTuple):
    """A list of bodies that answer for what stands before it; spans count the view's characters.

    `deadline` is the span of the date that the list itself gives, `is_open` tells that the list
    was cut off before its end. A closing line may give a date and name nobody.
    """

    start: int
    end: int
    mentions: tuple[Mention, ...]
    deadline: tuple[int, int] | None
    is_open: bool = False


def find_responsibilities(view: str, start: int, end: int) -> tuple[Assignment, ...]:
    """The lists of answerable bodies in the folded view between `start` and `end`, in order."""
    section = view[start:end]
    if not _ORGANS.search(section) and not any(hint in section for hint in HINTS):
        return ()
    found = _brackets(view, start, end)
    found = sorted(found + _labelled_lines(view, start, end, found), key=itemgetter(0))
    if any(cue in section for cue in CUES):
        found = sorted(found + _plain_lines(view, start, end, found), key=itemgetter(0))
    return tuple(found)


def _brackets(view: str, start: int, end: int) -> list[Assignment]:
    found: list[Assignment] = []
    for opening, closing in bracket_pairs(view, start, end):
        if found and opening < found[-1].end:
            continue
        assignment = (
            _read_open(view, opening, end)
            if closing is None
            else _read_bracket(view, start, end, (opening, closing))
        )
        if assignment is not None:
            found.append(assignment)
    return found


def bracket_pairs(view: str, start: int, end: int) -> list[tuple[int, int | None]]:
    """Brackets that open and close at one depth, whatever their shapes; None where none closes."""
    stack: list[int] = []
    pairs: list[tuple[int, int | None]] = []
    for hit in _BRACKETS.finditer(view, start, end):
        if hit[0] in OPENING:
            stack.append(hit.start())
        elif stack:
            pairs.append((stack.pop(), hit.start()))
    pairs += [(opening, None) for opening in stack]
    return sorted(pairs, key=lambda pair: pair[0])


def _read_bracket(view: str, start: int, end: int, pair: tuple[int, int]) -> Assignment | None:
    opening, closing = pair
    if closing - opening > LONGEST_LIST:
        return None
    before = view[max(start, opening - NEAR) : opening].rstrip(" ")
    after = view[closing + 1 : min(end, closing + NEAR)].lstrip(" ")
    stands_apart = not before or before[-1] in ENDS + "\n”’"
    ends_paragraph = not after or after[0] == "\n" or after[:2] in ("。\n", "。", ";\n", ";")
    if not (stands_apart or ends_paragraph or after[0] in ENDS):
        return None
    # What is said behind the list's own full stop is no body: 以下任务均需….
    stop = view.find("。", opening, closing)
    content = read_list(view, opening + 1, stop if stop > 0 else closing)
    is_date = stands_apart and content.deadline and _is_date(view, opening + 1, closing)
    names_one = any(read_body(mention.unit_raw).is_named for mention in content.mentions)
    is_sure = bool(stands_apart or (ends_paragraph and names_one))
    if not (is_date or is_list(content, is_sure=is_sure)):
        return None
    return Assignment(opening, closing + 1, content.mentions, content.deadline)


def _is_date(view: str, start: int, end: int) -> bool:
    """Whether a bracket gives a date: by its last word, or as nothing else stands in it."""
    return view.endswith(DUE_ENDS, start, end) or bool(_SPAN.search(view, start, end))


def is_list(content: UnitList, *, is_sure: bool) -> bool:
    """Whether a bracket's content is a list of bodies and no remark."""
    units = content.mentions
    if content.has_label:
        return bool(units) or content.deadline is not None
    if not units or not all(is_unit(mention.unit_raw) for mention in units):
        return False
    if content.has_cue:
        return True
    return is_sure and all(is_body(mention.unit_raw) for mention in units)


def _read_open(view: str, opening: int, end: int) -> Assignment | None:
    """A bracket that the end of the text, or of its line, cut off."""
    end = min(end, opening + LONGEST_LIST)
    line_end = view.find("\n", opening, end)
    stop = line_end if line_end >= 0 else end
    labels = find_labels(view, opening + 1, stop)
    if labels and view[opening + 1 : labels[0].start].strip():
        return None
    content = read_list(view, opening + 1, stop)
    mentions = content.mentions
    if not labels:
        # Behind the last cue stand bodies whose own part in it was cut off.
        told = max(view.rfind(cue, opening, stop) for cue in CUES)
        mentions = tuple(mention for mention in mentions if mention.end <= told)
        if not _are_bodies(mentions):
            return None
    if mentions and mentions[-1].end == stop and not is_body(mentions[-1].unit_raw):
        mentions = mentions[:-1]
    if not mentions and content.deadline is None:
        return None
    return Assignment(opening, stop, mentions, content.deadline, is_open=True)


def _are_bodies(mentions: tuple[Mention, ...]) -> bool:
    return bool(mentions) and all(is_body(mention.unit_raw) for mention in mentions)


def _labelled_lines(
    view: str, start: int, end: int, brackets: list[Assignment]
) -> list[Assignment]:
    """Closing lines of their own: 牵头单位:… and, on the next line, 配合单位:…."""
    labels = [
        label
        for label in find_labels(view, start, end)
        if _opens_line(view, start, label) and not _is_taken(brackets, label.start)
    ]
    blocks: list[list[tuple[int, int, UnitList]]] = []
    last_end = start
    for label in labels:
        stop = min(_list_end(view, label, end), _next_start(brackets, label.start, end))
        content = read_list(view, label.start, stop) if label.start >= last_end else None
        is_person = label.meaning == "skip" and stop - label.end < LONGEST_PERSON
        if content is None or not (content.mentions or content.deadline or is_person):
            continue
        if not blocks or view[last_end : label.start].strip(BETWEEN_LINES):
            blocks.append([])
        blocks[-1].append((label.start, stop, content))
        last_end = stop
    return [_joined(block) for block in blocks]


def _joined(block: list[tuple[int, int, UnitList]]) -> Assignment:
    """Lines that follow each other, as one list."""
    contents = [content for _, _, content in block]
    return Assignment(
        start=block[0][0],
        end=block[-1][1],
        mentions=tuple(mention for content in contents for mention in content.mentions),
        deadline=next((content.deadline for content in contents if content.deadline), None),
    )


def _is_taken(lists: list[Assignment], at: int) -> bool:
    """Whether one of the lists, which stand in order, covers the character."""
    before = bisect_right(lists, at, key=lambda taken: taken.start) - 1
    return before >= 0 and at < lists[before].end


def _next_start(lists: list[Assignment], at: int, end: int) -> int:
    """Where the next of the lists, which stand in order, begins; `end` where none does."""
    after = bisect_right(lists, at, key=lambda taken: taken.start)
    return lists[after].start if after < len(lists) else end


def _opens_line(view: str, start: int, label: Label) -> bool:
    before = view[max(start, label.start - NEAR) : label.start].rstrip(BULLETS)
    return not before or before[-1] in ENDS + "\n"


def _list_end(view: str, label: Label, end: int) -> int:
    """The end of the sentence or line; of the next line where nothing follows the colon."""
    first = label.end
    while first < end and view[first] in " \n":
        first += 1
    end = min(end, first + LONGEST_LIST)
    marks = [at for mark in "。\n" if (at := view.find(mark, first, end)) >= 0]
    stop = min(marks, default=end)
    return stop + 1 if stop < end and view[stop] == "。" else stop


def _plain_lines(view: str, start: int, end: int, taken: list[Assignment]) -> list[Assignment]:
    """Unlabelled lines that hold only bodies and their parts: 由市司法局牵头,各部门配合."""
    found: list[Assignment] = []
    at = start
    while at < end:
        newline = view.find("\n", at, end)
        stop = newline if newline >= 0 else end
        first, last = trim(view, at, stop)
        at = stop + 1
        if last - first > LONGEST_LINE or not view.endswith(CUES, first, last):
            continue
        if _is_taken(taken, first) or _next_start(taken, first, last) < last:
            continue
        content = read_list(view, first, last)
        units = content.mentions
        if content.has_cue and units and all(is_body(unit.unit_raw) for unit in units):
            found.append(Assignment(first, last, units, content.deadline))
    return found
