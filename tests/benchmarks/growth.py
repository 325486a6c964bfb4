"""How work grows: reading with length, number of documents and cores, draws with plans.

Here: one of four measurements, printed as a table; each in a process of its own.
Not here: peers and limits (`compare`), what must hold of growth (the tests of each reader).

    python tests/benchmarks/growth.py length|memory|cores|draws
"""

import hashlib
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from dbt_project.draws.ranks import table  # noqa: E402 - found by the line above
from pipelines.extract.document import extract  # noqa: E402
from pipelines.extract.sections import MAX_SENTENCES  # noqa: E402
from pipelines.model.document import DecodedText  # noqa: E402
from pipelines.reading.raw import Found  # noqa: E402
from pipelines.reading.workers import Task, read_all  # noqa: E402
from tests.contract.made_facts import random_facts, rules  # noqa: E402
from tests.generator.documents import documents, made_plan  # noqa: E402

LENGTHS = (10**3, 10**4, 10**5, 10**6)
ROUNDS = 3
LEAST_CHARACTERS = 10**5
"""Read in one turn at least, so that short documents are not measured by the clock's grain."""

MARKS = (1_000, 5_000, 10_000, 20_000)
"""Numbers of documents after which the peak of memory is printed."""

SMALL = 600
"""Characters of a small document."""

PLANS = (75, 150, 300)
MEASURES_A_PLAN = 150
"""Ranked plans, and measures in each; the issue allows a minute for 300."""

PARALLEL = 300
"""Documents that the cores share; the first ones of each worker only warm it."""


def read(text: str) -> None:
    """One document, its rows let go."""
    extract(DecodedText(text=text, media_type="text/plain"), "0" * 16, "bench")


def seconds(text: str) -> float:
    """Processor time of reading a text once."""
    repeats = max(1, LEAST_CHARACTERS // len(text))
    before = time.process_time()
    for _ in range(repeats):
        read(text)
    return (time.process_time() - before) / repeats


def print_length() -> None:
    """Cost per character of one text repeated as one document, best of interleaved rounds."""
    text = made_plan(1).text + "\n"
    texts = [(text * (length // len(text) + 1))[:length] for length in LENGTHS]
    read(texts[0])
    rounds = [[seconds(text) for text in texts] for _ in range(ROUNDS)]
    best = [min(turns) for turns in zip(*rounds, strict=True)]
    print("\none made plan repeated as one document; best of", ROUNDS, "interleaved rounds")
    print(f"  (of a document the first {MAX_SENTENCES:,} sentences are read)")
    print(f"  {'characters':>12}{'µs a character':>18}{'to the first':>16}")
    costs = [taken / length * 1e6 for taken, length in zip(best, LENGTHS, strict=True)]
    for length, cost in zip(LENGTHS, costs, strict=True):
        print(f"  {length:>12,}{cost:>18.2f}{cost / costs[0]:>10.2f} times")


def small_documents() -> Iterator[str]:
    """Short plans, each with a body that no other names."""
    heads = [text[:SMALL] for _, text in documents(200, 1)]
    for n in range(MARKS[-1]):
        name = "".join(chr(0x4E00 + n // 97**k % 97) for k in range(3))
        yield f"{heads[n % len(heads)]}\n(责任单位:市{name}局、市司法局)"


def print_memory() -> None:
    """The process' peak of memory over many small documents."""
    print(f"\n{MARKS[-1]:,} small documents of {SMALL} characters in one process")
    print(f"  {'documents':>12}{'peak, MB':>18}{'to the first':>16}")
    first = 0.0
    for n, text in enumerate(small_documents(), 1):
        read(text)
        if n in MARKS:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            first = first or peak
            print(f"  {n:>12,}{peak:>18.1f}{peak / first:>10.2f} times")


def print_draws() -> None:
    """The draws of everything at once and of each choice alone, over so many ranked plans."""
    print(f"\n{rules()['draws']:,.0f} draws of rankings; best of {ROUNDS} interleaved rounds")
    print(f"  {'plans':>12}{'seconds':>18}{'a plan, to the first':>24}")
    sets = [random_facts(n, MEASURES_A_PLAN, random.Random(n)) for n in PLANS]
    rounds = []
    for _ in range(ROUNDS):
        turns = []
        for made in sets:
            before = time.process_time()
            table(made, rules())
            turns.append(time.process_time() - before)
        rounds.append(turns)
    best = [min(turns) for turns in zip(*rounds, strict=True)]
    for n, taken in zip(PLANS, best, strict=True):
        print(f"  {n:>12,}{taken:>18.1f}{taken / n / (best[0] / PLANS[0]):>18.2f} times")


def tasks(folder: Path) -> list[Task]:
    """Made documents as files to be read."""
    found = []
    for name, text in documents(PARALLEL, 2):
        data = text.encode()
        path = folder / name
        path.write_bytes(data)
        found.append(Task(Found(name, path, len(data), 0, hashlib.sha256(data).hexdigest())))
    return found


def speed(work: list[Task], cores: int) -> float:
    """Characters a second of files that are read by as many processes as cores."""
    warm = cores * 8
    begun, characters = 0.0, 0
    for n, answer in enumerate(read_all(work, len(work))):
        if n == warm:
            begun = time.perf_counter()
        if n >= warm:
            characters += len(answer.task.found.path.read_text(encoding="utf-8"))
    return characters / (time.perf_counter() - begun)


def print_cores() -> None:
    """Whole reading of files, decoding and the way back from the workers included."""
    cpus = sorted(os.sched_getaffinity(0))
    print(f"\n{PARALLEL} made documents read from files; as many processes as cores")
    print(f"  {'cores':>12}{'characters/s':>18}{'to the first':>16}")
    with tempfile.TemporaryDirectory() as folder:
        work = tasks(Path(folder))
        first = 0.0
        for cores in sorted({1, 2, len(cpus)}):
            if cores > len(cpus):
                continue
            os.sched_setaffinity(0, cpus[:cores])
            reached = speed(work, cores)
            first = first or reached
            print(f"  {cores:>12}{reached:>18,.0f}{reached / first:>10.2f} times")


MEASURES = {
    "length": print_length,
    "memory": print_memory,
    "cores": print_cores,
    "draws": print_draws,
}

if __name__ == "__main__":
    MEASURES[sys.argv[1]]()
