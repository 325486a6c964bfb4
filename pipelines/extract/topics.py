"""The item of the national outline that a task or a sentence serves (CODEBOOK 8).

Here: the catalogue of topics, scores of texts by phrase, the choice for tasks and sentences.
Not here: the phrases and their weights (`lexicon/outline_2021.yml`, `outline_2015.yml`,
`topic_cues.yml`), coverage and the index (`dbt_project`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines.extract.vocabulary import load_lexicon

LOCAL = "local"
"""The code of what has no counterpart in the outline."""

STRONG = 4
"""Weight of a phrase that names an item's own object."""

NAMING = 2
"""Weight from which a title's own words name a topic; what the titles above add names none."""

MARGIN = 2
"""By how much a sentence must lean to another topic before it leaves its task's."""

TITLE_SHARE = 0.5
"""How much of the title's weights each of its sentences inherits."""

PATH_SHARE = 0.25
"""How much of the weights of a title above counts for the titles below it."""

PART_WEIGHT = 1.5
"""What an item gains below a title that names its part of the outline."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One item of the reference outline, or `local`."""

    topic_code: str
    part_no: int | None
    part_zh: str | None
    part_en: str | None
    item_zh: str
    item_en: str
    applies_to_district: bool
    applies_to_2015: bool


@dataclass(frozen=True, slots=True)
class TaskTopic:
    """A task's primary topic and those of its sentences, in their order.

    Units:
        `score` from 0 to 1: the code's share of all weight that title and sentences carry;
        0 where no phrase was recognised.
    """

    code: str
    score: float
    sentence_codes: tuple[str, ...]


@lru_cache(maxsize=1)
def load_topics() -> tuple[Topic, ...]:
    """The 32 items of the 2021 outline in its order, then `local`."""
    outline = load_lexicon("outline_2021")
    parts = {part["part_no"]: part for part in outline["parts"]}
    ancestors = {code for item in load_lexicon("outline_2015")["items"] for code in item["codes"]}
    topics = [
        Topic(
            topic_code=item["code"],
            part_no=item["part_no"],
            part_zh=parts[item["part_no"]]["part_zh"],
            part_en=parts[item["part_no"]]["part_en"],
            item_zh=item["item_zh"],
            item_en=item["item_en"],
            applies_to_district=item["applies_to_district"],
            applies_to_2015=item["code"] in ancestors,
        )
        for item in outline["items"]
    ]
    local = load_lexicon("topic_cues")["local_topic"]
    topics.append(Topic(LOCAL, None, None, None, **local))
    return tuple(topics)


def _weighted(phrases: Mapping[int, Iterable[str]], code: str) -> Iterator[tuple[str, str, int]]:
    for weight, words in phrases.items():
        for word in words:
            yield _bare(word), code, weight


def _entries() -> Iterator[tuple[str, str, int]]:
    """Phrase, code and weight, over the three lexicons."""
    for item in load_lexicon("outline_2021")["items"]:
        yield from _weighted(item["phrases"], item["code"])
    for item in load_lexicon("outline_2015")["items"]:
        for code, phrases in item["phrases"].items():
            yield from _weighted(phrases, code)
    cues = load_lexicon("topic_cues")
    yield from _weighted(cues["local"], LOCAL)
    for code, phrases in cues["items"].items():
        yield from _weighted(phrases, code)


def _bare(text: str) -> str:
    """The text without quotation marks and blanks, which sites add and lose."""
    for mark in "“”\"'‘’ ":
        text = text.replace(mark, "")
    return text


class TopicReader:
    """Scores texts by the phrases of the lexicons; built once, used for every document."""

    def __init__(self) -> None:
        weights: dict[str, dict[str, int]] = {}
        for phrase, code, weight in _entries():
            held = weights.setdefault(phrase, {})
            held[code] = max(weight, held.get(code, 0))
        for phrase in load_lexicon("topic_cues")["neutral"]:
            weights[_bare(phrase)] = {}
        self._weights = [tuple(codes.items()) for codes in weights.values()]
        self._automaton = AhoCorasick(list(weights), matchkind=MatchKind.LeftmostLongest)
        self._parts = _parts()

    def score(self, text: str) -> dict[str, float]:
        """The weight that the phrases of a folded text give each topic; a phrase counts once."""
        scores: dict[str, float] = {}
        hits = self._automaton.find_matches_as_indexes(_bare(text))
        for index in dict.fromkeys(hit[0] for hit in hits):
            for code, weight in self._weights[index]:
                scores[code] = scores.get(code, 0) + weight
        return scores

    def sentence_topic(
        self, text: str, title_scores: Mapping[str, float], task_code: str | None
    ) -> str:
        """The topic of a sentence: its task's, unless it clearly serves another.

        `title_scores` is `score` of the task's title, empty where it has none. A sentence of no
        task, a goal say, has the topic that more than half of its words' weight names, if any.
        """
        own = self.score(text)
        if task_code is not None:
            return _serves(own, title_scores, task_code) or LOCAL
        code = _best(own)
        return code if code is not None and own[code] * 2 > sum(own.values()) else LOCAL

    def task_topic(
        self, title: str, path_titles: Sequence[str], sentences: Sequence[str]
    ) -> TaskTopic:
        """A task's topic: what more than half of its sentences serve, else what its title names.

        The titles above it, the nearest first, settle what its own words leave open.
        """
        titled = self.score(title)
        above = self._leanings_above(path_titles)
        lead = _best(_joined(titled, above), least=NAMING, named=titled)
        scored = [self.score(sentence) for sentence in sentences]
        served = [_serves(scores, titled, lead) for scores in scored]
        whole = _joined(titled, *scored)
        code = _majority(served) or lead or _best(_joined(whole, above), STRONG, whole)
        code = code or self._named_above(path_titles) or LOCAL
        final = tuple(_serves(scores, titled, code) or code for scores in scored)
        total = sum(whole.values())
        return TaskTopic(code, round(whole.get(code, 0) / total, 4) if total else 0.0, final)

    def _named_above(self, path_titles: Sequence[str]) -> str | None:
        """The one topic that the nearest titles above name, where the task names none itself."""
        for scores in map(self.score, path_titles):
            code = _best(scores, STRONG)
            if code is not None:
                return code if list(scores.values()).count(scores[code]) == 1 else None
        return None

    def _leanings_above(self, path_titles: Sequence[str]) -> dict[str, float]:
        """What the titles above a task add to the topics that its own words name."""
        added: dict[str, float] = {}
        for title in path_titles:
            bare = _bare(title)
            for code, weight in self.score(bare).items():
                added[code] = added.get(code, 0) + weight * PATH_SHARE
            for phrase, codes in self._parts:
                if phrase in bare:
                    added.update({code: added.get(code, 0) + PART_WEIGHT for code in codes})
        return added


def _parts() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Phrases that name a part of the outline, with the codes of its items."""
    outline = load_lexicon("outline_2021")
    below: dict[int, list[str]] = {}
    for item in outline["items"]:
        below.setdefault(item["part_no"], []).append(item["code"])
    return tuple(
        (_bare(phrase), tuple(below[part["part_no"]]))
        for part in outline["parts"]
        for phrase in part["phrases"]
    )


def _joined(*scores: Mapping[str, float]) -> dict[str, float]:
    total: dict[str, float] = {}
    for part in scores:
        for code, weight in part.items():
            total[code] = total.get(code, 0) + weight
    return total


def _best(
    scores: Mapping[str, float], least: float = 0, named: Mapping[str, float] | None = None
) -> str | None:
    """The code of the greatest weight, of equals the first met; only codes that `named` holds.

    None where no code is named with `least`.
    """
    named = scores if named is None else named
    codes = [code for code, weight in named.items() if weight >= least]
    return max(codes, key=lambda code: scores[code], default=None)


def _serves(
    own: Mapping[str, float], titled: Mapping[str, float], task_code: str | None
) -> str | None:
    """The topic that a sentence's weights, with its share of the title's, lean to clearly."""
    if not own:
        return task_code
    lean = {code: weight + TITLE_SHARE * titled.get(code, 0) for code, weight in own.items()}
    code = _best(lean)
    if task_code is None or code is None:
        return code or task_code
    held = own.get(task_code, 0) + TITLE_SHARE * titled.get(task_code, 0)
    return code if lean[code] - held >= MARGIN else task_code


def _majority(served: Sequence[str | None]) -> str | None:
    """The topic of more than half of the sentences, if there is one."""
    counts = Counter(served).most_common(1)
    return counts[0][0] if counts and counts[0][1] * 2 > len(served) else None
