"""Weights that the words of a text give to the items of the outline.

Here: the phrases of the three lexicons as two automata, and what a text's phrases add up to.
Not here: the phrases themselves (`lexicon/outline_2021.yml`, `outline_2015.yml`,
`topic_cues.yml`), the choice of a topic (`extract.topics`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines.extract.vocabulary import load_lexicon

LOCAL = "local"
"""The code of what has no counterpart in the outline."""

STRONG = 4
"""Weight of a phrase that names an item's own object."""

LEANING = 1
"""Weight of a phrase that is read only where no other names a topic strongly."""

NEAR = 2
"""What two words near each other give; several such pairs give a code no more than twice that."""

REACH = 10
"""How many characters may stand between two words that are read together."""

_SEPARATOR = "\x1e"
"""Parts the texts that are searched in one pass; the first pattern of the automaton."""

Scores = Mapping[str, float]


class _Lexicon:
    """Phrases with their weights by code, as one automaton; numbered in their order."""

    def __init__(self, weights: Mapping[str, Mapping[str, int]]) -> None:
        self._weights = [tuple(codes.items()) for codes in weights.values()]
        self._automaton = AhoCorasick(list(weights), matchkind=MatchKind.LeftmostLongest)

    def score_parts(self, whole: str) -> list[dict[str, float]]:
        """For each part of a text between separators, the weights of its phrases by code.

        A phrase that recurs in a part counts once.
        """
        scored = []
        found: dict[int, None] = {}
        for number, _, _ in self._automaton.find_matches_as_indexes(whole):
            if number:
                found[number] = None
            else:
                scored.append(self._add_up(found))
                found = {}
        scored.append(self._add_up(found))
        return scored

    def _add_up(self, numbers: Iterable[int]) -> dict[str, float]:
        scores: dict[str, float] = {}
        weights = self._weights
        for number in numbers:
            for code, weight in weights[number]:
                if code in scores:
                    scores[code] += weight
                else:
                    scores[code] = weight
        return scores


class TopicPhrases:
    """Scores texts by the phrases of the lexicons; built once, used for every document."""

    def __init__(self) -> None:
        weights = _weights()
        told = {p: c for p, c in weights.items() if not c or max(c.values()) > LEANING}
        self._told = _Lexicon(told)
        self._every = _Lexicon(weights)
        words, self._partners = _pairs()
        self._words = AhoCorasick(words)

    def score(self, text: str) -> dict[str, float]:
        """The weight that a folded text gives each topic; a phrase counts once."""
        return self.score_all((text,))[0]

    def score_all(self, texts: Sequence[str]) -> list[dict[str, float]]:
        """`score` of each text, in a few passes over all of them."""
        if not texts:
            return []
        whole = _SEPARATOR.join(texts)
        if whole.count(_SEPARATOR) >= len(texts):
            whole = _SEPARATOR.join([text.replace(_SEPARATOR, " ") for text in texts])
        whole = bare(whole)
        scored = self._told.score_parts(whole)
        weak = [nth for nth, scores in enumerate(scored) if _is_weak(scores)]
        if weak:
            parts = whole.split(_SEPARATOR)
            again = self._score_weak([parts[nth] for nth in weak])
            for nth, scores in zip(weak, again, strict=True):
                scored[nth] = scores
        return scored

    def _score_weak(self, texts: Sequence[str]) -> list[dict[str, float]]:
        """Where no phrase names a topic strongly, words that only lean and words in pairs help."""
        scored = self._every.score_parts(_SEPARATOR.join(texts))
        still = [nth for nth, scores in enumerate(scored) if _is_weak(scores)]
        paired = self._pair_parts(_SEPARATOR.join([texts[nth] for nth in still]))
        for nth, added in zip(still, paired, strict=False):
            scores = scored[nth]
            for code, weight in added.items():
                scores[code] = scores.get(code, 0) + weight
        return scored

    def _pair_parts(self, whole: str) -> list[dict[str, int]]:
        """What words near each other name, for each part of a text between separators."""
        parts: list[dict[str, int]] = [{}]
        before: list[tuple[int, int]] = []
        seen: set[tuple[int, int]] = set()
        for word, start, stop in self._words.find_matches_as_indexes(whole, overlapping=True):
            if word == 0:
                parts.append({})
                before, seen = [], set()
                continue
            partners = self._partners[word]
            for other, end in before[: -REACH - 1 : -1]:
                if end < start - REACH:
                    break
                if end <= start and other in partners and (other, word) not in seen:
                    seen.add((other, word))
                    added = parts[-1]
                    for code in partners[other]:
                        added[code] = min(added.get(code, 0) + NEAR, 2 * NEAR)
            before.append((word, stop))
        return parts


def _is_weak(scores: Scores) -> bool:
    """Whether no phrase names a topic strongly."""
    return not scores or max(scores.values()) < STRONG


def bare(text: str) -> str:
    """The text without quotation marks and blanks, which sites add and lose."""
    for mark in "“”\"'‘’ ":
        text = text.replace(mark, "")
    return text


def joined(*scores: Scores) -> dict[str, float]:
    """The weights of several texts added up."""
    total: dict[str, float] = {}
    for part in scores:
        for code, weight in part.items():
            total[code] = total.get(code, 0) + weight
    return total


def best(scores: Scores, least: float = 0, named: Scores | None = None) -> str | None:
    """The code of the greatest weight, of equals the first met; only codes that `named` holds.

    None where no code is named with `least`.
    """
    named = scores if named is None else named
    codes = [code for code, weight in named.items() if weight >= least]
    return max(codes, key=lambda code: scores[code], default=None)


def _weights() -> dict[str, dict[str, int]]:
    """Each phrase with the codes that it names and their weights; the separator comes first."""
    weights: dict[str, dict[str, int]] = {_SEPARATOR: {}}
    for phrase, code, weight in _entries():
        held = weights.setdefault(phrase, {})
        held[code] = max(weight, held.get(code, 0))
    for phrase in load_lexicon("topic_cues")["neutral"].split():
        weights[phrase] = {}
    return weights


def _entries() -> Iterator[tuple[str, str, int]]:
    """Phrase, code and weight, over the three lexicons."""
    for item in load_lexicon("outline_2021")["items"]:
        yield from _weighted(item["phrases"], item["code"])
    for item in load_lexicon("outline_2015")["items"]:
        for code, phrases in item["phrases"].items():
            yield from _weighted(phrases, code)
    yield from _weighted(load_lexicon("topic_cues")["local"], LOCAL)


def _weighted(phrases: Mapping[int, str], code: str) -> Iterator[tuple[str, str, int]]:
    for weight, words in phrases.items():
        for word in words.split():
            yield word, code, weight


def _pairs() -> tuple[list[str], list[dict[int, tuple[str, ...]]]]:
    """Words that are read near each other, and for each the codes that it names with another.

    The words have numbers; the first is the separator, which names nothing.
    """
    numbers = {_SEPARATOR: 0}
    partners: list[dict[int, tuple[str, ...]]] = [{}]
    for first, by_code in load_lexicon("topic_cues")["near"].items():
        for code, seconds in by_code.items():
            for second in seconds.split():
                a, b = (numbers.setdefault(word, len(numbers)) for word in (first, second))
                partners += [{} for _ in range(len(numbers) - len(partners))]
                for one, other in ((a, b), (b, a)):
                    codes = (*partners[one].get(other, ()), code)
                    partners[one][other] = tuple(dict.fromkeys(codes))
    return list(numbers), partners
