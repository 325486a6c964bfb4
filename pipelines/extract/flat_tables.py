"""Tables whose cells a page printed one below the other, so that no row can be told from another.

Here: where such a table of tasks, attached to a text, begins with its title.
Not here: tables whose rows are lines (`task_tables`), other zones of the page (`extract.layout`).
"""

from pipelines.extract.page_lines import ORDINAL, Line
from pipelines.text.patterns import short_pattern

_COLUMN = short_pattern(
    "extract.flat_tables.column",
    r"^(?:牵头|责任|配合|主办|承办|协办|落实)(?:单位|部门|科室|股室|主体|人)$|^(?:完成|办理)?时限$|^完成时间$",
)
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


def _with_title(texts: list[str], i: int) -> int:
    """The first line of the table with its title and 附件 above it."""
    for _ in range(_TITLES):
        above = texts[i - 1] if i else "。"
        if len(above) > _LONGEST_TITLE or above[-1:] in ("。", ";") or ORDINAL.search(above):
            break
        i -= 1
    return i
