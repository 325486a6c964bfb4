"""Of whom a value is demanded.

Here: the body that opens a clause, told by what follows it (CODEBOOK 5).
Not here: bodies that answer for a task (`extract.responsibilities`).
"""

from functools import lru_cache

from pipelines.extract.indicator_words import (
    AFTER_BODIES,
    BODIES,
    NOT_AFTER_BODIES,
    VERBS,
    opens_with_date,
    strip_head,
)
from pipelines.extract.vocabulary import alternation
from pipelines.text.patterns import any_of, short_pattern

_BODY = short_pattern(
    "extract.subjects.body",
    rf"(?:(?<!法治)政府|(?<![格布全结大])局|(?:组织|宣传|统战|政法|武装)部|(?:改革|健康|政法|[工农])委"
    r"|(?<![大客餐])厅|(?:法制|应急|外事|人防|信访|扶贫)办"
    rf"|{alternation(BODIES.all)})(?:\([^()]*\))?",
)
_BODY_ENDS = any_of("府局部委厅办" + "".join(sorted({word[-1] for word in BODIES.all})))
"""Without one of these no body is named."""

_EACH = short_pattern("extract.subjects.each", r"^每(?:[个家所村]|名|位)")
_COUNTED = short_pattern("extract.subjects.counted", r"^[0-9]+[名位个家]")
_LONGEST = 40
_FOREIGN = frozenset(",;:。将把入对向为0123456789")
"""What stands in no subject: other clauses, objects in front, figures."""

_OPENINGS = (
    "围绕",
    "结合",
    "按照",
    "根据",
    "完善",
    "健全",
    "强化",
    "利用",
    "通过",
    "坚持",
    "以",
    "发挥",
    "充分发挥",
    "从各",
    "从全",
)
_NO_VERB = frozenset(("建设", "服务", "培训"))
"""Verbs that as often are the second half of a name."""


@lru_cache(maxsize=128)
def find_subject(text: str, *, is_firm: bool) -> tuple[str | None, str]:
    """The body that a clause opens with, and the clause without it.

    `is_firm` asks for a word behind the body that follows nothing else: 每年, 应当, 至少. Without
    it a verb will do; but 执法人员 is no subject of 执法人员持证率.
    """
    text = strip_head(text)
    if VERBS.at_start(text) or text.startswith(_OPENINGS):
        return None, text
    each = text[:1] == "每" and _EACH.search(text)
    counted = text[:1].isdigit() and _COUNTED.search(text)
    at = each.end() if each else counted.end() if counted else 0
    begin = at
    last = min(len(text), _LONGEST)
    while at < last and _BODY_ENDS.search(text, at, last):
        hit = _BODY.search(text, at, _LONGEST)
        if hit is None:
            break
        at += hit.end()
        if text.startswith(")", at) and text.rfind("(", 0, at) > text.rfind(")", 0, at):
            at += 1  # 每个居委会(行政村)
        if not _FOREIGN.isdisjoint(text[begin:at]) or text.rfind("《", 0, at) > text.rfind(
            "》", 0, at
        ):
            break
        if (each and text[1] not in "名位") or _follows(text, at, is_firm=is_firm):
            name = text[2:at] if each and text[1] in "名位" else text[:at]
            return name.removeprefix("由"), strip_head(text[at:])
    return None, text


def _follows(text: str, at: int, *, is_firm: bool) -> bool:
    """Whether what stands at `at` follows a subject."""
    word = AFTER_BODIES.at_start(text, at)
    if (word and word not in NOT_AFTER_BODIES) or opens_with_date(text[at:_LONGEST]):
        return True
    if is_firm:
        return False
    verb = VERBS.at_start(text, at)
    if not verb or verb in _NO_VERB:
        return False
    return not text.startswith("的", at + len(verb))  # 政府设立的机构: what follows is the body
