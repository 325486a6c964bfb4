"""What each kind of damage costs: rows lost and rows invented, counted by kind.

Here: damaged documents read and held against their rows, and the pinned costs that may only fall.
Not here: the kinds themselves (`damage`).

    python -m tests.generator.losses [--pin]
"""

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import opencc

from pipelines.extract.document import extract
from pipelines.model.document import DecodedText
from pipelines.model.extraction import Extraction
from tests.generator.checking import Difference, differences, row_count
from tests.generator.damage import KINDS, Kind
from tests.generator.documents import made_report
from tests.generator.rows import Made
from tests.generator.single import plan_to_damage
from tests.generator.truth import Plain
from tests.golden.scoring import bare

FILE = Path(__file__).with_name("losses.json")
PLANS, REPORTS = 6, 2
HARD = frozenset(
    (
        ("form", "owner_before_congress"),
        ("form", "class_as_modifier"),
        ("form", "subject_and_meeting"),
        ("form", "shared_by_two"),
        ("form", "list_inside"),
        ("form", "at_day_in_clause"),
        ("form", "year_end_alone"),
        ("form", "within_year"),
        ("form", "half_alone"),
        ("form", "quarter_alone"),
        ("form", "first_half"),
        ("report form", "distributed_durations"),
    )
)
"""Templates that were not read when costs were first measured: they stay out, so that the documents
stay the same while gaps close."""
MARK = "flags"
"""The component that damage is meant to change: what is flagged is no row lost or invented."""
WORDS = ("indicators", "subjects", "topic")


@dataclass
class Loss:
    """What one kind of damage did to all its documents."""

    documents: int = 0
    rows: int = 0
    missed: int = 0
    made_up: int = 0
    silent: list[str] = field(default_factory=list)
    """Documents that nothing tells a reader of: neither the flag that is due nor a problem."""
    by_component: Counter[str] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)

    def count(self, difference: Difference) -> None:
        """One row more that was lost or invented."""
        self.missed += difference.how == "missed"
        self.made_up += difference.how == "made up"
        self.by_component[difference.row.component] += 1
        self.differences.append(difference)

    @property
    def faults(self) -> int:
        """Rows missed and made up."""
        return self.missed + self.made_up

    @property
    def shares(self) -> dict[str, float]:
        """Rows missed and made up, as shares of the rows there are."""
        return {
            "missed": round(self.missed / self.rows, 4),
            "made_up": round(self.made_up / self.rows, 4),
        }


def _plain_for(kind: Kind) -> Plain:
    if kind.name != "pinyin":
        return bare
    simplify = opencc.OpenCC("t2s").convert
    return lambda text: "".join(c for c in bare(simplify(text or "")) if not c.islower())


def _documents(kind: Kind) -> list[Made]:
    """Documents that are read without a fault before they are damaged."""
    plans = [plan_to_damage(seed, kind.ladder, HARD) for seed in range(PLANS)]
    if kind.ladder:
        return plans
    return plans + [made_report(seed, without=HARD) for seed in range(REPORTS)]


def measure(kind: Kind) -> Loss:
    """The cost of one kind of damage."""
    loss, plain = Loss(), _plain_for(kind)
    for made in _documents(kind):
        damaged = kind.damage(Random(f"{kind.name} {made.name}"), made)
        if damaged.text == made.text:
            continue
        before = loss.faults
        found = extract(DecodedText(damaged.text, "text/plain"), made.name, made.name)
        loss.documents += 1
        loss.rows += row_count(damaged, plain)
        for difference in differences(damaged, found, plain):
            component = difference.row.component
            if component == MARK or component in WORDS:
                continue
            loss.count(difference)
        if silence := _silence(kind, found, is_whole=loss.faults == before):
            loss.silent.append(f"{made.name}: {silence}")
    return loss


def _silence(kind: Kind, found: Extraction, *, is_whole: bool) -> str | None:
    """What a reader should be told of a document and is not."""
    flags = {flag.value for flag in found.document.flags}
    if kind.flags and not flags & kind.flags:
        return f"flagged {sorted(flags)}, due is one of {sorted(kind.flags)}"
    if not (is_whole or flags or found.problems):
        return "rows were lost or invented, and neither a flag nor a problem says so"
    return None


def pinned() -> dict[str, dict[str, float]]:
    """The costs that no kind may exceed."""
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def main(arguments: list[str] | None = None) -> int:
    """Print what each kind costs; with --pin keep the costs where they fell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pin", action="store_true", help="write costs that fell or are new")
    parser.add_argument("--list", metavar="KIND", help="print every difference of one kind")
    options = parser.parse_args(arguments)
    costs = pinned()
    for name, kind in KINDS.items():
        if options.list and name != options.list:
            continue
        loss = measure(kind)
        shares = loss.shares
        worst = ", ".join(f"{n} {c}" for c, n in loss.by_component.most_common(5))
        silent = f"; not flagged: {len(loss.silent)}" if loss.silent else ""
        sys.stdout.write(
            f"{name:18} {loss.documents} documents, {loss.rows} rows: "
            f"missed {shares['missed']:.2%}, made up {shares['made_up']:.2%} ({worst}){silent}\n"
        )
        if options.list:
            sys.stdout.writelines(f"  {d}\n" for d in loss.differences)
            sys.stdout.writelines(f"  {line}\n" for line in loss.silent)
        old = costs.get(name, shares)
        costs[name] = {key: min(old[key], share) for key, share in shares.items()}
    if options.pin:
        FILE.write_text(json.dumps(costs, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
