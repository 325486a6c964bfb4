"""How cost grows with the number of documents, and what a run costs where little has changed.

Here: made documents by the thousand, the real command in a process of its own, and what each run
took: seconds of processor time, of the clock, and the peak of memory of its largest process.
Not here: one document (`growth`), peers (`compare`), pages (`viewing`), the texts (`scale_corpus`).

Processor time is what growth is judged by: what else the machine does moves it little.

    python tests/benchmarks/scale.py reading|runs|small|parallel
        [--sizes N …] [--folder DIR]
"""

import argparse
import ctypes
import math
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks import scale_corpus  # noqa: E402 - found by the line above

SMALL = 100
"""Documents of the warehouse whose runs are nearly nothing but start-up."""


TURNS = 3
"""How often each way to read has its turn."""

ADOPT_ORPHANS = 36
"""Linux's number of the wish to be the parent of what a descendant leaves (PR_SET_CHILD_SUBREAPER).

A process that reads is killed with the one that watches it: nobody else would count its time."""


@dataclass(frozen=True)
class Cost:
    """What a process took, all below it included; the peak is of the largest of them."""

    cpu: float
    wall: float
    peak_mib: float


def cost(*command: object) -> Cost:
    """Run a command to its end, which must be a good one."""
    begun = os.times().elapsed
    process = subprocess.Popen(
        list(map(str, command)), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    said = process.stderr.read().decode("utf-8", "replace")
    status, cpu, peak = ended(process.pid)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"scale: {command[1:5]} ended with {process.returncode}: {said[-500:]}")
    return Cost(cpu, os.times().elapsed - begun, peak / 1024)


def ended(process: int) -> tuple[int, float, int]:
    """How a process ended; seconds and largest peak, in KiB, of it and of what it left behind."""
    status, cpu, peak = 0, 0.0, 0
    while True:
        try:
            found, how, usage = os.wait4(-1, 0)
        except ChildProcessError:
            return status, cpu, peak
        status = how if found == process else status
        cpu += usage.ru_utime + usage.ru_stime
        peak = max(peak, usage.ru_maxrss)


def run(raw: Path, warehouse: Path, *more: object) -> Cost:
    """The whole command."""
    words = ("run", "--raw", raw, "--warehouse", warehouse, *more)
    return cost(sys.executable, "-m", "pipelines", *words)


def read(raw: Path, *more: object) -> Cost:
    """Reading into an empty build, and nothing else of a run."""
    script = Path(__file__).with_name("scale_reading.py")
    return cost(sys.executable, script, raw, *more)


def clocked(raw: Path, way: str) -> float:
    """Seconds of reading by the clock, without the start of whatever reads."""
    script = Path(__file__).with_name("scale_reading.py")
    words = [sys.executable, str(script), str(raw), way]
    done = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
    return float(done.stdout)


def growth(found: list[tuple[int, Cost]]) -> str:
    """The exponent of the power that cost grows with, from first size to last: 1 is a line."""
    (few, cheap), (many, dear) = found[0], found[-1]
    if few == many:
        return "one size alone tells of no growth"
    return f"growth exponent {math.log(dear.cpu / cheap.cpu) / math.log(many / few):.3f}"


def show(what: str, found: Cost) -> None:
    load = os.getloadavg()[0]
    print(
        f"  {what:34}{found.cpu:>11,.1f}{found.wall:>11,.1f}{found.peak_mib:>9,.0f}{load:>7.1f}",
        flush=True,
    )


def head(title: str, columns: str = f"{'CPU, s':>11}{'clock, s':>11}{'MiB':>9}{'load':>7}") -> None:
    cores = len(os.sched_getaffinity(0))
    print(f"\n{title}; {cores} cores, {platform.machine()}, Python {platform.python_version()}")
    print(f"  {'':34}{columns}", flush=True)


@contextmanager
def corpus(folder: Path, count: int) -> Generator[Path]:
    """A folder of so many made documents, removed afterwards."""
    raw = folder / f"raw-{count}"
    scale_corpus.write(raw, count, seed=1)
    try:
        yield raw
    finally:
        shutil.rmtree(raw)


def print_reading(folder: Path, sizes: list[int]) -> None:
    """Reading alone."""
    head("reading made documents into an empty build")
    found: list[tuple[int, Cost]] = []
    for size in sizes:
        with corpus(folder, size) as raw:
            found.append((size, read(raw)))
        show(f"{size:,} documents", found[-1][1])
    print(f"  {growth(found)}")


def print_runs(folder: Path, sizes: list[int]) -> None:
    """Whole runs: everything new, nothing changed, one changed."""
    head("whole runs of the command")
    with corpus(folder, SMALL) as raw:
        run(raw, folder / "w")
        start_up = run(raw, folder / "w")
        show(f"{SMALL} documents, nothing changed", start_up)
        change(raw)
        show(f"{SMALL} documents, one changed", run(raw, folder / "w"))
    shutil.rmtree(folder / "w")
    found: list[tuple[int, Cost]] = []
    for size in sizes:
        warehouse = folder / f"w-{size}"
        with corpus(folder, size) as raw:
            whole = run(raw, warehouse)
            found.append((size, whole))
            show(f"{size:,} documents, all new", whole)
            nothing = run(raw, warehouse)
            show(f"{size:,} documents, nothing changed", nothing)
            change(raw)
            one = run(raw, warehouse)
            show(f"{size:,} documents, one changed", one)
        for what, part in (("nothing", nothing), ("one", one)):
            beyond = (part.cpu - start_up.cpu) / whole.cpu
            print(f"  {what} changed, beyond start-up: {beyond:.1%} of the whole run")
    print(f"  {growth(found)}")


def change(raw: Path) -> None:
    """One document says a sentence more."""
    path = min(raw.rglob("*.txt"))
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\n加强法治宣传教育。\n", encoding="utf-8")
    scale_corpus.rest(path)


def print_small(folder: Path, _sizes: list[int]) -> None:
    """A run over the samples with one file more, and its floor, in turns."""
    head("a small run, beside imports and one dbt build of the same file")
    raw = folder / "samples"
    shutil.copytree(ROOT / "raw" / "samples", raw)
    for path in raw.rglob("*"):
        scale_corpus.rest(path)
    warehouse = folder / "w"
    run(raw, warehouse)
    floor_script = Path(__file__).with_name("scale_floor.py")
    ratios = []
    for turn in range(3):
        change(raw)
        mine = run(raw, warehouse)
        floor = cost(sys.executable, floor_script, warehouse)
        show(f"turn {turn + 1}, the command", mine)
        show(f"turn {turn + 1}, the floor", floor)
        ratios.append(mine.cpu / floor.cpu)
    print(f"  the command is {sorted(ratios)[1]:.2f} times its floor (median of 3)")


def print_parallel(folder: Path, sizes: list[int]) -> None:
    """One process, two, and two workers of a scheduler, over the same documents."""
    title = "reading by one process, by two, and by two workers of a scheduler"
    head(f"{title}, {TURNS} turns", f"{'middle, s':>11}{'least, s':>11}")
    with corpus(folder, sizes[0]) as raw:
        ways = {"one": "one process", "pool": "two processes", "cluster": "two workers"}
        seconds: dict[str, list[float]] = {way: [] for way in ways}
        for _ in range(TURNS):
            for way, taken in seconds.items():
                taken.append(clocked(raw, way))
    for way, what in ways.items():
        middle, least = statistics.median(seconds[way]), min(seconds[way])
        print(f"  {f'{sizes[0]:,} documents, {what}':34}{middle:>11.1f}{least:>11.1f}")
    one, two, dask = map(statistics.median, seconds.values())
    print(
        f"  two processes {one / two:.2f} times one, the scheduler {two / dask:.2f} times the pool"
    )


MEASURES = {
    "reading": print_reading,
    "runs": print_runs,
    "small": print_small,
    "parallel": print_parallel,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("measure", choices=MEASURES)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--folder", type=Path, help="where files go; a temporary one else")
    options = parser.parse_args()
    if ctypes.CDLL(None).prctl(ADOPT_ORPHANS, 1, 0, 0, 0):
        raise SystemExit("scale: the time of processes that are left behind cannot be counted here")
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        MEASURES[options.measure](Path(folder), options.sizes)


if __name__ == "__main__":
    main()
