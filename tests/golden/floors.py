"""The scores that a change must not fall below.

Here: measuring the sets, and floors that rise by themselves and fall only with a reason.
Not here: scoring one document (`scoring`), what is printed or written beside (`card`).
"""

import json
from collections import Counter
from dataclasses import dataclass, field
from math import floor
from pathlib import Path
from typing import Any

from tests.golden.coded import SETS, GoldenSet, coded_documents, extracted, fingerprint
from tests.golden.elements import ELEMENTS, Rate, judge
from tests.golden.scoring import COMPONENTS, Fault, Tally, score

FILE = Path(__file__).with_name("floors.json")
DIGITS = 4


@dataclass
class Measured:
    """What one set scores: the tally of each component, the rate of each element."""

    fingerprint: str
    documents: int = 0
    tallies: dict[str, Tally] = field(default_factory=lambda: {c: Tally() for c in COMPONENTS})
    rates: dict[str, Rate] = field(default_factory=lambda: {e: Rate() for e in ELEMENTS})
    faults: list[tuple[str, Fault]] = field(default_factory=list)

    def floors(self) -> dict[str, float]:
        """Each component's score, rounded down so that it can be reached again."""
        return {name: round_down(tally.score) for name, tally in self.tallies.items()}


def round_down(value: float) -> float:
    """The value in as many digits as a floor has."""
    return floor(value * 10**DIGITS + 1e-9) / 10**DIGITS


def measure(golden: GoldenSet) -> Measured:
    """Every document of a set, read and held against its answers."""
    measured = Measured(fingerprint(golden))
    for coded in coded_documents(golden):
        found = extracted(coded.text)
        measured.documents += 1
        for name, tally in score(found, coded.answers).items():
            measured.tallies[name].add(tally)
            measured.faults += [(coded.name, fault) for fault in tally.faults]
        for element, is_right in judge(found, coded.answers):
            rate = measured.rates[element]
            rate.items += 1
            rate.wrong += not is_right
    return measured


def measure_all() -> dict[str, Measured]:
    """The sets that this machine holds."""
    return {golden.name: measure(golden) for golden in SETS if golden.is_here}


def load() -> dict[str, Any]:
    """The pinned floors: by set a fingerprint and scores, and why any of them ever fell."""
    if not FILE.exists():
        return {"sets": {}, "allowed_regressions": []}
    return json.loads(FILE.read_text(encoding="utf-8"))


def fallen(
    pinned: dict[str, Any], measured: dict[str, Measured]
) -> list[tuple[str, str, float, float]]:
    """Floors that are not reached: set, component, floor, score."""
    found = []
    for name, result in measured.items():
        floors = pinned["sets"].get(name, {}).get("floors", {})
        now = result.floors()
        found += [(name, c, floors[c], now[c]) for c in COMPONENTS if now[c] < floors.get(c, 0.0)]
    return found


def raised(
    pinned: dict[str, Any], measured: dict[str, Measured], reason: str | None
) -> dict[str, Any]:
    """The floors after this measurement; a fall is taken over with its reason only.

    Raises:
        ValueError: If a floor would fall and no reason is given.
    """
    falls = fallen(pinned, measured)
    if falls and not reason:
        lines = ", ".join(f"{name} {part} {old} to {new}" for name, part, old, new in falls)
        raise ValueError(
            f"{FILE.name}: floors would fall ({lines}): read the faults above and mend the "
            "rule, or give --allow-regression 'reason'"
        )
    sets = dict(pinned["sets"])
    for name, result in measured.items():
        sets[name] = {"fingerprint": result.fingerprint, "floors": result.floors()}
    allowed = list(pinned["allowed_regressions"])
    allowed += [
        {"set": name, "component": part, "from": old, "to": new, "reason": reason}
        for name, part, old, new in falls
    ]
    return {"sets": dict(sorted(sets.items())), "allowed_regressions": allowed}


def save(floors: dict[str, Any]) -> None:
    """Pin the floors."""
    FILE.write_text(json.dumps(floors, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def rates_of(measured: dict[str, Measured]) -> dict[str, Rate]:
    """The rate of each element over all sets."""
    items: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for result in measured.values():
        for element, rate in result.rates.items():
            items[element] += rate.items
            wrong[element] += rate.wrong
    return {element: Rate(items[element], wrong[element]) for element in ELEMENTS}
