"""Titles between the marks 《 and 》.

Here: where a title begins and ends, nested marks and lost ones minded; when two are one.
Not here: what the text makes of the title (`extract.citations`).
"""

from collections.abc import Iterator

from pipelines.text.patterns import pattern

MAX_TITLE = 120
"""Characters after which an open 《 is taken for one whose 》 was lost."""

_OPENING = "《〈"
_MARKS = pattern("extract.booktitles.marks", r"[《〈》〉]")
_LOST_END = pattern("extract.booktitles.lost_end", r"[,;。:!?\n]|\([^()]{0,12}\[|[、和及与] ?$")
_DROPPED = pattern("extract.booktitles.dropped", r"[\s\pP\pS]+")
# 《关于印发《…》的通知》: a mark of the same kind opens inside a title only behind such words.
_NESTS = pattern(
    "extract.booktitles.nests",
    r"(?:关于|印发|转发|批转|发布|公布|贯彻|落实|实施|执行|修改|修订|废止|宣传|学习|解读)$",
)


def find_titles(view: str) -> Iterator[tuple[int, int]]:
    """Spans of the outermost titles of a folded text, marks left out.

    A line end inside a title is kept. Where a 》 was lost, the title goes as far as its clause.
    """
    depth, opened = 0, 0
    for hit in _MARKS.finditer(view):
        at = hit.start()
        if depth and _is_lost(view, opened, at):
            yield opened, _lost_end(view, opened, at)
            depth = 0
        if view[at] in _OPENING:
            opened = opened if depth else at + 1
            depth += 1
        elif depth:
            depth -= 1
            if not depth and at > opened:
                yield opened, at
    if depth and opened < len(view):
        yield opened, _lost_end(view, opened, len(view))


def _is_lost(view: str, opened: int, at: int) -> bool:
    """Whether the title opened before lost its 》 ahead of the mark at `at`."""
    if at - opened > MAX_TITLE or view.find("。", opened, at) >= 0:
        return True
    return view[at] == "《" and _NESTS.search(view[max(opened, at - 4) : at]) is None


def _lost_end(view: str, opened: int, limit: int) -> int:
    rest = view[opened : min(limit, opened + MAX_TITLE)]
    cut = _LOST_END.search(rest)
    return opened + max(cut.start() if cut else len(rest), 1)


def title_key(title: str) -> str:
    """A title without marks and blanks, by which two printings of it are one."""
    return _DROPPED.sub("", title)


def less_one(title: str) -> set[str]:
    """What is left of a title that lost one character; digits tell years and are not let go."""
    return {title[:i] + title[i + 1 :] for i, c in enumerate(title) if not c.isdigit()}
