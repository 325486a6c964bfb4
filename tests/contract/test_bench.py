"""The benchmark itself: contestants take turns and a table of ratios comes out."""

import subprocess
import sys

from tests.contract.test_shape import ROOT

NAMES = ["one linear pass", "utf-8 decode"]


def test_two_contestants_race_and_the_first_is_the_measure():
    done = subprocess.run(
        [sys.executable, "tests/benchmarks/compare.py", "--rounds", "1", "--only", *NAMES],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
        timeout=120,
    )
    title, header, first, second = done.stdout.strip().splitlines()
    assert "samples" in title
    assert "characters/s" in header
    assert first.split()[:3] == ["one", "linear", "pass"]
    assert first.split()[-2:] == ["1", "times"]
    speeds = [float(line.split()[-3].replace(",", "")) for line in (first, second)]
    assert speeds[1] > speeds[0] > 0
