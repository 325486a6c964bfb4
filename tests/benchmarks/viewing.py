"""How fast pages are served over many documents, beside an empty Streamlit app in the same run.

Here: made documents read and published by the real command, both apps served on loopback, viewers
that speak Streamlit's protocol without a browser; the two take turns, so that what else the machine
does hits both alike. Two ratios are printed: of the middle rounds, and of the fastest ones, to
which the rest of the machine added least.
Not here: how fast documents are read (`compare`, `growth`), that viewers are served without an
error (`tests/browser/test_viewers.py`).

    python tests/benchmarks/viewing.py [--documents N] [--warehouse DIR] [--rounds N]
"""

import argparse
import asyncio
import contextlib
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import started  # noqa: E402 - found by the line above
from tests.browser.test_viewers import VIEWERS, connect, problems, run_page  # noqa: E402
from tests.generator.documents import documents  # noqa: E402

EMPTY = 'import streamlit as st\n\nst.title("empty")\n'

PAGES = {
    "ranking": ("", "framework=2015"),
    "city": ("city", "part=metrics"),
    "compare": ("compare", "framework=2015"),
    "measures": ("measures", "q=%E8%A1%8C%E6%94%BF"),
    "metrics": ("metrics", "sort=high"),
    "document": ("document", "part=problems"),
    "bodies": ("bodies", "duty=lead"),
    "deadlines": ("deadlines", "span=overdue"),
    "delivery": ("delivery", "relation=meets"),
    "descent": ("descent", "framework=2015"),
    "method": ("method", "framework=2015"),
    "health": ("health", "lang=en"),
}
"""Each page's address, and the change of it that stands for an interaction."""

CROWDS = 7
"""How often fifty come at once."""

P95 = 19
"""The last of twenty parts."""


async def visit(base: str, page: str, query: str) -> tuple[float, float]:
    """Seconds until a first page stood, and until it had run again under another address."""
    begun = time.perf_counter()
    socket = await connect(base)
    try:
        got = await run_page(socket, "", page)
        stood = time.perf_counter()
        got += await run_page(socket, query, page)
        found = problems(got)
        if found:
            raise SystemExit(f"bench: the page {page or 'ranking'} failed: {found[0][:300]}")
        return stood - begun, time.perf_counter() - stood
    finally:
        await socket.close()


async def crowd(base: str, page: str, query: str) -> list[tuple[float, float]]:
    """As many viewers at once as an office has."""
    return await asyncio.gather(*(visit(base, page, query) for _ in range(VIEWERS)))


def p95(seconds: list[float]) -> float:
    """The time that one of twenty viewers waits longer than."""
    return statistics.quantiles(seconds, n=P95 + 1)[P95 - 1]


def build(folder: Path, count: int) -> Path:
    """A warehouse of made documents, by the command that users type."""
    raw, warehouse = folder / "raw", folder / "warehouse"
    raw.mkdir()
    for name, text in documents(count, 3):
        (raw / name).write_text(text, encoding="utf-8")
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "pipelines", "run", "--raw", raw, "--warehouse", warehouse],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    print(f"\n{count:,} made documents read and published in {time.perf_counter() - begun:,.0f} s")
    return warehouse


@contextlib.contextmanager
def both(folder: Path, warehouse: Path) -> Generator[dict[str, str]]:
    """The dashboard and an empty app, served side by side: their addresses."""
    empty = folder / "empty.py"
    empty.write_text(EMPTY, encoding="utf-8")
    with started(warehouse) as (ours, _), started(warehouse, empty) as (theirs, _):
        yield {"ours": ours, "empty": theirs}


def compared(ours: tuple[float, ...], empty: tuple[float, ...]) -> str:
    """Our middle time, and its ratio to the empty app's: of the middle and of the fastest ones."""
    middle, other = statistics.median(ours), statistics.median(empty)
    return f"{middle:>14.3f}{middle / other:>8.1f}x ({min(ours) / min(empty):>4.1f}x)"


def report(bases: dict[str, str], rounds: int) -> None:
    """First page and interaction of each page, one viewer at a time, then many at once."""
    print(f"  {'':12}{'first page, s':>14}{'to empty':>18}{'again, s':>14}{'to empty':>18}")
    for name, (page, query) in PAGES.items():
        seconds: dict[str, list[tuple[float, float]]] = {"ours": [], "empty": []}
        asyncio.run(visit(bases["ours"], page, query))
        for _ in range(rounds):
            seconds["ours"].append(asyncio.run(visit(bases["ours"], page, query)))
            seconds["empty"].append(asyncio.run(visit(bases["empty"], "", "")))
        parts = zip(*seconds["ours"], strict=True), zip(*seconds["empty"], strict=True)
        print(f"  {name:12}", *(compared(*both) for both in zip(*parts, strict=True)), sep="")
    print(f"  {VIEWERS} viewers at once; the time that one of twenty waits longer than")
    for name, (page, _) in PAGES.items():
        at_once: dict[str, list[float]] = {"ours": [], "empty": []}
        asyncio.run(visit(bases["ours"], page, "lang=en"))
        for _ in range(CROWDS):
            for app, where in (("ours", page), ("empty", "")):
                waits = asyncio.run(crowd(bases[app], where, "lang=en"))
                at_once[app].append(p95([first for first, _ in waits]))
        ours_p95, empty_p95 = (statistics.median(at_once[app]) for app in ("ours", "empty"))
        print(f"  {name:12}{ours_p95:>14.3f}{ours_p95 / empty_p95:>8.1f}x")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--warehouse", type=Path, help="one that is published already")
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        warehouse = options.warehouse or build(Path(name), options.documents)
        with both(Path(name), warehouse) as bases:
            report(bases, options.rounds)


if __name__ == "__main__":
    main()
