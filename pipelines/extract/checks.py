"""Whether a sentence demands a check on delivery.

Here: check words, and the same words where they are the object of the work (CODEBOOK 4).
Not here: checks of the plan as a whole (`extract.accountability`).
"""

from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines.extract.scenes import find_words
from pipelines.extract.vocabulary import alternation, load_lexicon
from pipelines.text.patterns import pattern, short_pattern

_REPORTS = pattern(
    "extract.checks.reports",
    r"听取[^,。;]{0,36}(?:汇报|报告|述职)|向[^,。;]{2,40}(?:报告|汇报)(?:[^,。;]{0,24}(?:情况|重大问题)"
    r"|[^一-龥]|$)|向[^,。;]{2,40}报送[^,。;]{0,24}(?:情况|总结)|(?:情况|总结)[^,。;]{0,6}(?:报告|上报|报送|报[^,。;]{1,14}(?:局|厅|办|办公室|政府|[省市县区]委|所)(?:[^一-龥]|$))"
    r"|报告上一?年度?|追究[^,。;]{0,28}责任|反馈[^,。;]{0,12}落实情况",
)
_BEFORE_ACT = pattern(
    "extract.checks.before_act",
    r"(?:^|[,;。])[^,。;]{2,60}的,[^,。;]{0,16}向[^,。;]{2,20}(?:请示|报告)",
)
_REPORTING = ("汇报", "报告", "述职", "上报", "报送", "情况报", "总结报", "追究", "反馈")
"""Without one of these there is nothing of the kind."""

_AMBIGUOUS = "检查"
"""Where a sentence speaks of checking companies, every 检查 in it does."""

_RISK = short_pattern("extract.checks.risk", r"^评估[^,。;]{0,12}风险")
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


@lru_cache(maxsize=1)
def _reporting() -> AhoCorasick:
    return AhoCorasick(_REPORTING)


def _of_risk(view: str, at: int, end: int) -> bool:
    """Whether it is a risk that is weighed, and not how the work went: 评估安全风险."""
    return view.startswith("评估", at) and bool(_RISK.search(view, at, end))


class Checks:
    """The words of one text that tell of checks, found in one pass."""

    def __init__(self, view: str, start: int, end: int) -> None:
        self._view = view
        search, self._n_checks, self._n_published = _search()
        self._words = find_words(search, view, start, end)
        self._reporting = find_words(_reporting(), view, start, end)

    def are_demanded(self, start: int, end: int, clauses: tuple[tuple[int, int], ...]) -> bool:
        """Whether view[start:end] has somebody check, hear or be told how the work went.

        A word inside a prohibited act (考核 that fines must not be tied to) is none.
        """
        if self._stand_in(start, end, clauses):
            return True
        if not self._reporting.within(start, end):
            return False
        text = self._view[start:end]
        return bool(_REPORTS.search(text)) and not _BEFORE_ACT.search(text)

    def _stand_in(self, start: int, end: int, clauses: tuple[tuple[int, int], ...]) -> bool:
        view, hits = self._view, self._words.within(start, end)
        objects = [view[at:stop] for nth, at, stop in hits if nth >= self._n_published]
        for nth, at, stop in hits:
            if nth >= self._n_published:
                continue
            if view[at:stop] == _AMBIGUOUS and any(_AMBIGUOUS in words for words in objects):
                continue
            clause = next((c for c in clauses if c[0] <= at < c[1]), (start, end))
            words = view[clause[0] : clause[1]]
            if any(word in words for word in _FORBIDS) or _of_risk(view, at, clause[1]):
                continue
            if view.rfind("《", start, at) > view.rfind("》", start, at):
                continue  # 落实《…考核办法》 names a document
            if nth < self._n_checks or _went().search(words):
                return True
        return False
