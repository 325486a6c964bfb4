"""How a crawl went, for people.

Here: a bar while it runs, a summary at its end, the list of sources.
Not here: the crawl (`fetch`), the commands (`.collecting`).
"""

from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table

from pipelines.console.words import words
from pipelines.fetch.registry import Registry
from pipelines.fetch.standing import Standing

_SHOWN = 20
"""Refusals that are printed one by one; `planledger sources list` shows all."""


def watched(console: Console, errors: Console, events: Iterable[dict[str, Any]]) -> None:
    """Follow a crawl to its end, and print what came of it."""
    refused: list[dict[str, Any]] = []
    columns = (
        SpinnerColumn(),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[url]}", style="dim", markup=False),
    )
    with Progress(
        *columns, console=errors, transient=True, disable=not errors.is_terminal
    ) as progress:
        bar = progress.add_task("", total=None, url="")
        for event in events:
            if event["event"] == "begun":
                progress.update(bar, total=event["n_waiting"])
                _print_begun(console, event)
            elif event["event"] == "fetched":
                progress.update(bar, advance=1, url=words(event["url"]).plain[-70:])
                if event["reason"]:
                    refused.append(event)
            else:
                _print_ended(console, event, refused)


def print_sources(console: Console, registry: Registry, known: Mapping[str, Standing]) -> None:
    """One line a source, and what is wrong with rows that cannot be used."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("place", "kind", "years", "type", "last visit", "came of it", "address"):
        table.add_column(name, no_wrap=name != "address", overflow="fold")
    for source in registry.sources:
        standing = known.get(source.url)
        years = "–".join(str(y) for y in (source.period_start, source.period_end) if y)
        came = (standing.reason or standing.last.outcome) if standing else ""
        table.add_row(
            words(source.jurisdiction_name),
            words(source.kind if source.is_official else f"{source.kind} (reprint)"),
            years,
            source.type.value,
            f"{standing.last.fetched_at:%Y-%m-%d}" if standing else "never",
            words(came),
            words(source.url),
        )
    console.print(table)
    for problem in registry.problems:
        console.print(words(problem, "red"), soft_wrap=True)


def _print_begun(console: Console, event: dict[str, Any]) -> None:
    how = "goes on" if event["is_resumed"] else "begins"
    console.print(f"crawl {event['crawl_id']} {how}: {event['n_waiting']} addresses to ask")
    for host, reason in event["tls_exceptions"].items():
        console.print(words(f"{host}: any certificate is taken: {reason}", "yellow"))


def _print_ended(console: Console, event: dict[str, Any], refused: list[dict[str, Any]]) -> None:
    for one in refused[:_SHOWN]:
        text = f"  {one['reason']}: {one['url']}: {one['detail']}"
        console.print(words(text), soft_wrap=True)
    if len(refused) > _SHOWN:
        console.print(f"  … and {len(refused) - _SHOWN} more: planledger sources list")
    stored, same, aside = (
        event["outcomes"].get(name, 0) for name in ("stored", "unchanged", "refused")
    )
    console.print(
        f"{stored} brought ({event['n_new']} new, {event['n_changed']} changed), "
        f"{same} unchanged, {aside} put aside with a reason"
    )
    for why, count in sorted(event["left_out"].items()):
        console.print(f"{count} links left out by the limit of {why}")
    if event["hosts_left"]:
        console.print(words(f"left for this run: {', '.join(event['hosts_left'])}"))
    if event["n_waiting"]:
        console.print(f"{event['n_waiting']} addresses wait for the next crawl")
    console.print("planledger run reads what was brought")
