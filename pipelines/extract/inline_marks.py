"""Ordinals inside a line: what stands around them tells list numbers from headings.

Here: lists inside a sentence, titles with a first item on their own line.
Not here: the marks themselves and their count (`extract.marks`).
"""

_SECOND = {"(1)": "(2)", "1.": "2.", "1、": "2、", "1)": "2)", "①": "②", "(一)": "(二)"}
_IN_SENTENCES = frozenset("。;!?:,\n")
_MIN_TITLE = 4
_LONGEST_ITEM = 600
"""Characters of a list's item; marks further apart belong to no sentence."""


def lists_in_sentence(view: str, at: int, printed: str) -> bool:
    """Whether a list inside a sentence goes on at its second number: 如下:(1)甲;(2)乙."""
    second = _SECOND.get(printed)
    if second is None:
        return False
    limit = at + _LONGEST_ITEM
    end = view.find("\n", at, limit)
    following = view.find(second, at, end if end >= 0 else limit)
    return following > 0 and view[at:following].rstrip().endswith((";", ",", "、"))


def is_parted_title(view: str, start: int, end: int, longest: int) -> bool:
    """Whether view[start:end] is a title that a blank parts from a first item: 一、甲 1.乙."""
    title = view[start:end]
    is_short = _MIN_TITLE <= len(title.strip()) <= longest
    return view[end] == " " and is_short and not set(title) & _IN_SENTENCES
