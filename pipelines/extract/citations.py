"""Documents that a text rests on or has carried out (CODEBOOK 1, `cites`).

Here: titles in 《》 and what the words around them make of them.
Not here: the words themselves (`lexicon/citations.yml`), which held document a citation means
(`dbt_project`).
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines.extract.booktitles import DISTINCT, LISTED, find_titles, is_own, less_one, title_key
from pipelines.extract.vocabulary import alternation, load_lexicon
from pipelines.text.patterns import Pattern, ShortPattern, pattern, short_pattern

MAX_TITLES = 5000
"""Titles of one text that are looked at: more stand in no plan."""

MAX_CITATIONS = 1000
"""Distinct titles that one text may cite."""

MAX_LISTED = 6
MAX_CLAUSE, MAX_ISSUER = 200, 60
"""Characters before a title in which its verb, and its issuer, are looked for."""

MASK = "□"
"""Stands for each character of a title while the words around it are read."""


class FoundCitation(NamedTuple):
    """One cited title without its marks, and its issuer where one is printed before it."""

    title_start: int
    title_end: int
    issuer_start: int | None = None
    issuer_end: int | None = None


_Issuer = tuple[int | None, int | None]
_NO_ISSUER: _Issuer = (None, None)
_VERBS = ("rests_on", "measured", "other", "neutral")
_STOPS = "。;!?,:\n"
_NEWLY, _SHORT_FOR = "新", "简称"
_ASIDE = pattern("extract.citations.aside", r"\([^()]{0,80}简称[^()]{0,80}\)")
_ALIAS = pattern("extract.citations.alias", r"简称为?[:“]?《([^《》]{2,40})》")
_GOES_ON = short_pattern(
    "extract.citations.goes_on", rf"^》(?:\([^()]{{0,40}}\))?[、和及与]?《{MASK}{{1,80}}》"
)


class _Words(NamedTuple):
    """The lexicon, ready to be run."""

    verbs: tuple[str, ...]
    automaton: AhoCorasick
    rests_on: frozenset[str]
    neutral: frozenset[str]
    measured: frozenset[str]
    issued: frozenset[str]
    generic: frozenset[str]
    attribute: ShortPattern
    issuer: Pattern
    carried: ShortPattern
    standard: ShortPattern
    not_binding: ShortPattern


@lru_cache(maxsize=1)
def _words() -> _Words:
    lexicon = load_lexicon("citations")
    verbs = tuple(dict.fromkeys(word for group in _VERBS for word in lexicon[group]))
    some = {name: alternation(words) for name, words in lexicon.items()}
    body = rf"[^\x00-\x7f、。“”《》和及与的]{{0,14}}?(?:{some['issuer_ends']})"
    issuer = rf"(?:^|[和及与、,》) ])((?:{body})(?:[、和 ](?:{body}))*)$"
    patterns = {
        "attribute": rf"(?:新|最新|联合|共同|正式|近期|统一)*(?:{some['issued']})+的?新?\Z"
        r"|新(?:版|的)?\Z",
        "carried": r"^》(?:等[^,。;《]{0,12})?的?"
        r"(?:(?:各项|重点|主要|目标|工作|有关)*(?:任务|要求|措施|举措|目标))?的?"
        rf"(?:学习|宣传|收官|全面)*(?:贯彻)?(?:{some['carried_after']})"
        rf"(?:({some['looked_at_after']})|.|\Z)",
        "standard": rf"^》[^,。;]{{0,16}}?(?:{some['standard_after']})",
        "not_binding": rf"^》等?的?(?:{some['not_binding']}|第[^,。;条]{{1,5}}[期版辑刊卷稿])",
    }
    return _Words(
        verbs=verbs,
        automaton=AhoCorasick(list(verbs), matchkind=MatchKind.LeftmostLongest),
        rests_on=frozenset(lexicon["rests_on"]),
        neutral=frozenset(lexicon["neutral"]),
        measured=frozenset(lexicon["measured"]),
        issued=frozenset(lexicon["issued"]),
        generic=frozenset(lexicon["generic"]),
        issuer=pattern("extract.citations.issuer", issuer),
        **{
            name: short_pattern(f"extract.citations.{name}", each)
            for name, each in patterns.items()
        },
    )


def find_citations(
    view: str, body_spans: Sequence[tuple[int, int]], own_title: str | None
) -> tuple[FoundCitation, ...]:
    """The distinct documents that the text rests on or has carried out, in their order.

    `view` is the folded text, `body_spans` the parts of it that are the document's own.
    """
    words = _words()
    aliases = _ALIAS.finditer(view) if _SHORT_FOR in view else ()
    unnamed = words.generic | {title_key(hit.group(1)) for hit in aliases}
    own = title_key(own_title or "")
    found = _Kept()
    for start, end in body_spans:
        titles = list(islice(find_titles(view[start:end]), MAX_TITLES))
        around = _Around(view[start:end], titles) if titles else None
        held = None
        for title_start, title_end in titles:
            key = title_key(view[start + title_start : start + title_end])
            if around is None or not key or key in unnamed:
                continue
            held = around.verdict(title_start - 1, title_end, held)
            if held is None or is_own(key, own, has_issuer=held != _NO_ISSUER):
                continue
            issuer = [None if at is None else at + start for at in held]
            found.add(key, FoundCitation(start + title_start, start + title_end, *issuer))
    return tuple(sorted(found.citations.values(), key=lambda citation: citation.title_start))


class _Around:
    """The words around the titles of one text, the titles themselves masked.

    The verbs that stand in titles are none of the text's own.
    """

    def __init__(self, text: str, titles: Sequence[tuple[int, int]]) -> None:
        pieces, last = [], 0
        for start, end in titles:
            pieces += [text[last:start], MASK * (end - start)]
            last = end
        masked = "".join([*pieces, text[last:]])
        if _SHORT_FOR in masked:
            masked = _ASIDE.sub(lambda aside: MASK * len(aside.group()), masked)
        self._masked = masked
        self._text = text
        self._words = _words()
        verbs = self._words.verbs
        hits = self._words.automaton.find_matches_as_indexes(self._masked)
        self._verbs = [
            (at, end, verbs[index]) for index, at, end in hits if self._is_verb(index, at, end)
        ]

    def _is_verb(self, index: int, at: int, end: int) -> bool:
        """Whether it is a verb: 印发的 or 新修订 before a title only says what the text is."""
        word = self._words.verbs[index]
        if word in self._words.issued and (
            self._masked[end : end + 1] == "的" or self._masked[at - 1 : at] == _NEWLY
        ):
            return False
        return word not in self._words.neutral

    def verdict(self, mark: int, behind: int, before: _Issuer | None) -> _Issuer | None:
        """The issuer of a title that the text rests on, None for any other title.

        `mark` is the place of its 《, `behind` that of its 》; `before` the verdict on the title
        before it, which a title in the same list shares.
        """
        after = self._masked[behind : behind + 40]
        if self._words.not_binding.search(after):
            return None
        listed = LISTED.search(self._masked[max(mark - MAX_ISSUER, 0) : mark]) is not None
        if not self._rests_on(mark, behind, is_listed=listed and before is not None):
            return None
        issuer = self._issuer(mark)
        if issuer == _NO_ISSUER and listed and self._text.startswith("关于", mark + 1):
            return before or issuer
        return issuer

    def _behind_list(self, behind: int) -> str:
        """The words behind the last title of a list: 推进《…》和《…》落实 is said of both."""
        for _ in range(MAX_LISTED):
            hit = _GOES_ON.search(self._masked, behind, behind + MAX_CLAUSE)
            behind += hit.end() - 1 if hit else 0
        return self._masked[behind : behind + 40]

    def _rests_on(self, mark: int, behind: int, *, is_listed: bool) -> bool:
        """Whether the verb before a title, or else the words behind it, make it a ground."""
        after = self._masked[behind : behind + 40]
        own = self._before(mark, MAX_CLAUSE)
        verb = next((word for at, end, word in own if not self._tells_issuer(at, end, mark)), None)
        if verb in self._words.measured:
            return self._words.standard.search(after) is not None
        if verb in self._words.rests_on or (verb is None and is_listed):
            return True
        carried = self._words.carried.search(self._behind_list(behind))
        return carried is not None and carried.group(1) is None

    def _tells_issuer(self, at: int, end: int, mark: int) -> bool:
        """Whether it is the 印发 of 根据省政府印发《…》, with a body right before it."""
        is_issued = end == mark and self._masked[at:end] in self._words.issued
        return is_issued and self._issuer(at) != _NO_ISSUER

    def _before(self, mark: int, reach: int) -> Iterator[tuple[int, int, str]]:
        """The verbs of the clause before a title, the nearest first."""
        floor = _clause_start(self._masked, mark, reach)
        for nth in range(bisect_left(self._verbs, (mark,)) - 1, -1, -1):
            if self._verbs[nth][0] < floor:
                return
            yield self._verbs[nth]

    def _issuer(self, mark: int) -> _Issuer:
        """The span of the issuing bodies printed right before a title."""
        floor = _clause_start(self._masked, mark, MAX_ISSUER)
        verbs = self._before(mark, MAX_ISSUER)
        begin = next((end for _, end, word in verbs if word in self._words.rests_on), floor)
        named = self._masked[begin:mark]
        attribute = self._words.attribute.search(named)
        hit = self._words.issuer.search(named[: attribute.start()] if attribute else named)
        return (begin + hit.start(1), begin + hit.end(1)) if hit else _NO_ISSUER


def _clause_start(text: str, mark: int, reach: int) -> int:
    floor = max(mark - reach, 0)
    return max(floor, *(text.rfind(stop, floor, mark) + 1 for stop in _STOPS))


class _Kept:
    """The distinct titles so far; of two, one of which lost a character, the whole one."""

    def __init__(self) -> None:
        self.citations: dict[str, FoundCitation] = {}
        self._damaged: set[str] = set()

    def add(self, key: str, citation: FoundCitation) -> None:
        """Adds a title unless it is held; a later printing may bring its issuer."""
        if key in self.citations:
            if self.citations[key].issuer_start is None and citation.issuer_start is not None:
                self.citations[key] = citation
        elif key not in self._damaged and len(self.citations) < MAX_CITATIONS:
            # A short name less one character may be another short name.
            damaged = less_one(key) if len(key) > DISTINCT else set()
            self._damaged |= damaged
            for shorter in damaged & self.citations.keys():
                del self.citations[shorter]
            self.citations[key] = citation
