"""Covers that tables made step by step are those that one build of everything makes."""

from random import Random

import duckdb
import pytest

from pipelines.store import warehouse
from tests.contract.dbt_runs import manifest, run_dbt
from tests.contract.incremental import MODELS, Life, sums


def live(life: Life, dice: Random, steps: int) -> list[int]:
    """A first build and so many changes of it; how many documents each build touched."""
    touched = []
    for step in range(steps + 1):
        for _ in range(8 if step == 0 else dice.randint(1, 3)):
            life.add()
        for _ in range(dice.randint(1, 2) if step else 0):
            dice.choice([life.change, life.change, life.remove])()
        if step == steps:
            life.bring_back()
        with duckdb.connect(str(life.build()), read_only=True) as connection:
            touched.append(
                connection.execute("select count(*) from plans.touched").fetchall()[0][0]
            )
    return touched


def whole(database, tmp_path):
    """The same schema `plans` with every table made anew."""
    path = tmp_path / "whole" / "planledger.duckdb"
    path.parent.mkdir()
    with warehouse.connected(path) as connection:
        warehouse.create(connection)
        warehouse.adopt(connection, database)
        warehouse.touch_all(connection)
    done = run_dbt(path, *MODELS, "--full-refresh")
    assert done.success, done.exception
    return path


def ends(tmp_path, seed: int, steps: int):
    """The tables in the end of a random life, and those of one build of everything."""
    dice = Random(seed)
    life = Life(tmp_path, dice)
    touched = live(life, dice, steps)
    last = life.folder.database(steps + 1)
    with duckdb.connect(str(last), read_only=True) as connection:
        known = connection.execute("select count(*) from dim_document").fetchall()[0][0]
    assert max(touched[1:]) < known
    return sums(last), sums(whole(last, tmp_path))


def test_a_random_life_ends_in_the_tables_of_one_build_of_everything(tmp_path):
    stepwise, at_once = ends(tmp_path, seed=1, steps=2)
    assert sum(count > 0 for count, _ in at_once.values()) > 20
    assert stepwise == at_once


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2, 7))
def test_so_do_longer_lives(tmp_path, seed):
    stepwise, at_once = ends(tmp_path, seed, steps=12)
    assert stepwise == at_once


def test_what_is_incremental_names_the_documents_of_a_row():
    """Its key is what is replaced, and every such model asks for no more than was touched."""
    models = [node for node in manifest().nodes.values() if node.resource_type == "model"]
    incremental = [node for node in models if node.config.materialized == "incremental"]
    assert {"fct_measures", "fct_metrics", "mart_improvements"} <= {n.name for n in incremental}
    for node in incremental:
        keys = node.config.unique_key
        names = {keys} if isinstance(keys, str) else set(keys or ["nothing"])
        assert names <= node.columns.keys(), node.name
        if node.config.incremental_strategy == "grouped":
            # Ranks of a group hang together: it is told by the digests of its plans.
            assert "int_plans__digested" in node.raw_code, node.name
            continue
        assert "is_touched([" in node.raw_code, node.name
        assert node.config.incremental_strategy == "touched", node.name
