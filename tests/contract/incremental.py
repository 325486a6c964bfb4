"""A life of a warehouse: folders that change at random, each change built on the build before.

Here: files that come, change, go and come back; a build after each, without Dagster and tests.
Not here: what must hold of the tables in the end (`test_dbt_incremental`).
"""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import duckdb

from pipelines.reading.build import Request, read_into
from pipelines.store.gate import DbtTests
from pipelines.store.generations import Folder
from pipelines.store.runs import open_run
from tests.contract.dbt_runs import run_dbt
from tests.generator.documents import made_plan, made_report
from tests.generator.places import KNOWN

MODELS = ("build", "--exclude-resource-type", "test", "--exclude-resource-type", "unit_test")
WHOLE = DbtTests(expected=1, executed=1)
DAWN = datetime(2026, 1, 1, tzinfo=UTC)
RESTED = DAWN.timestamp() - 3600

Sums = dict[str, tuple[int, int | None]]


class Life:
    """A raw folder and its warehouse, changed step by step."""

    def __init__(self, root: Path, dice: Random) -> None:
        self.raw, self.folder = root / "raw", Folder(root / "warehouse")
        self.raw.mkdir(parents=True)
        self._dice, self._steps = dice, 0
        self._vanished: dict[str, bytes] = {}

    def add(self) -> None:
        """A document that is new, or one more source of the words of another."""
        path = self.raw / f"{self._dice.getrandbits(48):012x}.txt"
        present = sorted(self.raw.iterdir())
        if present and self._dice.random() < 0.2:
            self._write(path, self._dice.choice(present).read_bytes())
            return
        make = self._dice.choice([made_plan, made_plan, made_report])
        place = self._dice.choice(KNOWN)
        self._write(path, make(self._dice.getrandbits(32), place).text.encode())

    def change(self) -> None:
        """A document says less, says it twice, or says something else altogether."""
        path = self._dice.choice(sorted(self.raw.iterdir()))
        lines = path.read_text("utf-8").splitlines(keepends=True)
        other = made_plan(self._dice.getrandbits(32), self._dice.choice(KNOWN)).text
        said = self._dice.choice(["".join(lines[: len(lines) // 2]), "".join(lines) + other, other])
        self._write(path, said.encode())

    def remove(self) -> None:
        """A source vanishes."""
        path = self._dice.choice(sorted(self.raw.iterdir()))
        self._vanished[path.name] = path.read_bytes()
        path.unlink()

    def bring_back(self) -> None:
        """One that vanished is there again."""
        if self._vanished:
            name = self._dice.choice(sorted(self._vanished))
            self._write(self.raw / name, self._vanished.pop(name))

    def build(self) -> Path:
        """The published file after one run over what is there now."""
        self._steps += 1
        now = DAWN + timedelta(days=self._steps)
        with open_run(self.folder, f"run-{self._steps}", "code", lambda: now) as run:
            outcome = read_into(run, Request([self.raw], pause=lambda _seconds: None))
            assert outcome.is_new
            done = run_dbt(run.database, *MODELS)
            assert done.success, done.exception
            run.serve(outcome.made, WHOLE, accept_fewer="a random life")
        return self.folder.database(self._steps)

    def _write(self, path: Path, said: bytes) -> None:
        path.write_bytes(said)
        os.utime(path, (RESTED, RESTED))


def sums(database: Path, schemas: tuple[str, ...] = ("main", "intermediate")) -> Sums:
    """Of every table how many rows it has, and a digest that their order does not change."""
    with duckdb.connect(str(database), read_only=True) as connection:
        tables = connection.execute(
            "select schema_name || '.' || table_name from duckdb_tables() "
            "where list_contains($schemas, schema_name) order by all",
            {"schemas": list(schemas)},
        ).fetchall()
        return {
            name: connection.execute(
                f"select count(*), bit_xor(hash(whole)) from {name} as whole"
            ).fetchall()[0]
            for (name,) in tables
        }
