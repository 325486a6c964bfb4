"""Covers FAULTS W4: two commands at once, again and again, from together to two seconds apart."""

import random
import subprocess
import sys
import time

import pytest

from pipelines.store import runlog
from pipelines.store.generations import Folder, find_current, is_whole
from tests.conftest import PROJECT
from tests.integration.plans import drop

pytestmark = [pytest.mark.soak, pytest.mark.timeout(3600)]

RACES = 20
APART = 2.0


def test_of_two_commands_one_runs_and_the_other_says_so(first_generation, tmp_path):
    shop = first_generation.copied_to(tmp_path)
    folder, chance = Folder(shop.warehouse), random.Random(4)
    where = ["run", "--raw", str(shop.home), "--warehouse", str(shop.warehouse)]
    for race in range(2, RACES + 2):
        drop(shop.home, race)
        racers = []
        for wait in (0.0, chance.uniform(0, APART)):
            time.sleep(wait)
            racers.append(
                subprocess.Popen(
                    [sys.executable, "-m", "pipelines", *where],
                    cwd=PROJECT,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                    text=True,
                )
            )
        said = [racer.communicate(timeout=300)[1] for racer in racers]
        codes = [racer.returncode for racer in racers]
        assert sorted(codes) == [0, 1], said
        assert "active since" in said[codes.index(1)] or "just begun" in said[codes.index(1)]
        current = find_current(folder)
        assert current is not None
        assert current.number == race
        assert is_whole(folder, current)
    runs = runlog.read(folder.run_log)
    assert [run.status for run in runs] == ["published"] * (RACES + 1)
