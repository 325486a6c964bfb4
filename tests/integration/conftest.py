"""One small warehouse with its first generation, made once and copied by every test that needs one.

Here: the inbox of a raw home, read and published once by the real command.
Not here: the samples' warehouse (`tests/conftest.py`), what the plans say (`plans`).
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import once, planledger
from tests.integration.plans import drop, make_home


@dataclass(frozen=True)
class Shop:
    """A raw home with an inbox, and the warehouse that was built from it."""

    home: Path
    warehouse: Path

    def copied_to(self, root: Path) -> "Shop":
        """A shop of its own: the inbox is one raw set, wherever its home stands."""
        made = Shop(root / "raw", root / "warehouse")
        shutil.copytree(self.home, made.home)
        shutil.copytree(self.warehouse, made.warehouse, symlinks=True)
        return made


def open_shop(root: Path) -> None:
    home = make_home(root)
    drop(home, 1)
    done = planledger("run", "--raw", home, "--warehouse", root / "warehouse")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def first_generation(tmp_path_factory) -> Shop:
    """Three plans and their first generation; for copying only."""
    root = once(tmp_path_factory, "first_generation", open_shop)
    return Shop(root / "raw", root / "warehouse")
