"""`make bench`: how fast texts are read and pages decoded, beside the peers and the limits.

Here: contestants take turns, one at a time, round after round, so that what else the machine does
hits all alike; medians of the rounds and ratios of the medians are printed, never absolute claims.
Not here: what a contestant does (`contestants`), how cost grows and what a whole build
costs (`growth` and `build`, which run last).

    python tests/benchmarks/compare.py --peers .venv-bench/bin/python
        [--texts FOLDER] [--rounds N] [--only NAME …]
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from pipelines.decode.document import decode  # noqa: E402 - found by the line above
from tests.unit.decode.pages import BODY, layouts  # noqa: E402

OURS = {"whole extraction", "one linear pass", "utf-8 decode", "page decoding"}


GROWTH = ("length", "memory", "cores", "draws")
"""What is measured of our own work alone."""

LONG = ("build", "viewing")
"""A whole build beside an empty one, then pages over many documents beside an empty app."""


@dataclass(frozen=True)
class Race:
    """Contestants over the same texts; the first is what the others are measured by."""

    title: str
    unit: str
    texts: list[str]
    amount: int
    names: tuple[str, ...]


def races(folder: Path) -> list[Race]:
    samples = sorted(path for path in folder.rglob("*") if path.is_file())
    texts = [decode(path.read_bytes(), path.name)[0].text for path in samples]
    # As long as a notice, and as long as a plan.
    pages = [page for times in (1, 15) for page in layouts(BODY * times).values()]
    return [
        Race(
            f"reading {len(texts)} texts of {folder.name}, {sum(map(len, texts)):,} characters",
            "characters/s",
            texts,
            sum(map(len, texts)),
            (
                "whole extraction",
                "jionlp",
                "jieba POS, HMM",
                "chinese2digits",
                "one linear pass",
                "utf-8 decode",
            ),
        ),
        Race(
            f"decoding {len(pages)} pages, {sum(map(len, pages)):,} characters of source",
            "pages/s",
            pages,
            len(pages),
            ("page decoding", "trafilatura"),
        ),
    ]


class Runner:
    """A contestant's process."""

    def __init__(self, name: str, python: str, texts: Path) -> None:
        self.name = name
        self._process = subprocess.Popen(
            [python, str(Path(__file__).with_name("contestants.py")), name, str(texts)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline().strip()
        if not line:
            raise SystemExit(f"bench: {self.name} ended without an answer: run it alone to see why")
        return line

    def wait(self) -> None:
        while self._line() != "ready":
            pass

    def run(self) -> float:
        assert self._process.stdin is not None
        self._process.stdin.write("run\n")
        self._process.stdin.flush()
        return float(self._line())

    def stop(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def run(race: Race, options: argparse.Namespace) -> None:
    names = [name for name in race.names if not options.only or name in options.only]
    if not names:
        return
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder, "texts.json")
        texts.write_text(json.dumps(race.texts, ensure_ascii=False), encoding="utf-8")
        runners = []
        for name in names:
            python = sys.executable if name in OURS else options.peers
            runners.append(Runner(name, python, texts))
            runners[-1].wait()
        seconds: dict[str, list[float]] = {name: [] for name in names}
        for _ in range(options.rounds):
            for runner in runners:
                seconds[runner.name].append(runner.run())
        for runner in runners:
            runner.stop()
    report(race, names, seconds)


def report(race: Race, names: list[str], seconds: dict[str, list[float]]) -> None:
    """Speeds, and how many times faster the first is: the median over rounds of the ratio."""
    print(f"\n{race.title}; {len(seconds[names[0]])} interleaved rounds")
    print(f"  {'':18}{race.unit:>16}{f'{names[0]} is':>26}")
    for name in names:
        speed = race.amount / statistics.median(seconds[name])
        ratios = [b / a for a, b in zip(seconds[names[0]], seconds[name], strict=True)]
        print(f"  {name:18}{speed:>16,.0f}{statistics.median(ratios):>20.3g} times")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peers", default=sys.executable, help="the Python that has the peers")
    parser.add_argument(
        "--texts", type=Path, default=ROOT / "raw/samples", help="a folder of documents to read"
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--only",
        nargs="*",
        default=[],
        help="names of contestants, or of length, memory, cores, draws, viewing, build",
    )
    options = parser.parse_args()
    for race in races(options.texts):
        run(race, options)
    for measure in GROWTH:
        if not options.only or measure in options.only:
            script = str(Path(__file__).with_name("growth.py"))
            sys.stdout.flush()
            subprocess.run([sys.executable, script, measure], check=True)
    for long in LONG:
        if not options.only or long in options.only:
            script = str(Path(__file__).with_name(f"{long}.py"))
            sys.stdout.flush()
            subprocess.run([sys.executable, script], check=True)


if __name__ == "__main__":
    main()
