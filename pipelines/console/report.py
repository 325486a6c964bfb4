"""What a run came to, and what is published, as tables.

Here: the ranking, what is not ranked and why, what could not be used, the last runs.
Not here: the questions' limits (`store.reader`), the run itself (`orchestration`).
"""

from collections.abc import Sequence
from datetime import datetime

from rich.console import Console
from rich.table import Table

from pipelines.console.words import age, words
from pipelines.store.generations import Folder, Generation, find_current
from pipelines.store.lock import Holder
from pipelines.store.reader import Answer, Reader, opened
from pipelines.store.runlog import RunRecord

SHOWN = 30
"""Rows of a ranking or a list; the rest is told as a number."""

_RANKING = """
    select
        ranking.rank,
        format('{:.0f}–{:.0f}', ranking.rank_p05, ranking.rank_p95) as "5–95 %",
        ranking.jurisdiction_name as place,
        round(plan.completeness_index, 1) as index,
        round(plan.specification, 2) as specification,
        round(plan.coverage, 2) as coverage,
        round(plan.accountability, 2) as accountability,
        plan.n_measures as measures
    from mart_city_ranking as ranking
    inner join mart_plan_completeness as plan on ranking.document_id = plan.document_id
    where ranking.framework = $framework and ranking.level = $level
    order by ranking.rank, ranking.jurisdiction_code
"""

_LISTS = """
    select framework, level, count(*) as n from mart_city_ranking
    group by framework, level
    order by framework desc, array_position(['province', 'city', 'district'], level)
"""

_NOT_RANKED = """
    select plan.not_ranked_reason as reason, document.title, document.source
    from mart_plan_completeness as plan
    inner join dim_document as document on plan.document_id = document.document_id
    where not plan.is_ranked
    order by plan.not_ranked_reason, document.source
"""

_QUARANTINE = "select source, reason, detail from quarantined_document order by source"

_PROBLEMS = """
    select kind, count(*) as n, any_value(advice) as advice from problems
    group by kind order by n desc, kind
"""

_SIZES = """
    select
        (select count(*) from dim_document) as documents,
        (select count(*) from dim_document where not is_current) as gone,
        (select count(*) from fct_measures) as measures,
        (select count(*) from fct_metrics) as metrics,
        (select count(*) from problems) as problems,
        (select count(*) from quarantined_document) as quarantined
"""


def table(answer: Answer, title: str | None = None) -> Table:
    """An answer as a table; numbers to the right."""
    shown = Table(title=title, title_justify="left", title_style="bold", header_style="bold")
    for nth, name in enumerate(answer.columns):
        is_number = any(isinstance(row[nth], int | float) for row in answer.rows[:SHOWN])
        shown.add_column(words(name), justify="right" if is_number else "left")
    for row in answer.rows:
        shown.add_row(*(words(value) for value in row))
    return shown


def print_results(console: Console, reader: Reader, *, is_sample: bool) -> None:
    """The rankings, then what is not in them and why."""
    if is_sample:
        console.print(
            "These are samples: invented places, written for this project.", style="yellow"
        )
    for framework, level, _ in reader.ask(_LISTS).rows:
        answer = reader.ask(_RANKING, {"framework": framework, "level": level})
        _print_list(console, answer, f"Outline of {framework}, {level} plans")
    _print_list(console, reader.ask(_NOT_RANKED), "Not ranked")
    _print_list(console, reader.ask(_QUARANTINE), "Could not be used")


def print_finished(
    console: Console, folder: Folder, record: RunRecord, warnings: Sequence[str], where: str
) -> None:
    """What a run came to, and what to type next; `where` is the option that names the warehouse."""
    served = find_current(folder)
    if record.status == "failed":
        still = f"generation {served.number} is still served" if served else "nothing is published"
        console.print(words(f"failed: {record.error}", "red"), soft_wrap=True)
        console.print(f"{still}; planledger status{where} shows the last runs", markup=False)
        return
    if served is None:
        console.print("nothing to read: put plans into raw/inbox/, then planledger run")
        return
    with opened(folder.database(served.number)) as reader:
        print_results(console, reader, is_sample=served.is_sample)
    for warning in warnings:
        console.print(words(f"look at this: {warning}", "yellow"))
    is_new = record.status == "published"
    console.print(
        f"generation {served.number} {'published' if is_new else 'stays: nothing is new'}; "
        f"{record.n_seen} inputs seen: {record.n_accepted} accepted, {record.n_flagged} flagged, "
        f"{record.n_quarantined} quarantined, {record.n_ignored} ignored; "
        f"{record.n_new} new, {record.n_changed} changed, {record.n_gone} gone",
        style="bold",
        markup=False,
    )
    console.print(f"next: planledger dashboard{where}", markup=False, soft_wrap=True)


def print_status(console: Console, reader: Reader, generation: Generation, now: datetime) -> None:
    """What is published, how old it is, what it holds and what is wrong with it."""
    published = datetime.fromisoformat(generation.published_at)
    console.print(
        f"generation {generation.number}, published {age(published, now)} "
        f"({published:%Y-%m-%d %H:%M} UTC), read from {generation.raw_set}",
        style="bold",
        markup=False,
    )
    sizes = reader.ask(_SIZES)
    parts = zip(sizes.columns, sizes.rows[0], strict=True)
    console.print(", ".join(f"{count:,} {name}" for name, count in parts))
    _print_list(console, reader.ask(_PROBLEMS), "Seen and not understood")
    _print_list(console, reader.ask(_QUARANTINE), "Could not be used")


def print_runs(
    console: Console, folder: Folder, runs: Sequence[RunRecord], holder: Holder | None
) -> None:
    """The last runs, newest first, and the one that is active."""
    if holder:
        console.print(f"run {holder.run_id} is active since {holder.since}", style="yellow")
    columns = ("started", "status", "generation", "seen", "new", "changed", "gone", "error")
    rows = [
        (
            run.started_at[:19].replace("T", " "),
            "active" if holder and holder.run_id == run.run_id else run.status,
            run.generation,
            run.n_seen,
            run.n_new,
            run.n_changed,
            run.n_gone,
            run.error,
        )
        for run in reversed(runs)
    ]
    if rows:
        console.print(table(Answer(columns, tuple(rows)), f"Last runs ({folder.run_log})"))
    digest = max(folder.digests.glob("[0-9]*.md"), default=None)
    if digest:
        console.print(f"what the last one changed: {digest}", markup=False, soft_wrap=True)


def _print_list(console: Console, answer: Answer, title: str) -> None:
    if not answer.rows:
        return
    console.print(table(Answer(answer.columns, answer.rows[:SHOWN]), title))
    more = len(answer.rows) - SHOWN
    if more > 0:
        console.print(f"… and {more} more: planledger sql lists them", style="dim")
