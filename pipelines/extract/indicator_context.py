"""What the clauses around a figure are about.

Here: a figure with its words; the thing or the deed that a name takes over from a clause before it.
Not here: the figure's own clause (`extract.indicators`).
"""

from typing import NamedTuple

from pipelines.extract.indicator_words import (
    BOUNDS,
    EMPTY_VERBS,
    PREDICATES,
    SAYS_NOTHING,
    SHORTEST_THING,
    VERBS,
    is_measure,
    strip_head,
    strip_tail,
    without_verb,
)
from pipelines.extract.subjects import find_subject
from pipelines.extract.vocabulary import alternation
from pipelines.text.patterns import pattern, short_pattern

REACH = 90
"""How many characters before a figure its name may begin."""

_CLAUSES_BEFORE = 3
FIGURE = short_pattern(
    "extract.indicator_context.figure",
    r"[0-9Xx×*]|(?<!第)[一二两三四五六七八九十]+(?:人次|件次|[名人个家件项次期场条份卷部篇种类批])",
)
_THING = short_pattern(
    "extract.indicator_context.thing",
    r"^的?([^,;:。、()和及与0-9xX×*]{1,24}?(?:\([^()]{1,6}\))?)"
    rf"(?:$|[,;:。、()和及与0-9xX×*]|{alternation(PREDICATES.all)}|并(?![联轨购案网发列行存])|的$)",
)
_TOPIC = short_pattern(
    "extract.indicator_context.topic",
    r"^([^,;:。、(0-9xX×*]{2,24}?)"
    rf"(?:$|[,;:。、(0-9xX×*]|{alternation(PREDICATES.all | BOUNDS.all)}"
    r"|纳入|统一|自[^,]{0,14}起|应当)",
)
_COUNT = short_pattern(
    # 配备2名讲解员, 持证率…
    "extract.indicator_context.count",
    r"^[0-9.]{1,6}[万亿]?[余多]?[名人个家件项次期场条份部篇种类批所处座支户套台]次?",
)
_LATE_VERB = short_pattern(
    "extract.indicator_context.late_verb", r"^.*(?:开展|组织|举办|实行|实施|进行)(?=.{2})"
)

_CHANGE = short_pattern(
    "extract.indicator_context.change",
    r"^(?:同比|环比|[比较与](?:上年|去年|上一年|年初|上季|法定时限|20[0-9]{2}年)度?(?:同期)?)",
)
_FATES = frozenset(("继续有效", "保留", "失效", "宣布失效", "有效", "维持", "驳回", "终止"))
"""What becomes of things that a clause before has named: no things themselves."""

_CHANGES = frozenset("同环比较与")
_MOVES = frozenset(("增长", "下降", "上升", "减少", "增加", "回落"))
_ASIDE = pattern(
    "extract.indicator_context.aside", r"\((?:尤其|特别|主要|其中|包括|含)[^()]{0,40}\)"
)
_CHANGED = short_pattern(
    "extract.indicator_context.changed",
    r"(?:明显|大幅|显著|持续|稳步|快速|逐年|有所)(?:增[加长多]|上升|下降|减少|提[高升])$|完成$",
)
_CHANGE_WINDOW, _LONGEST_DEED = 8, 60
_COUNTED = ("人员", "干部", "编制", "律师", "公务员", "顾问", "委员", "代表", "党员", "人数", "人")
"""What those end in who are a share of others."""
_BESIDE = short_pattern(
    "extract.indicator_context.beside",
    r"^(?:以内|之内|内|以上|以下|左右|上下|余|多|之?前|[-至到][0-9.一二两三四五六七八九十]+(?:个百分点|[%名人个家件项次期场条份天日所座处类部支篇批户台套])?)+",
)
_BESIDES = frozenset("以之内左上余多前-至到")


class Figure(NamedTuple):
    """A figure with the words around it.

    `lead` stands before it without subject and comparator; `base` is what it is a share of.
    """

    value: str
    lead: str
    base: str
    trail: str
    has_subject: bool
    view: str
    clauses: tuple[tuple[int, int], ...]
    nth: int

    @property
    def before(self) -> tuple[str, ...]:
        """The clauses before its own, the nearest first."""
        spans = self.clauses[max(0, self.nth - _CLAUSES_BEFORE) : self.nth]
        return tuple([self.view[max(a, b - REACH) : b] for a, b in reversed(spans)])


def to_figure(text: str) -> str:
    """The text before its first figure."""
    hit = FIGURE.search(text)
    return text[: hit.start()] if hit else text


def first_thing(text: str) -> tuple[str, int]:
    """The thing that a text opens with, and where its words end; none is empty."""
    hit = _THING.search(text)
    if hit is None or len(hit.group(1)) < SHORTEST_THING:
        return "", 0
    thing = hit.group(1)
    if thing[-1] == "以" and text.startswith("及", hit.end(1)):
        thing = thing[:-1]
    return thing, hit.end(1)


def last_listed(text: str, *, has_thing: bool) -> str:
    """Of `A、B等C` only C, with the verb that governs it; all of it where no C follows."""
    head, mark, tail = text.rpartition("等")
    if not mark or (tail and "、" not in head and "《" not in head):
        return text
    if not tail and not has_thing:
        return head
    for field in ("领域", "方面", "重点"):
        tail = tail.removeprefix(field)
    return kept_verb(head) + strip_head(tail).removeprefix("各")


def kept_verb(text: str) -> str:
    """The verb that a text opens with, where a name keeps it."""
    verb = VERBS.at_start(text)
    return "" if verb in EMPTY_VERBS.all else verb


def thing_of(clauses: tuple[str, ...]) -> str:
    """The thing that the nearest clause is about: the object of its verb, or its topic."""
    for clause in clauses:
        whole = strip_tail(to_figure(find_subject(clause, is_firm=True)[1]))
        if is_measure(whole):
            continue
        text = find_subject(clause, is_firm=False)[1]
        text = strip_head(text[len(VERBS.at_start(text)) :])
        counted = _COUNT.search(text) if text[:1].isdigit() else None
        text = beside_off(text[counted.end() :]) if counted else text
        hit = _TOPIC.search(last_listed(text, has_thing=False))
        if hit and strip_tail(hit.group(1)) not in _FATES and "名义" not in hit.group(1):
            return strip_tail(hit.group(1))
    return ""


def deed_of(clauses: tuple[str, ...]) -> str:
    """What the nearest clause measures or does, without its own figure."""
    for clause in clauses:
        text = strip_tail(to_figure(find_subject(clause, is_firm=True)[1]))
        if not is_measure(text):
            text = strip_tail(to_figure(find_subject(clause, is_firm=False)[1]))
        if text in SAYS_NOTHING.all or is_change(text):
            continue  # it only tells how the clause before it has changed
        late = _LATE_VERB.search(text)
        text = without_verb(text[late.end() :] if late else text)
        if text:
            return _unchanged(text)
    return ""


def is_change(lead: str) -> bool:
    """Whether a clause only tells how what the clause before names has changed: 同比增长."""
    return lead in _MOVES or (lead[:1] in _CHANGES and bool(_CHANGE.search(lead)))


def next_deed(view: str, clauses: tuple[tuple[int, int], ...], nth: int) -> str:
    """What the next clause says is to be done: …之日起20日内,公开案件信息."""
    if nth + 1 >= len(clauses):
        return ""
    start, end = clauses[nth + 1]
    deed = deed_of((view[start : min(end, start + _LONGEST_DEED)].rstrip("。;!? "),))
    return deed.partition("依法")[2] or deed


def _unchanged(text: str) -> str:
    """A deed without its asides, and without how it changed: a figure says that."""
    text = _ASIDE.sub(lambda _: "", text) if "(" in text else text
    changed = _CHANGED.search(text[-_CHANGE_WINDOW:])
    kept = text[: changed.start() - changed.end()] if changed else text
    return kept if len(kept) >= SHORTEST_THING else text


def sharer_of(lead: str) -> str:
    """What has a share of something: the last of a list whose other items have none.

    实现信息公示、审核人员占总数: the clause's verb governs the items before.
    """
    items, mark, base = lead.rpartition("占")
    first, comma, last = items.rpartition("、")
    if not mark or not comma or len(last) < SHORTEST_THING:
        return lead
    is_alone = bool(VERBS.at_start(strip_head(items))) or (
        last.endswith(_COUNTED) and not first.endswith(_COUNTED)
    )
    return last + mark + base if is_alone else lead


def beside_off(trail: str) -> str:
    """What follows a figure without the words that bind it from behind."""
    if trail[:1] not in _BESIDES:
        return trail
    hit = _BESIDE.search(trail)
    return trail[hit.end() :] if hit else trail
