"""The item of the national outline that a task or a sentence serves (CODEBOOK 8).

Here: the catalogue of topics, the choice for tasks and sentences.
Not here: what the words of a text weigh (`extract.topic_phrases`), what titles above say
(`extract.topic_paths`), coverage and the index (`dbt_project`).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pipelines.extract.topic_paths import Above, PathReader
from pipelines.extract.topic_phrases import LOCAL, STRONG, Scores, TopicPhrases, best, joined
from pipelines.extract.vocabulary import load_lexicon

NAMING = 2
"""Weight from which a title's own words name a topic; what the titles above add names none."""

MARGIN = 2
"""By how much a sentence must lean to another topic before it leaves its task's."""

LOCAL_MARGIN = 4
"""The same for a sentence that leaves for `local`: its words are often only a rule's subject."""

PUBLICITY = "35"
"""The item of publicity for the government's work: publicity of law to citizens is `local`."""

MANY = 4
"""Items from which on a task without a subject of its own is a list of them."""

TITLE_SHARE = 0.5
"""How much of the title's weights each of its sentences inherits."""

MECHANISMS = "33"
"""The item that a safeguard serves where it names no other."""

_SAFEGUARD = "保障措施"
"""What stands above every safeguard, printed or not."""


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


class TaskTopic(NamedTuple):
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


class TopicReader:
    """Chooses topics; built once, used for every document."""

    def __init__(self) -> None:
        self._phrases = TopicPhrases()
        self._paths = PathReader(self._phrases)

    def score(self, text: str) -> dict[str, float]:
        """The weight that the words of a folded text give each topic."""
        return self._phrases.score(text)

    def score_all(self, texts: Sequence[str]) -> list[dict[str, float]]:
        """`score` of each of many texts: those of a document are best weighed at once."""
        return self._phrases.score_all(texts)

    def weighed_topic(
        self,
        weighed: Sequence[Scores],
        path_titles: Sequence[str],
        *,
        is_safeguard: bool,
        is_beside: bool = False,
        is_list: bool = False,
    ) -> TaskTopic:
        """A task's topic: what more than half of its sentences serve, else what its title names.

        `weighed` are the scores of its title and of its sentences. The titles above it, the
        nearest first, settle what its own words leave open. Where a document is on another subject
        (`is_beside`), only words that name an item's own object count. Where the title only says
        that what is to come follows (`is_list`), a task that serves many items alike serves none.
        """
        above = self._paths.read((*path_titles, _SAFEGUARD) if is_safeguard else tuple(path_titles))
        titled, scored = weighed[0], weighed[1:]
        bias = _bias(titled, above.leanings)
        lead = _lead(titled, above.leanings) or (MECHANISMS if is_safeguard else None)
        served = [_serves(own, bias, lead) for own in scored]
        many = is_list and lead in (None, MECHANISMS) and len(set(served)) >= MANY
        code = _majority(served) or (LOCAL if many else _decide(weighed, lead, above))
        if code != lead:
            served = [_serves(own, bias, code) for own in scored]
        if is_beside and not is_safeguard and not _is_carried(weighed, code):
            code = LOCAL
            served = [
                c if c and own.get(c, 0) >= STRONG else None
                for c, own in zip(served, scored, strict=True)
            ]
        total = sum([sum(own.values()) for own in weighed])
        share = sum([own[code] for own in weighed if code in own]) / total if total else 0.0
        return TaskTopic(code, round(share, 4), tuple([name or code for name in served]))


def goal_topic(own: Scores) -> str:
    """The topic of a sentence of no task: what more than half of its words' weight names."""
    code = best(own)
    return code if code is not None and own[code] * 2 > sum(own.values()) else LOCAL


def _lead(titled: Scores, above: Scores) -> str | None:
    """The topic that a title's own words name; what stands above settles which of several."""
    if not titled:
        return None
    named = [code for code, weight in titled.items() if weight >= NAMING]
    return max(named, key=lambda code: titled[code] + above.get(code, 0), default=None)


def _bias(titled: Scores, above: Scores) -> dict[str, float]:
    """What the sentences of a task take over from its title and those above."""
    bias = dict(above)
    for code, weight in titled.items():
        bias[code] = bias.get(code, 0) + TITLE_SHARE * weight
    return bias


def _decide(weighed: Sequence[Scores], lead: str | None, above: Above) -> str:
    """The topic of a task of whose sentences no more than half serve the same.

    It is the title's, unless that is a passing word; then what all words add up to, those of the
    title twice, or what the titles above name.
    """
    if lead and (len(weighed) == 1 or weighed[0].get(lead, 0) >= STRONG):
        return lead
    whole = joined(weighed[0], *weighed)
    added = joined(whole, above.leanings)
    return (
        best(added, STRONG, whole)
        or above.named
        or best(added, NAMING, whole)
        or above.first
        or best(added, named=whole)
        or LOCAL
    )


def _is_carried(weighed: Sequence[Scores], code: str) -> bool:
    """Whether the title, or more than half of the sentences, name the topic's own object."""
    strong = [own.get(code, 0) >= STRONG for own in weighed]
    return strong[0] or sum(strong[1:]) * 2 > len(strong) - 1


def _serves(own: Scores, bias: Scores, task_code: str | None) -> str | None:
    """The topic that a sentence's weights, with what it inherits, lean to clearly."""
    if not own:
        return task_code
    nearest, most = task_code, -1.0
    for code, weight in own.items():
        lean = weight + bias.get(code, 0)
        if lean > most:
            nearest, most = code, lean
    if task_code is None:
        return nearest if most >= NAMING else None
    if nearest == task_code:
        return task_code
    held = own.get(task_code, 0) + bias.get(task_code, 0)
    is_near = nearest != LOCAL or task_code == PUBLICITY
    margin = MARGIN if is_near else LOCAL_MARGIN
    return nearest if most - held >= margin else task_code


def _majority(served: Sequence[str | None]) -> str | None:
    """The topic of more than half of the sentences, if there is one."""
    if not served:
        return None
    if served.count(served[0]) * 2 > len(served):
        return served[0]
    code, count = Counter(served).most_common(1)[0]
    return code if count * 2 > len(served) else None
