"""Line ends that a page lost: a whole document on one line, blanks where its lines met.

Here: which blanks of one long line are line ends, put back for reading, place for place.
Not here: lines that were wrapped (`extract.cleaning`), headings glued to text (`extract.headings`).
"""

from pipelines.text.patterns import pattern, short_pattern

_LONG, _MOST = 600, 0.6
"""Characters of a line, and its share of the text, from which it is the whole document."""

_WORD, _SAID = 4, 7
"""Characters of what may be a line of its own; of one that ends with a colon and is no label."""

_TITLE, _SENTENCE, _PARAGRAPH = 8, 8, 24
"""Characters of a title at least, of a sentence that opens with a number below a heading, and of
what is no label's value."""

_TITLES = ("报告", "方案", "规划", "计划", "要点", "意见", "纲要", "的通知", "情况", "总结")
_BLANKS = pattern("extract.lost_lines.blanks", "[ \u3000\xa0]+")
_OPENS = short_pattern(
    "extract.lost_lines.opens",
    r"^(?:[一二三四五六七八九十]{1,3}[、.．是]|[（(][一二三四五六七八九十0-9]{1,3}[)）]"
    r"|[0-9]{1,2} ?[.．、](?:[^0-9]|$)|第[一二三四五六七八九十0-9]{1,3}[章节条部])",
)
_DATE = short_pattern("extract.lost_lines.date", r"^20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日$")
_ENDS = frozenset("。；！？;!?")
_OPENING = frozenset("《（(【[“〔")
_CLOSING = frozenset("》）)】]”〕")


def with_lines(text: str) -> str:
    """The text with line ends for the blanks between lines, where one line is nearly all of it."""
    start = 0
    for line in text.split("\n"):
        if len(line) >= max(_LONG, len(text) * _MOST):
            return text[:start] + _parted(line) + text[start + len(line) :]
        start += len(line) + 1
    return text


def _parted(line: str) -> str:
    gaps = _BLANKS.spans(line)
    if not gaps:
        return line
    words = [line[a:b] for (_, a), (b, _) in zip(gaps, [*gaps[1:], (len(line), 0)], strict=True)]
    before = line[: gaps[0][0]]
    pieces = [before]
    for (start, end), word, behind in zip(gaps, words, [*words[1:], ""], strict=True):
        is_end = _is_line_end(before, word) or _is_title(before, word, behind)
        pieces += ("\n" if is_end else line[start], line[start + 1 : end], word)
        before = word
    return "".join(pieces)


def _is_title(before: str, word: str, behind: str) -> bool:
    """Whether a word is a title; behind a label only if who is told or a paragraph follows."""
    if len(word) < _TITLE or not word.endswith(_TITLES):
        return False
    is_followed = len(behind) >= _PARAGRAPH or (len(behind) >= _SAID and behind[-1] in ":：")
    return is_followed or before[-1:] not in ":："


def _is_line_end(word: str, after: str) -> bool:
    """Whether a blank parts two lines, by the words on both sides of it."""
    if not word or not after:
        return False
    if word[-1] in ":：":
        return len(word) >= _SAID
    if word[-1] in _ENDS or (_OPENS.search(after) and word[-1] not in "、，,"):
        return True
    return min(len(word), len(after)) >= _WORD and _closes(word[-1]) and _begins(word, after)


def _begins(word: str, after: str) -> bool:
    """Whether a line may begin so: a number does as a date, or below a heading."""
    if not after[0].isdecimal():
        return _opens(after[0])
    is_heading = len(word) >= _TITLE and _OPENS.search(word) is not None
    return _DATE.search(after) is not None or (is_heading and len(after) >= _SENTENCE)


def _closes(character: str) -> bool:
    return _is_han(character) or character in _CLOSING


def _opens(character: str) -> bool:
    return _is_han(character) or character in _OPENING


def _is_han(character: str) -> bool:
    return "一" <= character <= "龥"
