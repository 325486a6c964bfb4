"""One plan under many draws at once.

Here: specification and coverage of a plan in each draw, over arrays of draws × measures.
Not here: what the draws are (`draws.choices`), how plans are compared (`draws.ranks`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dbt_project.draws.choices import ELEMENTS, Bools, Draws, Floats, Rules

_DIGEST = "<u4"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known of one plan; its measures stand in the order of their topics.

    Shape:
        `scores` measures × elements, NaN where one is not asked for or not observed; `starts`
        the first measure of each covered topic; `is_asked` one per covered topic.
    """

    document_id: str
    scores: Floats
    starts: NDArray[np.intp]
    is_asked: Bools
    n_asked: int
    accountability: float

    @property
    def key(self) -> list[int]:
        """Numbers that name the plan's own streams, whatever stands beside or before it."""
        return np.frombuffer(sha256(self.document_id.encode()).digest(), _DIGEST).tolist()

    @property
    def topics(self) -> Iterator[slice]:
        """Where the measures of each covered topic stand."""
        return (slice(*ends) for ends in pairwise([*self.starts, len(self.scores)]))


def pillars(plan: Plan, draws: Draws, rules: Rules) -> tuple[Floats, Floats]:
    """Specification and coverage of a plan.

    Shape:
        Two arrays of one value per draw.
    """
    completeness, is_firm = _measures(plan, draws, rules)
    picks = rules.stream("resampling", *plan.key)
    specification = np.empty((len(draws), len(plan.starts)))
    has_firm = np.empty((len(draws), len(plan.starts)), bool)
    for number, topic in enumerate(plan.topics):
        scores, firm = completeness[:, topic], is_firm[:, topic]
        if draws.resamples:
            drawn = picks.integers(0, scores.shape[1], scores.shape)
            scores = np.take_along_axis(scores, drawn, 1)
            firm = np.take_along_axis(firm, drawn, 1)
        specification[:, number] = _topic_score(scores, draws, int(rules["best_measures"]))
        has_firm[:, number] = firm.any(1)
    covered = plan.is_asked.sum() / plan.n_asked
    firm_share = (has_firm & plan.is_asked).sum(1) / plan.n_asked
    coverage = rules["share_covered"] * covered + rules["share_firm"] * firm_share
    return specification.mean(1), coverage


def _measures(plan: Plan, draws: Draws, rules: Rules) -> tuple[Floats, Bools]:
    """Completeness of each measure in each draw, and whether it is firm."""
    shape = len(draws), len(plan.scores)
    total, weight, above, asked = np.zeros((4, *shape))
    for number, score in enumerate(_elements(plan, draws, rules)):
        is_asked = ~np.isnan(score)
        share = draws.elements[:, [number]]
        total += share * np.where(is_asked, score, 0)
        weight += share * is_asked
        above += score > 0
        asked += is_asked
    completeness = total / weight
    enough = above >= np.minimum(rules["firm_elements"], asked)
    return completeness, (completeness >= draws.firm_from[:, None]) & enough


def _elements(plan: Plan, draws: Draws, rules: Rules) -> Iterator[Floats]:
    """The scores of one element after the other: one row for all draws, or one each."""
    dice = rules.stream("extraction_error", *plan.key)
    for number, element in enumerate(ELEMENTS):
        score = plan.scores[None, :, number]
        is_observed = ~np.isnan(score)
        if draws.errs:
            # What is read as there is not, and the other way round; what is not asked for stays.
            wrong = dice.random((len(draws), score.shape[1])) < rules.error_rates[element]
            score = np.where(wrong & is_observed, np.where(score > 0, 0.0, 1.0), score)
        if element == "owner":
            score = np.where(is_observed, score, draws.owners[:, None])
        yield score


def _topic_score(scores: Floats, draws: Draws, best: int) -> Floats:
    """The mean of the best few measures, in draws that say so of all."""
    n = scores.shape[1]
    if n <= best:
        return scores.mean(1)
    top = np.partition(scores, n - best, axis=1)[:, n - best :].mean(1)
    return np.where(draws.takes_all, scores.mean(1), top)
