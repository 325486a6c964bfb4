"""What a whole build costs beside an empty one: the real documents, and models that hold nothing.

Here: two commands that take turns, each from an empty folder: ours, and Dagster with dbt as their
makers show it, over as many models of one row as ours has models and seeds.
Not here: how fast texts are read (`compare`), how reading grows (`growth`).

    python tests/benchmarks/build.py [--texts FOLDER] [--rounds N]
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
LIMIT = 1.5
"""What the issue allows: ours, in empty builds."""

PROJECT = """
name: empty
version: "1.0.0"
profile: empty
flags: {send_anonymous_usage_stats: false}
models: {empty: {+materialized: table}}
"""
PROFILE = """
empty:
  target: build
  outputs: {build: {type: duckdb, path: "%s", threads: 2}}
"""
JOB = """
import os, sys
from pathlib import Path
import dagster as dg
from dagster_dbt import DbtCliResource, DbtProject, dbt_assets

project = DbtProject(project_dir=sys.argv[1], profiles_dir=sys.argv[1])
dbt = DbtCliResource(project_dir=project)
dbt.cli(["parse"], target_path=Path(sys.argv[1], "target")).wait()

@dbt_assets(manifest=Path(sys.argv[1], "target", "manifest.json"))
def models(context: dg.AssetExecutionContext, dbt: DbtCliResource):
    yield from dbt.cli(["build"], context=context).stream()

job = dg.define_asset_job("job", executor_def=dg.in_process_executor)
definitions = dg.Definitions(assets=[models], jobs=[job], resources={"dbt": dbt})
instance = dg.DagsterInstance.get()
done = definitions.resolve_job_def("job").execute_in_process(instance=instance)
sys.exit(not done.success)
"""


def empty(folder: Path, n_models: int) -> list[str]:
    """Models of one row each; the command that builds them under a lasting storage."""
    project, home = folder / "project", folder / "home"
    (project / "models").mkdir(parents=True)
    home.mkdir()
    (home / "dagster.yaml").write_text("telemetry: {enabled: false}\n", encoding="utf-8")
    (project / "dbt_project.yml").write_text(PROJECT, encoding="utf-8")
    (project / "profiles.yml").write_text(PROFILE % (folder / "e.duckdb"), encoding="utf-8")
    for number in range(n_models):
        path = project / "models" / f"model_{number}.sql"
        path.write_text("select 1 as one\n", encoding="utf-8")
    (folder / "job.py").write_text(JOB, encoding="utf-8")
    return [sys.executable, str(folder / "job.py"), str(project)]


def ours(folder: Path, texts: Path) -> list[str]:
    """The command as a user types it, over copies that have long been written."""
    raw = folder / "raw"
    shutil.copytree(texts, raw)
    for path in raw.rglob("*"):
        os.utime(path, (1.7e9, 1.7e9))
    where = ["--raw", str(raw), "--warehouse", str(folder / "warehouse")]
    return [sys.executable, "-m", "pipelines", "run", *where]


def seconds(command: list[str], folder: Path) -> float:
    environment = {
        **os.environ,
        "DAGSTER_HOME": str(folder / "home"),
        "DO_NOT_TRACK": "1",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    started = time.perf_counter()
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    taken = time.perf_counter() - started
    if done.returncode:
        raise SystemExit(f"bench: {' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return taken


def count_models(warehouse: Path) -> int:
    """Models and seeds, as dbt knows them after a build of ours."""
    nodes = json.loads((warehouse / "dbt" / "manifest.json").read_bytes())["nodes"].values()
    return sum(node["resource_type"] in {"model", "seed"} for node in nodes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=Path, default=CORPUS, help="a folder of documents")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if not options.texts.is_dir():
        where = f"{options.texts.parent.name}/{options.texts.name}"
        print(f"\nwhole builds: skipped, the real documents are not in {where}")
        return
    taken: dict[str, list[float]] = {"ours": [], "empty": []}
    n_models = 0
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            taken["ours"].append(seconds(ours(folder, options.texts), folder))
            n_models = count_models(folder / "warehouse")
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            taken["empty"].append(seconds(empty(folder, n_models), folder))
    report(taken, sum(path.is_file() for path in options.texts.rglob("*")), n_models)


def report(taken: dict[str, list[float]], n_texts: int, n_models: int) -> None:
    ratio = statistics.median(a / b for a, b in zip(taken["ours"], taken["empty"], strict=True))
    print(f"\nwhole builds from empty folders; {len(taken['ours'])} interleaved rounds, medians")
    print(f"  {f'ours, {n_texts} documents':32}{statistics.median(taken['ours']):>10.1f} s")
    print(f"  {f'{n_models} empty models':32}{statistics.median(taken['empty']):>10.1f} s")
    verdict = "within" if ratio <= LIMIT else "ABOVE"
    print(f"  ours is {ratio:.2f} times the empty one, {verdict} the limit of {LIMIT:g}")


if __name__ == "__main__":
    main()
