"""Tables whose cells a page printed one below the other, so that no row can be told from another.

Here: where such a table of tasks, attached to a text, begins with its title; whether a text holds
any table that says who answers for its tasks.
Not here: tables whose rows are lines (`task_tables`), other zones of the page (`extract.layout`).
"""

from pipelines.extract.page_lines import ORDINAL, Line
from pipelines.text.patterns import short_pattern

_COLUMN = short_pattern(
    "extract.flat_tables.column",
    r"^(?:牵头|责任|配合|主办|承办|协办|落实)(?:单位|部门|科室|股室|主体|人)$|^(?:完成|办理)?时限$|^完成时间$",
)
_HEAD = short_pattern(
    "extract.flat_tables.head",
    r"^[| ]*序 *号[^。]{2,80}(?:牵头|责任|配合|主办|承办|协办|落实)(?:单位|部门|科室|股室|主体)",
)
_HEAD_OPENING, _LONGEST_HEAD = 4, 160
"""Characters of a table's head up to its numbers' column, and of all of it."""

_FIRST = ("序号", "序 号", "序  号")
_COLUMNS, _TITLES, _LONGEST_TITLE = 8, 3, 60
_PART = "一二三四五六七八九十"


def flat_table_start(view: str, lines: tuple[Line, ...]) -> int | None:
    """The first line of an attached table of tasks that fell apart; None where there is none."""
    if not any(f"\n{first}\n" in view for first in _FIRST):
        return None
    texts = [view[line.start : line.end].strip() for line in lines]
    for i, text in enumerate(texts):
        if text not in _FIRST or not any(map(_COLUMN.search, texts[i + 1 : i + _COLUMNS])):
            continue
        goes_on = any(other[0] in _PART and ORDINAL.search(other) for other in texts[i:])
        has_body = any(map(ORDINAL.search, texts[:i]))
        return _with_title(texts, i) if has_body and not goes_on else None
    return None


def holds_table(view: str) -> bool:
    """Whether a text prints a table of tasks that says who answers for them, whole or fallen apart.

    Its head is one line, or each of its columns is.
    """
    texts = [text for line in view.split("\n") if (text := line.strip())]
    return any(
        _HEAD.search(text[:_LONGEST_HEAD])
        or (text in _FIRST and any(map(_COLUMN.search, texts[i + 1 : i + _COLUMNS])))
        for i, text in enumerate(texts)
        if "序" in text[:_HEAD_OPENING]
    )


def _with_title(texts: list[str], i: int) -> int:
    """The first line of the table with its title and 附件 above it."""
    for _ in range(_TITLES):
        above = texts[i - 1] if i else "。"
        if len(above) > _LONGEST_TITLE or above[-1:] in ("。", ";") or ORDINAL.search(above):
            break
        i -= 1
    return i
