"""Words that stand around figures, and what is left of a text without them.

Here: sets of words told at either end of a text, dates and hedges taken off.
Not here: the words (`lexicon/indicators.yml`), what they lead to (`extract.indicators`).
"""

from collections.abc import Iterable

from pipelines.extract.vocabulary import load_lexicon
from pipelines.text.patterns import short_pattern

_LISTS = {key: tuple(words.split()) for key, words in load_lexicon("indicators").items()}

_DATE = (
    r"(?:[到至自从]|截[至止])?20[0-9]{2}年度?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?"
    r"(?:年?[底末初]|年内|[上下]半年)?(?:以?前|起)?"
    r"|(?:[到至]|截[至止])?(?:[0-9]{1,2}月(?:[0-9]{1,2}日|[底末初])?|[0-9]{3,4}日)(?:以?前)?"
    r"|[0-9两一二三四五六七八九十]{1,3}年[之以]?内"
    r"|年[底末初内](?:以?前)?|[上下]半年(?:以?前)?|第?[一二三四]季度末?(?:以?前)?|季度末(?:以?前)?"
)
_DATE_FIRST = short_pattern("extract.indicator_words.date_first", rf"^(?:{_DATE})")
_DATE_LAST = short_pattern("extract.indicator_words.date_last", rf"(?:{_DATE})$")
_DATE_OPENS = frozenset("到至自从截年上下第一二三四五六七八九十两季0123456789")
_DATE_CLOSES = frozenset("前底末初内年月日度起")
_DATE_WINDOW = 18
_MARKS = " ,、:"
_MOST_STEPS = 8
"""Words taken off one end; no clause opens or closes with more."""


SHORTEST = 3
"""Characters of a name that stands without its empty verb."""

SHORTEST_THING = 2
"""Characters of the name of a thing."""


WHOLE_VERBS = {"评": "评估", "审": "审查", "检": "检验", "援": "援助", "备": "备案", "调": "调解"}
"""What 应评尽评 and its like ask for, in a word."""

_IDLE = ("各类", "各种", "每年度", "每年", "每季度", "每月", "每半年", "每周", "年内")


class Words:
    """A set of words, of which the longest is told at either end of a text."""

    __slots__ = ("_by_first", "_by_last", "all")

    def __init__(self, words: Iterable[str]) -> None:
        self.all = frozenset(words)
        self._by_first: dict[str, list[str]] = {}
        self._by_last: dict[str, list[str]] = {}
        for word in sorted(self.all, key=lambda word: (-len(word), word)):
            self._by_first.setdefault(word[0], []).append(word)
            self._by_last.setdefault(word[-1], []).append(word)

    def at_start(self, text: str, start: int = 0) -> str:
        """The longest word at `start`, or nothing."""
        for word in self._by_first.get(text[start : start + 1], ()):
            if text.startswith(word, start):
                return word
        return ""

    def at_end(self, text: str) -> str:
        """The longest word that the text ends with, or nothing."""
        for word in self._by_last.get(text[-1:], ()):
            if text.endswith(word):
                return word
        return ""


EMPTY_VERBS = Words(_LISTS["empty_verbs"])
"""Verbs that only say that something takes place; a name does without them."""

SPENT_VERBS = Words(_LISTS["spent_verbs"])
"""Of these, the ones that no name keeps, however short it is."""

VERBS = Words((*_LISTS["empty_verbs"], *_LISTS["verbs"]))
INTRANSITIVE = Words(_LISTS["intransitive_verbs"])
MEASURES = Words(_LISTS["measures"])
AREAS = Words(_LISTS["areas"])
MANNERS = Words(_LISTS["manners"])
BOUNDS = Words(_LISTS["bounds"])
BODIES = Words(_LISTS["bodies"])
NOT_AFTER_BODIES = frozenset(_LISTS["not_after_bodies"])
AFTER_BODIES = Words((*_LISTS["after_bodies"], *NOT_AFTER_BODIES))
ACTS = Words(_LISTS["acts"])
PREDICATES = Words(_LISTS["predicates"])
STATES = Words(_LISTS["states"])
SAYS_NOTHING = Words(_LISTS["says_nothing"])
"""Words that no indicator is made of alone."""

_HEADS = Words((*_LISTS["heads"], *_LISTS["no_heads"]))
_NO_HEADS = frozenset(_LISTS["no_heads"])
_TAILS = Words((*_LISTS["tails"], *_LISTS["no_tails"]))
_NO_TAILS = frozenset(_LISTS["no_tails"])
_HEAD_BEGINS = _DATE_OPENS.union(_MARKS, (word[0] for word in _HEADS.all))
_TAIL_ENDS = _DATE_CLOSES.union(_MARKS, (word[-1] for word in _TAILS.all))


def strip_head(text: str) -> str:
    """The text without the dates, frequencies and hedges that it opens with."""
    if text[:1] not in _HEAD_BEGINS:
        return text
    at = 0
    for _ in range(_MOST_STEPS):
        if at >= len(text):
            break
        word = _HEADS.at_start(text, at)
        if word in _NO_HEADS:
            break
        step = len(word) or _date_length(text, at) or text[at] in _MARKS
        if not step:
            break
        at += step
    return text[at:]


def _date_length(text: str, at: int) -> int:
    if text[at] not in _DATE_OPENS:
        return 0
    hit = _DATE_FIRST.search(text, at, at + _DATE_WINDOW)
    return hit.end() if hit else 0


def opens_with_date(text: str) -> bool:
    """Whether a date opens the text."""
    return bool(text) and _date_length(text, 0) > 0


def strip_tail(text: str) -> str:
    """The text without the dates, comparators and verbs of change that lead on to a figure."""
    if text[-1:] not in _TAIL_ENDS:
        return text
    for _ in range(_MOST_STEPS):
        word = _TAILS.at_end(text)
        if not text or word in _NO_TAILS:
            break
        if word:
            text = text[: -len(word)]
        elif text[-1] in _MARKS:
            text = text[:-1]
        else:
            hit = None
            if text[-1] in _DATE_CLOSES:
                hit = _DATE_LAST.search(text, max(0, len(text) - _DATE_WINDOW))
            if hit is None:
                break
            text = text[: hit.start() - hit.end()]
    return text


def without_verb(text: str) -> str:
    """The text without the empty verb that it opens with, where that leaves a name."""
    while True:
        verb = VERBS.at_start(text)
        left = len(text) - len(verb)
        spent = verb in SPENT_VERBS.all and left > 1  # 完成率 is no 率
        if not spent and (verb not in EMPTY_VERBS.all or left < SHORTEST):
            return text
        behind = text[len(verb) :]
        if behind[0] == "性":
            return text  # 保障性住房 is no 性住房
        if behind[0] in "和并、及":
            if not VERBS.at_start(behind, 1):
                return text  # 配备和使用: what the second verb is, no list tells
            behind = behind[1:]
        text = behind


def tidy(name: str) -> str:
    """A name without what only joins it, says how often, or that there are many kinds."""
    name = name.removeprefix("的").removeprefix("及")
    if not ("每" in name or "各" in name or "年内" in name):
        return name
    for word in _IDLE:
        at = name.find(word, 1)
        is_word = at > 0 and name[at - 1] not in "0123456789一二两三四五六七八九十"
        if is_word and len(name) - len(word) > SHORTEST:
            name = name[:at] + name[at + len(word) :]
    return name


def is_measure(text: str) -> bool:
    """Whether the text ends in the name of a rate, a time or another measure."""
    return bool(MEASURES.at_end(text))


def is_bare(text: str) -> bool:
    """Whether a measure says how, and not of what: 及时率, 按期办结率."""
    left = text[: -len(MEASURES.at_end(text)) or None]
    for _ in range(2):
        left = left[: len(left) - len(MANNERS.at_end(left))]
    return not left


def act_of(text: str) -> str:
    """The act that a text tells of whom it opens with: 旁听庭审 of 负责人旁听庭审; or nothing."""
    for at in range(2, len(text) - 1):
        if ACTS.at_start(text, at) and (text[at - 1] in "员长" or BODIES.at_end(text[:at])):
            return text[at:]
    return ""


def after_body(text: str) -> int:
    """Where the last body that a text names ends, more than a character before its end; or 0."""
    for at in range(len(text) - SHORTEST_THING, 1, -1):
        if BODIES.at_end(text[:at]):
            return at
    return 0
