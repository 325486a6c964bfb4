"""`make golden`: every fault on the coded documents, and what a change does to the floors.

Here: the error card on the terminal, and the files that carry rates only: `error_card.md`,
`floors.json` and the seed of error rates that the index draws with.
Not here: scoring (`scoring`, `elements`), measuring and floors (`floors`).

    python -m tests.golden.card [--look] [--allow-regression "why"]
"""

import argparse
import sys
from pathlib import Path

from tests.golden import linking
from tests.golden.coded import ROOT, SETS
from tests.golden.floors import Measured, load, measure_all, raised, rates_of, save
from tests.golden.scoring import COMPONENTS

CARD = Path(__file__).with_name("error_card.md")
SEED = ROOT / "dbt_project/seeds/extraction_error_rates.csv"
NAMES = {
    "documents": "texts written and coded for this project",
    "samples": "samples of this project, coded afterwards",
    "gold": "real documents coded by hand, beside the checkout",
}
HEADING = """\
# Error card

Written by `make golden`; rates only, no sentence of any document. A score is F1 where rows can be
missed and made up, else the share of answers that agree with the coder. All sets were at hand while
rules were written, so these figures say how well the rules fit, not how they do on other documents.
"""


def faults(measured: dict[str, Measured]) -> str:
    """Every fault, component by component: for the terminal, never for a file."""
    lines = []
    for component in COMPONENTS:
        found = [
            f"  {name}/{document}  {fault}"
            for name, result in measured.items()
            for document, fault in result.faults
            if fault.component == component
        ]
        lines += [f"{component} ({len(found)})", *found] if found else []
    return "\n".join(lines)


def card(measured: dict[str, Measured]) -> str:
    """The rates of every set and element as a page."""
    parts = [HEADING]
    for name, result in measured.items():
        rows = [
            f"| {component} | {tally.score:.3f} | {tally.hit} | {tally.missed} | {tally.made_up} |"
            for component, tally in result.tallies.items()
        ]
        parts += [
            f"## {name}: {NAMES[name]}\n",
            f"{result.documents} documents, fingerprint `{result.fingerprint}`.\n",
            "| component | score | hit | missed | made up |\n| --- | --- | --- | --- | --- |",
            "\n".join(rows) + "\n",
        ]
    rows = [
        f"| {element} | {rate.share:.4f} | {rate.wrong} | {rate.items} |"
        for element, rate in rates_of(measured).items()
    ]
    parts += [
        "## Elements of single measures\n",
        "Over all sets; a coded measure that was not found has every element wrong.\n",
        "| element | error rate | wrong | coded |\n| --- | --- | --- | --- |",
        "\n".join(rows) + "\n",
    ]
    return "\n".join(parts)


def seed(measured: dict[str, Measured]) -> str:
    """The error rate of each element as the seed of the index's draws."""
    source = f"{sum(r.documents for r in measured.values())} hand-coded documents"
    lines = ["element,error_rate,n_items,source"]
    lines += [
        f"{element},{rate.share:.4f},{rate.items},{source}"
        for element, rate in rates_of(measured).items()
    ]
    return "\n".join(lines) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Print the card, and pin what was measured; 1 where a floor would fall or a set is absent."""
    parser = argparse.ArgumentParser(prog="make golden", description=__doc__.splitlines()[0])
    parser.add_argument("--look", action="store_true", help="print only, write no file")
    parser.add_argument("--allow-regression", metavar="WHY", help="let floors fall, with a reason")
    options = parser.parse_args(arguments)
    measured = measure_all()
    links = linking.measure()
    page = card(measured) + linking.table(links)
    faulty = f"{faults(measured)}\n{linking.faults(links)}"
    sys.stdout.write(f"{faulty}\n\n{page.removeprefix(HEADING)}")
    absent = [golden.name for golden in SETS if golden.name not in measured]
    if options.look:
        return 0
    if absent:
        sys.stderr.write(
            f"golden: nothing written: the set {', '.join(absent)} is not beside this checkout\n"
        )
        return 1
    try:
        floors = raised(load(), measured, options.allow_regression)
        linking.pin(links, options.allow_regression)
    except ValueError as error:
        sys.stderr.write(f"golden: {error}\n")
        return 1
    save(floors)
    CARD.write_text(page, encoding="utf-8")
    SEED.write_text(seed(measured), encoding="utf-8")
    sys.stdout.write("\ngolden: floors, error card and seed of error rates are written\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
