"""What is drawn, and which draws leave all but one choice as it is by default.

Here: the parameters, the weights and choices of each draw, and the runs of draws there are.
Not here: what a draw makes of a plan (`draws.plan`), of a ranking (`draws.ranks`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

ELEMENTS = ("owner", "deadline", "target", "verification")
PILLARS = ("specification", "coverage", "accountability")

SOURCES = (
    "pillar_weights",
    "element_weights",
    "aggregation",
    "topic_score",
    "firm_cutoff",
    "owners",
    "resampling",
    "extraction_error",
)
"""Everything that one draw decides anew; a source's place in this list names its stream."""

PARAMETERS = (
    *(f"weight_{name}" for name in (*PILLARS, *ELEMENTS)),
    "firm_completeness",
    "firm_elements",
    "best_measures",
    "share_covered",
    "share_firm",
    "index_floor",
    "index_span",
    "index_decimals",
    "draws",
    "draws_alone",
    "draw_seed",
    "draw_concentration",
    "firm_completeness_low",
    "firm_completeness_high",
)
"""What the draws take from the seed of parameters."""

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Draws:
    """The choices of so many draws, the same for every plan.

    Shape:
        `pillars` n × 3 and `elements` n × 4, each row adding up to 1; all others n. `owners` is
        the score of owners that cannot be observed, NaN where they are left out.
    """

    pillars: Floats
    elements: Floats
    is_geometric: Bools
    takes_all: Bools
    firm_from: Floats
    owners: Floats
    resamples: bool = False
    errs: bool = False

    def __len__(self) -> int:
        """How many draws these are."""
        return len(self.firm_from)


@dataclass(frozen=True, slots=True)
class Run:
    """A run of draws in which one choice, all of them or none departs from its default."""

    choice: str
    setting: str
    draws: Draws


@dataclass(frozen=True, slots=True)
class Rules:
    """The index's parameters by name, and how often each element is misread."""

    parameters: Mapping[str, float]
    error_rates: Mapping[str, float]
    sources: frozenset[str] = field(default_factory=lambda: frozenset(SOURCES))
    """The sources that the draws of everything at once draw from."""

    def __post_init__(self) -> None:
        missing = sorted(set(PARAMETERS) - self.parameters.keys())
        missing += sorted(set(ELEMENTS) - self.error_rates.keys())
        if missing:
            raise ValueError(f"seeds of the draws: no row for {', '.join(missing)}; add it")

    def __getitem__(self, name: str) -> float:
        """A parameter's value."""
        return self.parameters[name]

    def stream(self, source: str, *more: int) -> np.random.Generator:
        """The random numbers of one source, of one plan where more is given."""
        return np.random.default_rng([int(self["draw_seed"]), SOURCES.index(source), *more])

    def defaults(self, n: int) -> Draws:
        """So many draws in which nothing is drawn."""
        return Draws(
            pillars=np.tile([self[f"weight_{name}"] for name in PILLARS], (n, 1)),
            elements=np.tile([self[f"weight_{name}"] for name in ELEMENTS], (n, 1)),
            is_geometric=np.ones(n, bool),
            takes_all=np.zeros(n, bool),
            firm_from=np.full(n, self["firm_completeness"]),
            owners=np.full(n, np.nan),
        )

    def drawn(self, n: int, sources: frozenset[str]) -> Draws:
        """So many draws, from these sources and with all others at their defaults."""
        draws = self.defaults(n)
        if "pillar_weights" in sources:
            draws = replace(draws, pillars=self._weights("pillar_weights", draws.pillars))
        if "element_weights" in sources:
            draws = replace(draws, elements=self._weights("element_weights", draws.elements))
        if "aggregation" in sources:
            coins = self.stream("aggregation").integers(0, 2, n)
            draws = replace(draws, is_geometric=coins == 0)
        if "topic_score" in sources:
            coins = self.stream("topic_score").integers(0, 2, n)
            draws = replace(draws, takes_all=coins == 1)
        if "firm_cutoff" in sources:
            names = ("firm_completeness_low", "firm_completeness", "firm_completeness_high")
            cutoffs = np.array([self[name] for name in names])
            draws = replace(draws, firm_from=self.stream("firm_cutoff").choice(cutoffs, n))
        if "owners" in sources:
            draws = replace(draws, owners=self.stream("owners").choice([np.nan, 0.0, 1.0], n))
        return replace(draws, resamples="resampling" in sources, errs="extraction_error" in sources)

    def _weights(self, source: str, defaults: Floats) -> Floats:
        around = self["draw_concentration"] * defaults[0]
        return self.stream(source).dirichlet(around, len(defaults))


def runs(rules: Rules) -> Iterator[Run]:
    """Nothing drawn, everything drawn, and each choice alone.

    A choice between few is tried setting by setting in one draw each; what has no settings to
    list is drawn as often as a mean over plans needs.
    """
    yield Run("none", "default", rules.defaults(1))
    yield Run("all", "drawn", rules.drawn(int(rules["draws"]), rules.sources))
    for source in ("pillar_weights", "element_weights", "resampling", "extraction_error"):
        yield Run(source, "drawn", rules.drawn(int(rules["draws_alone"]), frozenset({source})))
    one = rules.defaults(1)
    low, high = rules["firm_completeness_low"], rules["firm_completeness_high"]
    yield Run("aggregation", "arithmetic", replace(one, is_geometric=np.zeros(1, bool)))
    yield Run("topic_score", "all_measures", replace(one, takes_all=np.ones(1, bool)))
    yield Run("firm_cutoff", "lower", replace(one, firm_from=np.array([low])))
    yield Run("firm_cutoff", "higher", replace(one, firm_from=np.array([high])))
    yield Run("owners", "absent", replace(one, owners=np.zeros(1)))
    yield Run("owners", "present", replace(one, owners=np.ones(1)))
