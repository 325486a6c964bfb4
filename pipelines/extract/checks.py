"""Whether a sentence demands a check on delivery.

Here: check words, and the same words where they are the object of the work (CODEBOOK 4).
Not here: checks of the plan as a whole (`extract.accountability`).
"""

from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines.extract.vocabulary import load_lexicon


@lru_cache(maxsize=1)
def _search() -> tuple[AhoCorasick, int]:
    words = load_lexicon("checks")
    checks, none = list(words["checks"]), list(words["none"])
    return AhoCorasick(checks + none, matchkind=MatchKind.LeftmostLongest), len(checks)


def find_checks(view: str, start: int, end: int) -> list[int]:
    """Offsets of the words of view[start:end] that demand a check, in order."""
    search, n_checks = _search()
    text = view[start:end]
    return [start + at for index, at, _ in search.find_matches_as_indexes(text) if index < n_checks]
