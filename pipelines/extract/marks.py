"""Ordinal marks that open headings: 第一章, 一、, (一), 1., ①, 一是, 一要 and such.

Here: which marks stand in a text at a place where a heading can start, and in what order.
Not here: which text after a mark is its title (`extract.outline`).
"""

from enum import IntEnum
from typing import NamedTuple

from pipelines.extract.bare_numbers import bare_numbers
from pipelines.extract.inline_marks import is_parted_title, lists_in_sentence
from pipelines.text.numerals import parse_chinese
from pipelines.text.patterns import pattern, short_pattern


class Rank(IntEnum):
    """What kind of mark it is, from the outermost inwards."""

    CHAPTER = 0
    PART = 1
    CHINESE = 2
    ARTICLE = 3
    PARENTHESISED = 4
    ARABIC = 5
    ARABIC_PARENTHESISED = 6
    CIRCLED = 7
    FIRST_IS = 8


class Mark(NamedTuple):
    """One ordinal as printed; `number` is None where its characters were lost."""

    rank: Rank
    number: int | None
    start: int
    end: int
    is_line_start: bool
    is_damaged: bool = False


_CN = "一二三四五六七八九十百"
_MARKS = pattern(
    "extract.marks.all",
    rf"第[{_CN}〇零0-9]{{1,4}}[章编部]分?|第[{_CN}〇零0-9]{{1,4}}[节条]"
    rf"|[{_CN}]{{1,4}}[ ,]{{0,2}}[、.]|[{_CN}]{{1,3}}[是要]"
    rf"|\( {{0,2}}[{_CN}-]{{1,5}} {{0,2}}\)|[{_CN}]{{1,4}}\)"
    r"|\([0-9]{1,2}\)|[0-9]{1,3} {0,2}[.、]|[0-9]{1,2}\)"
    r"|(?:ㄒ唬|ǘ.?|ㄈ.?|ㄋ模|ㄎ澹|ㄆ撸|ㄊ.?)[─-╿]"
    r"|[①-⒛㈠-㈩]|[Il][0-9] ?[.、]?|(?m:^ *、)",
)


class _Zone(NamedTuple):
    """The part of a text in which marks are looked for."""

    view: str
    start: int
    is_one_line: bool


_SIGNS = (Rank.CIRCLED, Rank.ARABIC_PARENTHESISED, Rank.ARABIC)
"""What the signs of one character print, twenty of each: ① to ⑳, ⑴ to ⒇, ⒈ to ⒛."""

_DECODED = {"ㄒ": 1, "ǘ": 2, "ㄈ": 3, "ㄋ": 4, "ㄎ": 5, "ㄆ": 7, "ㄊ": 10}
"""What (一), (二) … begin with where bytes were read one place off; the next character went too."""

_NAMED = short_pattern("extract.marks.named", r"^[0-9]{3,5}[^0-9万亿千余多元年,。;%]")
_MAX_GAP = 40
_LONG_LINE = 600
"""Characters a line beyond which a text has lost its line ends."""

_NO_WORD_END = frozenset("第周期之其和与及、,;(《“") | frozenset(_CN)
"""What no heading's mark stands behind: 第一、二产业."""

_STOPS = frozenset("。;!?)]”:")
_UPPER = (Rank.CHINESE, Rank.PARENTHESISED)


def _number(digits: str) -> int | None:
    digits = digits.strip(" ()")
    try:
        return int(digits) if digits.isdigit() else int(parse_chinese(digits))
    except ValueError:
        return None


def _classify(printed: str) -> tuple[Rank, int | None, bool] | None:
    """Rank, number and whether it is damaged, of a mark as printed."""
    first, last = printed[0], printed[-1]
    if first == "第":
        digits = printed[1:].rstrip("章编部分节条")
        rank = {"节": Rank.PART, "条": Rank.ARTICLE}.get(last, Rank.CHAPTER)
        return rank, _number(digits), False
    if last in "是要":
        return Rank.FIRST_IS, _number(printed[:-1]), False
    if "①" <= first <= "⒛":
        kind, number = divmod(ord(first) - ord("①"), 20)
        return _SIGNS[kind], number + 1, False
    if "㈠" <= first <= "㈩":
        return Rank.PARENTHESISED, ord(first) - ord("㈠") + 1, False
    if printed == "、":
        return Rank.CHINESE, None, True
    return _classify_misread(printed) or _classify_listed(printed, first, last)


def _classify_misread(printed: str) -> tuple[Rank, int | None, bool] | None:
    """A mark that a scanner or a wrong decoding made other characters of."""
    first = printed[0]
    if first in _DECODED:
        return Rank.PARENTHESISED, _DECODED[first], True
    return (Rank.ARABIC, int("1" + printed[1]), True) if first in "Il" else None


def _classify_listed(printed: str, first: str, last: str) -> tuple[Rank, int | None, bool]:
    inner = printed.strip("(). 、,")
    if last == ")":
        damaged = first != "("
        if inner.isdigit():
            return Rank.ARABIC_PARENTHESISED, int(inner), damaged
        return (
            Rank.PARENTHESISED,
            _number(inner) if "-" not in inner else None,
            damaged or "-" in inner,
        )
    if inner.isdigit():
        return Rank.ARABIC, int(inner), False
    return Rank.CHINESE, _number(inner), "," in printed[:-1]


def find_marks(view: str, start: int, end: int) -> list[Mark]:
    """Marks of view[start:end] that stand where a heading can: at a line's start or after a stop.

    A mark inside a line counts only where it carries on the count of its kind, or starts a deeper
    one right behind another heading; list numbers inside a sentence and decimals are none.
    """
    found: list[Mark] = []
    last: dict[Rank, int] = {}
    before: dict[Rank, int] = {}
    zone = _Zone(view, start, view.count("\n", start, end) * _LONG_LINE < end - start)
    spans = _MARKS.spans(view, start, end)
    for first, stop in sorted([*spans, *bare_numbers(view, start, end)]):
        mark = _read(zone, first, stop, found)
        if mark is None or not _fits(view, mark, last, before, found):
            continue
        found.append(mark)
        if mark.number is not None:
            last[mark.rank] = mark.number
        elif mark.rank in last:
            last[mark.rank] += 1
        else:
            last[mark.rank] = 1
        for rank in [r for r in last if r > mark.rank and r is not Rank.ARABIC]:
            before[rank] = last.pop(rank)
    return _drop_lone(found)


def _read(zone: _Zone, at: int, end: int, found: list[Mark]) -> Mark | None:
    view, start, _ = zone
    before = at - 1
    while before >= start and view[before] == " ":
        before -= 1
    is_line_start = before < start or view[before] == "\n"
    printed = view[at:end].lstrip(" ")
    at = end - len(printed)
    if not is_line_start and not _may_stand(zone, before, printed, found):
        return None
    classified = _classify(printed)
    if classified is None:
        return None
    rank, number, damaged = classified
    return Mark(rank, number, at, end, is_line_start, damaged)


def _ends_word(character: str) -> bool:
    """Whether a word may end in a character, and a heading's mark stand behind it."""
    return "一" <= character <= "龥" and character not in _NO_WORD_END


def _may_stand(zone: _Zone, before: int, printed: str, found: list[Mark]) -> bool:
    """Whether a mark inside a line stands behind a stop, or right behind another heading.

    In a text without line ends it may stand behind a word: the stop went with the line end.
    """
    view = zone.view
    if printed == "、" or printed[-1] in "是要":
        return False
    if zone.is_one_line and printed[-1] in "、." and _ends_word(view[before]):
        return True
    if view[before] in _STOPS:
        is_listed = view[before] == ":" and lists_in_sentence(view, before + 1, printed)
        return not is_listed and (view[before] != ";" or printed[0] not in "(0123456789①")
    if printed in ("1.", "1、") and _follows_title(zone, before, found):
        return True
    if not found or not (printed[0] in "(第" or printed[0] in _CN) or printed[-1] not in ")章节":
        return False
    gap = view[found[-1].end : before + 1]
    return len(gap) <= _MAX_GAP and not any(c in gap for c in "。;!?")


def _follows_title(zone: _Zone, before: int, found: list[Mark]) -> bool:
    """Whether a first item stands on the line of the upper heading before it: 一、甲 1.乙."""
    last = found[-1] if found else None
    is_upper = last is not None and last.is_line_start and last.rank in _UPPER
    return is_upper and is_parted_title(zone.view, found[-1].end, before + 1, _MAX_GAP)


def _fits(
    view: str, mark: Mark, last: dict[Rank, int], before: dict[Rank, int], found: list[Mark]
) -> bool:
    """Whether the mark carries on a count, starts one, or stands alone on its line's start."""
    following = view[mark.end : mark.end + 5]
    expected = last.get(mark.rank, 0) + 1
    if following[:1].isdigit() and mark.rank is Rank.ARABIC and view[mark.end - 1] != "、":
        # 2.2011年底前 and 2.12345热线 are item 2 where item 2 is due; else it is a decimal.
        is_dated = mark.number in (expected, 1) and following[4:5] == "年"
        is_named = mark.number == expected and _NAMED.search(view, mark.end, mark.end + 8)
        return mark.is_line_start and (is_dated or bool(is_named))
    if mark.is_damaged and mark.rank is Rank.ARABIC:
        return mark.number == expected
    if view[mark.start] in _DECODED:
        return True  # no text has these signs of its own
    if mark.is_damaged and mark.number is None and mark.rank is Rank.CHINESE:
        return bool(found) and following[:1] not in "，, "
    due = (None, expected, before.get(mark.rank, -1) + 1)
    return mark.is_line_start or mark.number in due or (mark.number == 1 and _opens(mark, found))


def _opens(mark: Mark, found: list[Mark]) -> bool:
    """Whether a first item inside a line may open a deeper level than the heading before it."""
    return not found or found[-1].rank != mark.rank


def _drop_lone(found: list[Mark]) -> list[Mark]:
    """Marks without a 一是 that no 二是 follows on a line of its own: it opens no paragraph."""
    kept: list[Mark] = []
    for i, mark in enumerate(found):
        if mark.rank is Rank.FIRST_IS:
            neighbours = found[max(0, i - 1) : i] + found[i + 1 : i + 2]
            if all(other.rank is not Rank.FIRST_IS for other in neighbours):
                continue
            if mark.number == 1 and not _continues(mark, found[i + 1 : i + 2]):
                continue
        kept.append(mark)
    return kept


def _continues(mark: Mark, following: list[Mark]) -> bool:
    return bool(following) and following[0].rank is mark.rank and following[0].number != 1
