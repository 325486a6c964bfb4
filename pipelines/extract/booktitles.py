"""Titles between the marks 《 and 》.

Here: where a title begins and ends, nested marks and lost ones minded; when two are one.
Not here: what the text makes of the title (`extract.citations`).
"""

from collections.abc import Iterator

from pipelines.text.patterns import character_class, pattern, short_pattern

MAX_TITLE = 120
"""Characters after which an open 《 is taken for one whose 》 was lost."""

LISTED = short_pattern(
    # what may stand between two titles of one list: a document number, a comma, who issued it
    "extract.booktitles.listed",
    r"》 ?(?:\([^()]{0,40}\))*[,、和及与以]{0,3}"
    r"(?:[^,。;:《》□]{1,24}[委府厅室局部办院会央](?:联合)?(?:印发|发布|出台|下发)的)?\Z",
)
DISTINCT = 12
"""Characters from which a title names one document only: a notice's title may hold it."""

_OPENING = "《〈"
_MARKS = character_class("《〈》〉")
_LOST_END = short_pattern(
    "extract.booktitles.lost_end", r"[,;。:!?\n]|\([^()]{0,12}\[|[、和及与] ?\Z"
)
_PERIOD = short_pattern("extract.booktitles.period", r"(?:19|20)[0-9]{2}.{0,8}年?\Z")
_NOTICE = short_pattern("extract.booktitles.notice", r"印发|转发|批转|发布|公布|颁布")
_ANOTHER = short_pattern("extract.booktitles.another", r"政府办公[室厅]关于(?:印发|转发)$")
_DROPPED = pattern("extract.booktitles.dropped", r"[\s\pP\pS]+")
# 《关于印发《…》的通知》: a mark of the same kind opens inside a title only behind such words.
_NESTS = (
    "关于", "印发", "转发", "批转", "发布", "公布", "贯彻", "落实",
    "实施", "执行", "修改", "修订", "废止", "宣传", "学习", "解读",
)  # fmt: skip


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
    return view[at] == "《" and not view[opened:at].endswith(_NESTS)


def _lost_end(view: str, opened: int, limit: int) -> int:
    rest = view[opened : min(limit, opened + MAX_TITLE)]
    cut = _LOST_END.search(rest)
    return opened + max(cut.start() if cut else len(rest), 1)


def title_key(title: str) -> str:
    """A title without marks and blanks, by which two printings of it are one."""
    return title if title.isalnum() else _DROPPED.sub("", title)


def less_one(title: str) -> set[str]:
    """What is left of a title that lost one character; digits tell years and are not let go."""
    return {title[:i] + title[i + 1 :] for i, c in enumerate(title) if not c.isdigit()}


def is_own(key: str, own: str, *, has_issuer: bool) -> bool:
    """Whether a title is the document's own, or its notice's, or its name without the years.

    A superior's document may bear the same name 关于…的意见: then its issuer is printed.
    """
    if not own or (key == own and own.startswith("关于") and has_issuer):
        return False
    before, held, _ = key.partition(own)
    if held and len(own) >= DISTINCT and (not before or _NOTICE.search(before)):
        # What another government's office issued under this name is another document.
        return not (before and _ANOTHER.search(before))
    return own in (key, _timeless(key)) or key == _timeless(own)


def _timeless(key: str) -> str:
    period = _PERIOD.search(key)
    return key[: period.start()] if period else key
