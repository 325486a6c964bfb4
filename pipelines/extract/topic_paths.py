"""What the titles above a task say of its topic.

Here: the topics and the parts of the outline that a path of titles names.
Not here: what a task's own words say (`extract.topics`), what words weigh
(`extract.topic_phrases`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipelines.extract.topic_phrases import STRONG, Scores, TopicPhrases, bare, best
from pipelines.extract.vocabulary import load_lexicon

PATH_SHARE = 0.25
"""How much of the weights of a title above counts for what stands below it."""

PART_WEIGHT = 1.5
"""What an item gains below a title that names its part of the outline."""


@dataclass(frozen=True, slots=True)
class Above:
    """What the titles above a task say of it.

    `named` is the one topic that the nearest of them names; `first` the item that stands for the
    part of the outline that the nearest of them names.
    """

    leanings: Scores
    named: str | None
    first: str | None


class PathReader:
    """Reads paths of titles, the nearest first; keeps the last few hundred."""

    def __init__(self, phrases: TopicPhrases) -> None:
        self._phrases = phrases
        self._parts = _parts_of_outline()
        self.read = lru_cache(maxsize=512)(self._read)

    def _read(self, path_titles: tuple[str, ...]) -> Above:
        leanings: dict[str, float] = {}
        firsts: list[str] = []
        scored = self._phrases.score_all(path_titles)
        for title, own in zip(path_titles, scored, strict=True):
            for code, weight in own.items():
                leanings[code] = leanings.get(code, 0) + weight * PATH_SHARE
            text = bare(title)
            parts = {codes: first for phrase, codes, first in self._parts if phrase in text}
            for codes in parts:
                leanings.update({code: leanings.get(code, 0) + PART_WEIGHT for code in codes})
            firsts += parts.values() if len(parts) == 1 else ()
        return Above(leanings, _named(scored), firsts[0] if firsts else None)


def _named(scored: Sequence[Scores]) -> str | None:
    """The topic that the nearest title with a strong phrase names, if it names but one."""
    for scores in scored:
        code = best(scores, STRONG)
        if code is not None:
            return code if list(scores.values()).count(scores[code]) == 1 else None
    return None


def _parts_of_outline() -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """Phrases that name a part of the outline, its items, and the item that stands for all."""
    outline = load_lexicon("outline_2021")
    below: dict[int, list[str]] = {}
    for item in outline["items"]:
        below.setdefault(item["part_no"], []).append(item["code"])
    return tuple(
        (phrase, tuple(below[part["part_no"]]), part["first_code"])
        for part in outline["parts"]
        for phrase in part["phrases"].split()
    )
