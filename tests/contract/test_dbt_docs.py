"""Covers dbt's own pages: they can be built, and know every published table with its columns."""

import json
import shutil

from tests.contract.dbt_runs import manifest, run_dbt


def test_dbts_pages_hold_every_published_column_and_what_reads_it(whole_build, built, tmp_path):
    path = shutil.copy(whole_build[0], tmp_path / "planledger.duckdb")
    target = tmp_path / "target"
    target.mkdir()
    manifest().write(str(target / "manifest.json"))  # dbt writes it only where it parsed itself
    result = run_dbt(path, "docs", "generate", "--static", "--no-compile")
    assert result.success, result.exception
    catalog = json.loads((target / "catalog.json").read_text(encoding="utf-8"))
    shown = {
        (node["metadata"]["name"], column)
        for node in (catalog["nodes"] | catalog["sources"]).values()
        for column in node["columns"]
    }
    published = set(
        built.execute(
            """
            select table_name, column_name from duckdb_columns()
            where schema_name = 'main' and not internal
            """
        ).fetchall()
    )
    assert len(published) > 250
    assert published <= shown
    page = (target / "static_index.html").read_text(encoding="utf-8")
    assert "exposure.planledger.ranking" in page
