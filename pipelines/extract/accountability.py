"""What makes a plan answerable: ten items (CODEBOOK 9, INDEX pillar G).

Here: the rules of the lexicon run over a plan's sentences, and the two items that rest on facts.
Not here: the phrases and rules (`lexicon/accountability.yml`), the score (`dbt_project`).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines.extract.vocabulary import load_lexicon
from pipelines.model.commitment import AccountabilityAnswer
from pipelines.model.section import Role
from pipelines.text.patterns import pattern
from pipelines.text.printed import Printed

MOST = 0.5
"""Share of a plan's tasks above which most of them carry units."""

LEAD = 16
"""Characters in which a verb stands before what it makes."""

LETTER = "letter"
"""In a rule's roles: text of no section, such as the letter that a plan is sent out with."""

# What was done, what is wrong and what inspires a plan bind nobody.
_SILENT = frozenset({Role.GUIDING, Role.ACHIEVEMENT, Role.PROBLEM, Role.BOILERPLATE})
_DATED_PHASE = pattern(
    "extract.accountability.dated_phase", r"阶段 ?[(:,]? ?(?:从|自)?20[0-9]{2} ?(?:年|-|\.)"
)


class RoleSpan(NamedTuple):
    """One sentence's place in the text, with its section's role."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What other parts of extraction know of the plan.

    `title_span` is the place of the plan's own title, where it is known.
    """

    share_of_tasks_with_units: float
    has_unit_attachment: bool
    has_period_in_title: bool
    phases_dated: bool = False
    title_span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Rule:
    """One way to earn an answer: see the head of the lexicon."""

    answer: str
    anchor: str
    led_by: str | None
    within: int
    near: tuple[str, ...]
    any_of: tuple[str, ...]
    unless: tuple[str, ...]
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Item:
    """The rules of one item, and where they are silent its two halves."""

    rules: tuple[_Rule, ...]
    halves: tuple[tuple[_Rule, ...], ...]


@dataclass(frozen=True, slots=True)
class _Lexicon:
    automaton: AhoCorasick
    classes: tuple[tuple[str, ...], ...]
    items: Mapping[str, _Item]


def _rule(entry: Mapping) -> _Rule:
    return _Rule(
        answer=entry.get("answer", "partly"),
        anchor=entry["anchor"],
        led_by=entry.get("led_by"),
        within=entry["within"],
        near=tuple(entry.get("near", ())),
        any_of=tuple(entry.get("any", ())),
        unless=tuple(entry.get("unless", ())),
        roles=frozenset(entry.get("roles", ())),
    )


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    lexicon = load_lexicon("accountability")
    phrases: dict[str, list[str]] = {}
    for name, words in lexicon["cues"].items():
        for word in words:
            phrases.setdefault(word, []).append(name)
    return _Lexicon(
        automaton=AhoCorasick(list(phrases), matchkind=MatchKind.LeftmostLongest),
        classes=tuple(tuple(names) for names in phrases.values()),
        items={
            code: _Item(
                rules=tuple(map(_rule, item.get("rules", ()))),
                halves=tuple(tuple(map(_rule, half)) for half in item.get("halves", ())),
            )
            for code, item in lexicon["items"].items()
        },
    )


class _Reading:
    """The cues of one plan, by class and place."""

    def __init__(self, view: str, sentences: Sequence[RoleSpan]) -> None:
        self.view = view
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._places: dict[str, list[int]] = {}
        lexicon = _lexicon()
        for index, start, _ in lexicon.automaton.find_matches_as_indexes(view):
            for name in lexicon.classes[index]:
                self._places.setdefault(name, []).append(start)

    def find(self, rule: _Rule) -> RoleSpan | None:
        """The first sentence that a rule fits."""
        return next((hit for hit in self._anchored(rule) if self._fits(rule, *hit)), (None, 0))[0]

    def _anchored(self, rule: _Rule) -> Iterator[tuple[RoleSpan, int]]:
        """Each sentence that may earn the answer, with each place of the rule's anchor in it."""
        for anchor in self._places.get(rule.anchor, ()):
            sentence = self._at(anchor)
            if sentence is None:
                if LETTER in rule.roles:
                    yield RoleSpan(*self._line(anchor), Role.PREAMBLE), anchor
            elif sentence.role in rule.roles or not (rule.roles or sentence.role in _SILENT):
                yield sentence, anchor

    def _at(self, place: int) -> RoleSpan | None:
        nth = bisect_right(self._starts, place) - 1
        return self._sentences[nth] if nth >= 0 and place < self._sentences[nth].end else None

    def _fits(self, rule: _Rule, sentence: RoleSpan, anchor: int) -> bool:
        start = max(sentence.start, anchor - rule.within)
        end = min(sentence.end, anchor + rule.within + 1)
        if rule.led_by and not self.has(rule.led_by, max(start, anchor - LEAD), anchor):
            return False
        if not all(self.has(name, start, end) for name in rule.near):
            return False
        if rule.any_of and not any(self.has(name, start, end) for name in rule.any_of):
            return False
        return not any(self.has(name, start, end) for name in rule.unless)

    def has(self, name: str, start: int, end: int) -> bool:
        """Whether a phrase of a class begins between two places."""
        places = self._places.get(name, [])
        return bisect_left(places, start) < bisect_left(places, end)

    def first(self, name: str) -> int | None:
        """The first place of a class in the whole text."""
        return next(iter(self._places.get(name, ())), None)

    def around(self, at: int | None) -> tuple[int, int] | None:
        """The span of the sentence at a place, or of its line where it stands in none."""
        if at is None:
            return None
        sentence = self._at(at)
        if sentence is not None:
            return sentence.start, sentence.end
        return self._line(at)

    def _line(self, at: int) -> tuple[int, int]:
        start = max(self.view.rfind(stop, 0, at) for stop in "。\n") + 1
        ends = [self.view.find(stop, at) for stop in "。\n"]
        end = min((end for end in ends if end >= 0), default=len(self.view))
        return start, max(end, at + 1)


_Answer = tuple[str, tuple[int, int] | None]


def find_accountability(
    view: str, text: Printed, sentences: Sequence[RoleSpan], facts: PlanFacts
) -> tuple[AccountabilityAnswer, ...]:
    """The ten items in the codebook's order, each with the sentence that earns its answer.

    `view` is the folded text, `text` leads to the printed one, `sentences` in their order.
    """
    reading = _Reading(view, sentences)
    items = _lexicon().items
    answers = {code: _from_item(reading, item) for code, item in items.items()}
    answers["owners_listed"] = _owners_listed(reading, facts)
    answers["end_or_revision"] = _end(reading, answers["end_or_revision"], facts)
    return tuple(_answered(code, text, *answer) for code, answer in answers.items())


def _from_rules(reading: _Reading, rules: Sequence[_Rule]) -> _Answer:
    """The answer of the first rule that a sentence fits: they stand in order of strength."""
    for rule in rules:
        sentence = reading.find(rule)
        if sentence is not None:
            return rule.answer, (sentence.start, sentence.end)
    return "no", None


def _from_item(reading: _Reading, item: _Item) -> _Answer:
    """The rules' answer; of an item in halves `yes` where both are found, `partly` where one is."""
    answer = _from_rules(reading, item.rules)
    if answer[1] is not None or not item.halves:
        return answer
    found = [_from_rules(reading, half)[1] for half in item.halves]
    earned = [span for span in found if span is not None]
    if not earned:
        return "no", None
    return ("yes" if len(earned) == len(found) else "partly"), earned[0]


def _owners_listed(reading: _Reading, facts: PlanFacts) -> _Answer:
    share = facts.share_of_tasks_with_units
    if share > 0:
        return ("yes" if share > MOST else "partly"), reading.around(reading.first("bracket"))
    if facts.has_unit_attachment:
        return "partly", reading.around(reading.first("table"))
    return "no", None


def _end(reading: _Reading, stated: _Answer, facts: PlanFacts) -> _Answer:
    """The rules' answer, else dated phases, else the years in the title."""
    if stated[0] == "yes":
        return stated
    phase = _DATED_PHASE.search(reading.view)
    if facts.phases_dated or phase is not None:
        return "yes", reading.around(phase.start() if phase else reading.first("phase"))
    return ("partly", facts.title_span) if facts.has_period_in_title else stated


def _answered(
    code: str, text: Printed, answer: str, span: tuple[int, int] | None
) -> AccountabilityAnswer:
    found = (None, None, None) if span is None else (text[slice(*span)], *text.span(*span))
    return AccountabilityAnswer(code, answer, *found)
