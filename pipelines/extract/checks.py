"""Whether a sentence demands a check on delivery.

Here: check words, and the same words where they are the object of the work (CODEBOOK 4).
Not here: checks of the plan as a whole (`extract.accountability`).
"""

from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines.extract.vocabulary import alternation, load_lexicon
from pipelines.text.patterns import pattern

_REPORTS = pattern(
    "extract.checks.reports",
    r"听取[^,。;]{0,36}(?:汇报|报告|述职)|向[^,。;]{2,40}(?:报告|汇报)(?:[^,。;]{0,24}情况"
    r"|[^一-龥]|$)|情况[^,。;]{0,6}(?:报告|上报)"
    r"|报告上一?年度?|追究[^,。;]{0,28}责任|反馈[^,。;]{0,12}落实情况",
)
_BEFORE_ACT = pattern(
    "extract.checks.before_act",
    r"(?:^|[,;。])[^,。;]{2,60}的,[^,。;]{0,16}向[^,。;]{2,20}(?:请示|报告)",
)
_REPORTING = ("听取", "向", "报告", "上报", "追究", "反馈")
_AMBIGUOUS = "检查"
"""Where a sentence speaks of checking companies, every 检查 in it does."""

_FORBIDS = ("严禁", "不得", "禁止", "杜绝", "防止")


@lru_cache(maxsize=1)
def _search() -> tuple[AhoCorasick, int, int]:
    words = load_lexicon("checks")
    checks, published, none = list(words["checks"]), list(words["published"]), list(words["none"])
    search = AhoCorasick(checks + published + none, matchkind=MatchKind.LeftmostLongest)
    return search, len(checks), len(checks) + len(published)


@lru_cache(maxsize=1)
def _went():  # noqa: ANN202
    return pattern("extract.checks.went", alternation(load_lexicon("checks")["went"]))


def demands_check(view: str, start: int, end: int, clauses: tuple[tuple[int, int], ...]) -> bool:
    """Whether view[start:end] has somebody check, hear or be told how the work went.

    A word inside a prohibited act (考核 that fines must not be tied to) is none.
    """
    search, n_checks, n_published = _search()
    text = view[start:end]
    hits = search.find_matches_as_indexes(text)
    objects = "".join(text[at:stop] for index, at, stop in hits if index >= n_published)
    for index, at, stop in hits:
        if index >= n_published or (text[at:stop] == _AMBIGUOUS and _AMBIGUOUS in objects):
            continue
        clause = next((c for c in clauses if c[0] <= start + at < c[1]), (start, end))
        words = view[clause[0] : clause[1]]
        if any(word in words for word in _FORBIDS):
            continue
        if index < n_checks or _went().search(words):
            return True
    if not any(word in text for word in _REPORTING):
        return False
    return bool(_REPORTS.search(text)) and not _BEFORE_ACT.search(text)
