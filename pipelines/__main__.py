"""The command line: reads what governments promise, and publishes what it read.

Here: commands, their options and their help; the environment and the clock.
Not here: what a command prints (`console`), what it does (`orchestration`, `store`, `reading`).

Imports stand inside the commands: `read`, `status` and every `--help` answer at once, though
Dagster and dbt take seconds to import.
"""

import json
import os
import shlex
import sys
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
from rich.console import Console

from pipelines.console import collecting, help_texts, programs, taking
from pipelines.console.options import DEFAULT_WAREHOUSE, PROJECT, fail, warehouse_option
from pipelines.console.words import screen, words

if TYPE_CHECKING:
    from pipelines.store.generations import Folder


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=help_texts.FIRST_STEPS,
)
def main() -> None:
    """Turn published government plans into a warehouse of commitments, with their evidence."""


@main.command(epilog=help_texts.RUN)
@click.option(
    "--raw",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    envvar="PLANLEDGER_RAW",
    show_default="raw/",
    help="Folder to read; may be given more than once. One with an inbox/ in it is a raw home: "
    "its inbox/ is read, or its samples/ while the inbox has never held anything.",
)
@warehouse_option
@click.option(
    "--samples/--no-samples",
    default=None,
    help="Read only the samples, or never; without either: while nothing real is there.",
)
@click.option(
    "--accept-fewer",
    metavar="REASON",
    help="Publish although much less is there than in the last generation, and say why.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    envvar="PLANLEDGER_SCHEDULER",
    default="",
    help="Read on the workers of this Dask scheduler, as tcp://host:8786; PLANLEDGER_SHARDS names "
    "the folder or bucket that they share, else it is shards/ in the warehouse.",
)
def run(
    raw: tuple[Path, ...],
    warehouse: Path,
    *,
    samples: bool | None,
    accept_fewer: str | None,
    scheduler: str,
) -> None:
    """Read what is new, rebuild the tables, test them, and publish them in one switch.

    What has not changed is not read again, and where nothing is new nothing is published. A build
    that fails a test is never seen: the last generation stays in service.
    """
    from pipelines.console import progress, report
    from pipelines.reading.raw import Samples
    from pipelines.store.lock import ActiveRunError

    console = screen()
    with progress.shown(Console(stderr=True)) as told:
        from pipelines.orchestration.launch import run_here
        from pipelines.orchestration.resources import Settings

        folders = tuple(folder.absolute() for folder in raw or (PROJECT / "raw",))
        known = Settings.from_environment()
        settings = replace(known, raw=folders, warehouse=warehouse.absolute(), scheduler=scheduler)
        mode = {None: Samples.AUTO, True: Samples.ONLY, False: Samples.NEVER}[samples]
        try:
            finished = run_here(settings, mode, accept_fewer, told)
        except (ActiveRunError, OSError) as error:
            fail(error)
    where = "" if warehouse == DEFAULT_WAREHOUSE else f" --warehouse {shlex.quote(str(warehouse))}"
    report.print_finished(console, settings.folder, finished.record, finished.warnings, where)
    sys.exit(1 if finished.record.status == "failed" else 0)


@main.command(epilog=help_texts.READ)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a document, for programs.")
def read(file: Path, *, as_json: bool) -> None:
    """Print what one document commits to: its sections, measures and metrics. Stores nothing."""
    from pipelines.console.tree import document_tree
    from pipelines.model.problem import QuarantineError
    from pipelines.reading.documents import read_bytes
    from pipelines.reading.raw import read_file

    console = screen()
    try:
        readings = read_bytes(read_file(file)[0], file.name)
    except QuarantineError as error:
        fail(error)
    for reading in readings:
        if as_json:
            click.echo(json.dumps(asdict(reading), ensure_ascii=False, default=str))
        else:
            console.print(document_tree(reading.extraction), soft_wrap=not console.is_terminal)


@main.command()
@warehouse_option
@click.option("--port", type=click.IntRange(1024, 65535), default=8501, show_default=True)
def dashboard(warehouse: Path, port: int) -> None:
    """Open the pages on the published warehouse, for this machine only."""
    _hand_over(programs.dashboard(port), {"PLANLEDGER_WAREHOUSE": str(warehouse.absolute())})


@main.command()
@warehouse_option
@click.option("--port", type=click.IntRange(1024, 65535), default=3000, show_default=True)
@click.option("--daemon", is_flag=True, help="Only the daemon, as a service runs it: no pages.")
def dagster(warehouse: Path, port: int, *, daemon: bool) -> None:
    """Open Dagster's pages and its daemon, for this machine only.

    Schedules and sensors are off; PLANLEDGER_AUTOMATION=on starts them (docs/operations.md).
    """
    from pipelines.orchestration.home import prepare
    from pipelines.store.generations import Folder

    home = prepare(Folder(warehouse.absolute()))
    environment = {"PLANLEDGER_WAREHOUSE": str(warehouse.absolute()), "DAGSTER_HOME": str(home)}
    _hand_over(programs.daemon() if daemon else programs.dagster(port), environment)


@main.command(epilog=help_texts.SQL)
@click.argument("query", required=False)
@warehouse_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object a row, for programs.")
def sql(query: str | None, warehouse: Path, *, as_json: bool) -> None:
    """Ask the published warehouse in SQL; without a QUERY, at a prompt.

    The file is open for reading only, reaches no other file, and a question may take 30 seconds,
    1 GB of memory and 2 GB of disk.
    """
    from pipelines.console.prompt import converse, print_answer
    from pipelines.store.reader import NotPublishedError, QuestionError, opened, published_file

    console = screen()
    try:
        with opened(published_file(_folder(warehouse))) as reader:
            if query:
                print_answer(console, reader.ask(query), as_json=as_json)
            else:
                converse(console, reader, input)
    except (NotPublishedError, QuestionError) as error:
        fail(error)


@main.command()
@warehouse_option
@click.option("--runs", type=click.IntRange(0), default=5, show_default=True, help="Runs to list.")
@click.option("--max-age", type=click.FloatRange(0), help="Fail if what is published is older.")
@click.option("--max-idle", type=click.FloatRange(0), help="Fail if no run ended well since.")
def status(warehouse: Path, runs: int, max_age: float | None, max_idle: float | None) -> None:
    """Say what is published, how old it is, what is wrong with it, and how the last runs went.

    With --max-age HOURS it is a check for a monitor: exit status 1 where nothing so new is
    published; with --max-idle HOURS, where no run has published or found nothing new since.
    """
    from pipelines.console import report
    from pipelines.store.generations import find_current
    from pipelines.store.lock import find_holder
    from pipelines.store.reader import NotPublishedError, opened, published_file
    from pipelines.store.runlog import has_ended_well_since
    from pipelines.store.runlog import read as read_log

    console, folder, now = screen(), _folder(warehouse), datetime.now(UTC)
    generation = find_current(folder)
    try:
        if generation:
            with opened(published_file(folder)) as reader:
                report.print_status(console, reader, generation, now)
        else:
            published_file(folder)
    except NotPublishedError as error:
        console.print(words(error), soft_wrap=True)
    log = read_log(folder.run_log)
    report.print_runs(console, folder, log[len(log) - runs :], find_holder(folder.lock))
    if max_age is not None and (generation is None or generation.hours_old(now) > max_age):
        fail(f"{warehouse}: nothing was published in the last {max_age:g} hours")
    if max_idle is not None and not has_ended_well_since(log, now - timedelta(hours=max_idle)):
        fail(f"{warehouse}: no run ended well in {max_idle:g} hours: see docs/operations.md")


@main.command()
@warehouse_option
def rollback(warehouse: Path) -> None:
    """Serve the generation before the one that is served; nothing is rebuilt or removed.

    The next run that finds something new starts from it.
    """
    from pipelines.store.generations import PointerError
    from pipelines.store.lock import ActiveRunError
    from pipelines.store.publish import roll_back

    try:
        generation = roll_back(_folder(warehouse), lambda: datetime.now(UTC))
    except (ActiveRunError, PointerError, OSError) as error:
        fail(error)
    click.echo(f"generation {generation.number} of {generation.published_at[:16]} is served again")


for command in (taking.export, taking.ledger, taking.calendar):
    main.add_command(command)
for command in (collecting.sources, collecting.fetch, collecting.archive):
    main.add_command(command)


def _folder(warehouse: Path) -> "Folder":
    from pipelines.store.generations import Folder

    return Folder(warehouse.absolute())


def _hand_over(command: list[str], environment: dict[str, str]) -> NoReturn:
    """Become another program, in the project's folder, that reports to no vendor."""
    os.chdir(PROJECT)
    os.execve(command[0], command, {**os.environ, **programs.QUIET, **environment})  # noqa: S606


if __name__ == "__main__":
    main(prog_name="planledger")
