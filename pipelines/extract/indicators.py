"""What a figure measures, and of whom it is demanded, in the text's own words.

Here: the words that belong to one figure, its indicator and its subject (CODEBOOK 5).
Not here: the figure itself (`extract.figures`), the forms of names (`extract.indicator_forms`), how
a subject is told (`extract.subjects`).
"""

from pipelines.extract.indicator_context import REACH, Figure, kept_verb, to_figure
from pipelines.extract.indicator_forms import name_of
from pipelines.extract.indicator_words import (
    BOUNDS,
    MANNERS,
    MEASURES,
    VERBS,
    is_bare,
    is_measure,
    strip_head,
    strip_tail,
    tidy,
    without_verb,
)
from pipelines.extract.subjects import find_subject
from pipelines.text.patterns import short_pattern

_TRAIL = 40
"""How many characters behind a figure its name may end."""

_OWN_NAME = 6
"""Characters from which a measure needs no subject of a clause before."""

_PAST = short_pattern(
    "extract.indicators.past",
    r"[由从][^,]{0,8}?[0-9零一二两三四五六七八九十]"
    # 由人均可支配收入600元以下提高到
    r"|由[^,、0-9]{9,16}[0-9.]+[万亿]?[^,、0-9]{1,8}$",
)
_OF_OLD = short_pattern(
    # 时限由法定的20日压缩至
    "extract.indicators.of_old",
    r"[由从](?:法定|规定|原来|原先|原|过去|以前|此前|平均)(?:时限|时间)?的?$",
)
_OTHER = short_pattern(
    "extract.indicators.other",
    r"^.*(?:[0-9Xx×*%半]|百分之[一-十百]+)(?![0-9年月日])"
    r"(?:[^,、和及与0-9]{0,12}?(?:\([^()]*\))?(?:、|以及|[和及与])(?:配套的?)?|[余多]?[一-龥]{1,3}$)",
)
_SHARE_BEFORE = short_pattern("extract.indicators.share_before", r"([^,;:。\n0-9]{2,20}?率)[^率]*$")
_BRACKET_HEAD = short_pattern(
    "extract.indicators.bracket_head",
    r"^(?:其中|含|包括)?(?:20[0-9]{2} ?年|上一?年度?|去年)?(?:同期)?$",
)
_ASIDE_BEHIND = short_pattern(
    "extract.indicators.aside_behind", r"[(](?:不含|不包括|含|包括|除)[^()]*[)]$"
)
_YEAR_HEAD = short_pattern("extract.indicators.year_head", r"^20[0-9]{2} ?年(?:度|以来)?,?")
_FIGURES = frozenset("0123456789Xx×*%半百")


def describe(
    view: str, clauses: tuple[tuple[int, int], ...], start: int, end: int, bound_at: int
) -> tuple[str | None, str | None]:
    """Indicator and subject of the figure at [start, end) whose comparator begins at `bound_at`."""
    nth = _clause_at(clauses, start)
    if nth < 0:
        return None, None
    first, last = clauses[nth]
    lead = _of_each(_out_of_quotes(view[max(first, start - REACH) : min(start, bound_at)]))
    behind, base = _behind_bound(view[min(start, bound_at) : start])
    value = view[start:end]
    own = _own_part(lead)
    is_firm = is_measure(strip_tail(own)) or "覆盖" in value
    subject, rest = _split(
        lead, is_firm=is_firm, is_open=value.startswith(("应", "全")) or bool(behind)
    )
    trail = _in_bracket(view[end : min(last, end + _TRAIL)].rstrip("。;!? "))
    own = own if rest == lead else _own_part(rest)
    figure = Figure(value, own + behind, base, trail, subject is not None, view, clauses, nth)
    name = tidy(name_of(figure))
    if not name and subject and (not nth or "覆盖" in value):
        return subject, None
    name = name or _share_before(view, clauses[0][0], value)
    if subject is None and not (is_firm and len(name) >= _OWN_NAME):
        subject = _carried(figure.before) if nth else None
    return name or None, subject


def _out_of_quotes(lead: str) -> str:
    """The words of a figure inside quotes: those of its own clause there."""
    opened = lead.rfind("“")
    if opened < 0 or lead.find("”", opened) >= 0:
        return _out_of_bracket(lead)
    return lead[opened + 1 :].rpartition(",")[2]


def _of_each(lead: str) -> str:
    """The words of the last of several items that each begin anew: …1个书屋、每个镇建有."""
    at = lead.rfind("、每")
    return lead[at + 1 :] if at > 0 and not _FIGURES.isdisjoint(lead[:at]) else lead


def _out_of_bracket(lead: str) -> str:
    """The words of a figure inside a bracket: its own there, or those that the bracket is about."""
    opened = lead.rfind("(")
    if opened < 0 or lead.find(")", opened) >= 0:
        aside = _ASIDE_BEHIND.search(lead) if lead.endswith(")") else None
        return lead[: aside.start()] if aside else lead
    inner = lead[opened + 1 :].rpartition(",")[2]
    if inner and not _BRACKET_HEAD.search(inner):
        return inner.removeprefix("其中").removeprefix("包括").removeprefix("含")
    year = _YEAR_HEAD.search(lead[:opened])
    return to_figure(lead[year.end() if year else 0 : opened])


def _in_bracket(trail: str) -> str:
    """The words behind a figure up to where the bracket around it closes."""
    inner, closes, _ = trail.partition(")")
    return inner if closes and "(" not in inner else trail


def _clause_at(clauses: tuple[tuple[int, int], ...], at: int) -> int:
    for nth, (first, last) in enumerate(clauses):
        if first <= at < last:
            return nth
    return -1


def _behind_bound(middle: str) -> tuple[str, str]:
    """What stands between comparator and figure: a verb, or what the figure is a share of."""
    if not middle:
        return "", ""
    middle = middle[len(BOUNDS.at_start(middle)) :]
    if middle.endswith("的") and len(middle) > len("总数"):
        return "", middle[:-1]
    return middle, ""


def _split(lead: str, *, is_firm: bool, is_open: bool) -> tuple[str | None, str]:
    """Subject and rest; where the clause goes on behind the figure's words, a body may end it."""
    mark = "全部" if is_open else ""
    subject, rest = find_subject(lead + mark, is_firm=is_firm)
    return subject or None, rest.removesuffix(mark)


def _own_part(lead: str) -> str:
    """The part of a lead that is this figure's own: past values and listed ones have theirs."""
    if "分别" in lead:
        return lead
    past = (_PAST.search(lead) or _OF_OLD.search(lead)) if "由" in lead or "从" in lead else None
    if past:
        return lead[: past.start()]
    other = None if _FIGURES.isdisjoint(lead) else _OTHER.search(lead)
    if other is None:
        return lead
    if other.end() == len(lead):
        return to_figure(lead)
    rest = lead[other.end() :]
    return rest if VERBS.at_start(strip_head(rest)) else kept_verb(strip_head(lead)) + rest


def spread(measures: list[str]) -> list[str]:
    """Measures listed with one value, each with the thing that the first names for all."""
    first, *others = measures
    first = without_verb(strip_head(first))
    thing = first[: len(first) - len(MEASURES.at_end(first))]
    manner = MANNERS.at_end(thing)
    thing = thing[: len(thing) - len(manner)] if manner else ""
    return [first, *(thing + name if is_bare(name) else name for name in others)]


def _share_before(view: str, start: int, value: str) -> str:
    """The rate that the sentence before was about, for a share that names nothing."""
    if not value.endswith(("%", "成")) and "分之" not in value:
        return ""
    hit = _SHARE_BEFORE.search(view, max(0, start - REACH), start)
    return hit.group(1) if hit else ""


def _carried(before: tuple[str, ...]) -> str | None:
    """The subject of the nearest clause before that has one."""
    for clause in before:
        is_firm = is_measure(strip_tail(to_figure(clause)))
        subject = find_subject(clause, is_firm=is_firm)[0]
        if subject:
            return subject
    return None
