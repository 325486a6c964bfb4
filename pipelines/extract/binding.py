"""What binds a figure: the comparator before or behind it, and how often.

Here: comparators, approximations and frequencies of a text, by place (CODEBOOK 5).
Not here: the figures (`extract.figures`) or which of them are metrics (`extract.metrics`).
"""

from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines.extract.vocabulary import load_lexicon
from pipelines.model.quantity import Comparator, Frequency

_MAX_GAP = 28
_SHARE_GAP = 10
_WITH_NEI = ("部", "容", "设", "外", "陆", "河", "湖", "环", "科", "需", "涝", "蒙")
"""Behind 内 these make a word of it that bounds nothing: 11个内设机构."""

_WITH_WEI = ("行", "作", "认", "因", "视")
"""Before 为 these make a word of it that compares nothing: 行为2件."""

_WITH_YUE = ("节", "预", "合", "签", "违", "特", "集")
"""Before 约 likewise: 节约300万元, 预约120人."""

_HALVES = {
    "达": "标",
    "超": "高前时限市级声标长大低龄载短员额微净算导",
    "逾": "期越",
    "最多": "的跑",
    "最少": "的",
    "最高": "的人检",
    "最长": "的",
}
"""Behind these characters the words of more go on as others do: 达标, 超高清, 最多的."""


_CLOSE_BY = ("超", "逾")
"""Words of more that stand right before what they bind: 超30件, not “超管”平台调用30次."""


class Binding(NamedTuple):
    """A comparator as a figure has it."""

    comparator: Comparator | None
    word: str
    is_approximate: bool
    start: int


@lru_cache(maxsize=1)
def _before() -> tuple[AhoCorasick, tuple[tuple[str, str], ...]]:
    """The comparators that stand before a figure, each with what it means."""
    words = load_lexicon("quantities")["comparators"]
    senses = {word: code for code, group in words["before"].items() for word in group}
    for code, group in words["negated"].items():
        senses |= dict.fromkeys((no + word for no in words["negations"] for word in group), code)
    return AhoCorasick(list(senses), matchkind=MatchKind.LeftmostLongest), tuple(senses.items())


@lru_cache(maxsize=1)
def _after() -> dict[str, list[tuple[str, str]]]:
    """By first character, the comparators that stand behind a figure, the longest first."""
    words = load_lexicon("quantities")["comparators"]["after"]
    pairs = [(word, code) for code, group in words.items() for word in group]
    by_first: dict[str, list[tuple[str, str]]] = {}
    for word, code in sorted(pairs, key=lambda pair: -len(pair[0])):
        by_first.setdefault(word[0], []).append((word, code))
    return by_first


@lru_cache(maxsize=1)
def _often() -> tuple[AhoCorasick, tuple[Frequency, ...]]:
    words = load_lexicon("quantities")["frequencies"]
    senses = {word: Frequency(code) for code, group in words.items() for word in group}
    return AhoCorasick(list(senses), matchkind=MatchKind.LeftmostLongest), tuple(senses.values())


class Bindings:
    """Comparators and frequencies of one text, found in one pass each."""

    def __init__(self, view: str, start: int, end: int) -> None:
        self._view = view
        self._offset = start
        text = view[start:end]
        search, self._senses = _before()
        self._words = search.find_matches_as_indexes(text)
        self._starts = [first for _, first, _ in self._words]
        search, self._frequencies = _often()
        self._often = search.find_matches_as_indexes(text)
        self._often_starts = [first for _, first, _ in self._often]

    def before(self, floor: int, at: int) -> Binding | None:
        """The last comparator in view[floor:at], near enough to bind what stands at `at`."""
        offset = self._offset
        i = bisect_right(self._starts, at - offset - 1) - 1
        approximate = False
        while i >= 0:
            nth, first, last = self._words[i]
            gap = at - offset - last
            if first + offset < floor or not 0 <= gap <= _MAX_GAP:
                break
            word, code = self._senses[nth]
            if code == "approx":
                reach = _SHARE_GAP if word[-1] == "占" else 1
                is_half = word == "约" and self._has_before(first + offset, _WITH_YUE)
                approximate = approximate or (gap <= reach and not is_half)
            elif self._is_half(word, first + offset):
                pass
            elif gap == 0 or not (code in ("=", "near_low") or word in _CLOSE_BY):
                return Binding(_comparator(code), word, approximate, first + offset)
            i -= 1
        return Binding(None, "", is_approximate=True, start=at) if approximate else None

    def _is_half(self, word: str, at: int) -> bool:
        """Whether a comparator is half of a word that compares nothing: 行为, 达标率, 超高清."""
        if word == "为":
            return self._has_before(at, _WITH_WEI)
        after = at + len(word)
        return word in _HALVES and self._view[after : after + 1] in _HALVES[word]

    def _has_before(self, at: int, characters: tuple[str, ...]) -> bool:
        return self._view[at - 1 : at] in characters

    def after(self, end: int) -> Binding | None:
        """The comparator that stands right behind a figure."""
        for word, code in _after().get(self._view[end : end + 1], ()):
            if self._view.startswith(word, end):
                if word == "内" and self._view[end + 1 : end + 2] in _WITH_NEI:
                    return None
                if code == "approx":
                    return Binding(Comparator.EQUAL, word, is_approximate=True, start=end)
                return Binding(_comparator(code), word, is_approximate=False, start=end)
        return None

    def frequency(self, start: int, end: int) -> tuple[Frequency, int] | None:
        """The last frequency in view[start:end], and where it stands."""
        i = bisect_right(self._often_starts, end - self._offset - 1) - 1
        if i >= 0 and self._often_starts[i] + self._offset >= start:
            return self._frequencies[self._often[i][0]], self._often_starts[i] + self._offset
        return None

    def first_frequency(self, start: int, end: int) -> Frequency | None:
        """The first frequency of a sentence, whatever it belongs to."""
        i = bisect_right(self._often_starts, start - self._offset - 1)
        if i < len(self._often) and self._often_starts[i] + self._offset < end:
            return self._frequencies[self._often[i][0]]
        return None


def _comparator(code: str) -> Comparator:
    return Comparator.AT_MOST if code == "near_low" else Comparator(code)
