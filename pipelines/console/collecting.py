"""The commands by which texts come in from outside.

Here: `sources`, `fetch` and `archive`: their options, and the settings of a crawl.
Not here: the crawl (`fetch`), what is printed of it (`.collected`), the other commands.

Imports stand inside the commands, as in `__main__`: `--help` answers at once.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console

from pipelines.console.options import PROJECT, fail
from pipelines.console.words import screen, words

if TYPE_CHECKING:
    from pipelines.fetch.plan import Plan
    from pipelines.fetch.registry import Registry

TYPES = ("page", "list", "sitemap", "folder")

FETCH_EXAMPLES = """\b
Examples:
  planledger fetch --contact you@example.org --limit 5
  planledger fetch --official && planledger run

A crawl that was ended goes on where it was. Exit status: 0 it came to its end, 1 it did not.
"""

raw_option = click.option(
    "--raw",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=PROJECT / "raw",
    show_default="raw/",
    help="The raw home that holds sources.csv and archive/.",
)


@click.group()
def sources() -> None:
    """The registry of public pages: raw/sources.csv."""


@sources.command("list")
@raw_option
def list_sources(raw: Path) -> None:
    """Say what each source is and how its last visit went."""
    from pipelines.console.collected import print_sources
    from pipelines.fetch import ledger
    from pipelines.fetch.archive import Archive
    from pipelines.fetch.standing import standings

    registry = _registry(raw)
    known = standings(ledger.read(Archive(raw / "archive").ledger))
    print_sources(screen(), registry, known)


@sources.command()
@raw_option
def check(raw: Path) -> None:
    """Check every row; exit status 1 where one cannot be used."""
    registry = _registry(raw)
    for problem in registry.problems:
        screen().print(words(problem), soft_wrap=True)
    click.echo(f"{len(registry.sources)} sources can be used, {len(registry.problems)} cannot")
    raise SystemExit(1 if registry.problems else 0)


@sources.command()
@click.argument("url")
@click.option("--type", "type_", type=click.Choice(TYPES), default="page", show_default=True)
@click.option("--title", default="", help="What the text is called there.")
@click.option("--place", default="", help="Whose text it is: 赵县, 南京市江宁区.")
@click.option("--province", default="", help="Its province, where several places bear the name.")
@click.option("--kind", default="", help="plan, workplan, report, outline or other.")
@click.option("--words", default="", help="What a list's links must say, words apart by blanks.")
@click.option("--reprint", is_flag=True, help="It is not the government's own page.")
@click.option("--tls-exception", default="", help="Why its certificate need not be trusted.")
@raw_option
def add(url: str, type_: str, raw: Path, *, reprint: bool, **facts: str) -> None:
    """Add URL, or a folder's path, to the registry."""
    from pipelines.fetch import registry
    from pipelines.fetch.sources import Source, SourceType
    from pipelines.reading.places import find_code

    source = Source(
        url=url,
        type=SourceType(type_),
        title=facts["title"],
        jurisdiction_name=facts["place"],
        province_name=facts["province"],
        kind=facts["kind"],
        is_official=not reprint,
        words=facts["words"],
        tls_exception=facts["tls_exception"],
    )
    try:
        after = registry.add(raw / registry.NAME, source, find_code)
    except (registry.RegistryError, OSError) as error:
        fail(error)
    click.echo(f"{url}: source {len(after.sources)} of {raw / registry.NAME}")


@click.command(epilog=FETCH_EXAMPLES)
@click.option("--limit", type=click.IntRange(1), help="Ask for so many addresses at most.")
@click.option(
    "--contact",
    envvar="PLANLEDGER_CONTACT",
    default="",
    help="An e-mail address or page at which sites can reach you; PLANLEDGER_CONTACT sets it too.",
)
@click.option("--official", is_flag=True, help="Leave out pages that reprint a text.")
@click.option("--rehearsal", envvar="PLANLEDGER_REHEARSAL", default="", hidden=True)
@raw_option
def fetch(raw: Path, limit: int | None, contact: str, rehearsal: str, *, official: bool) -> None:
    """Bring in what raw/sources.csv names, politely, into raw/archive.

    Hosts are asked one page at a time and by their robots.txt; what has not changed is not sent
    again. `planledger run` reads what was brought.
    """
    from pipelines.console.collected import watched
    from pipelines.fetch.plan import PlanError
    from pipelines.fetch.process import CrawlError, events

    try:
        plan = _plan(raw, contact, limit, rehearsal, is_official=official)
        watched(screen(), Console(stderr=True), events(plan))
    except (CrawlError, PlanError, OSError) as error:
        fail(error)


@click.group()
def archive() -> None:
    """What was fetched: raw/archive, every body once, and the ledger of all visits."""


@archive.command("check")
@raw_option
def check_archive(raw: Path) -> None:
    """Read every body back and compare it with its name; exit status 1 where one is damaged."""
    from pipelines.fetch import ledger
    from pipelines.fetch.archive import Archive, ArchiveError

    kept = Archive((raw / "archive").absolute())
    wanted = {row.sha256 for row in ledger.read(kept.ledger) if row.sha256}
    damaged = 0
    for digest in sorted(wanted | set(kept.digests())):
        try:
            kept.read(digest)
        except ArchiveError as error:
            damaged += 1
            click.echo(error)
    click.echo(f"{len(wanted)} bodies of the ledger, {damaged} damaged or missing")
    raise SystemExit(1 if damaged else 0)


@archive.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@raw_option
def export(file: Path, raw: Path) -> None:
    """Write the archive to FILE as WARC, the format of web archives."""
    from pipelines.fetch import ledger, warc
    from pipelines.fetch.archive import Archive, ArchiveError

    kept = Archive((raw / "archive").absolute())
    try:
        count = warc.export(kept, ledger.read(kept.ledger), file)
    except FileExistsError:
        fail(f"{file}: there is a file already: name another or remove it")
    except (ArchiveError, OSError) as error:
        fail(error)
    click.echo(f"{count} visits in {file}")


def _plan(
    raw: Path, contact: str, limit: int | None, rehearsal: str, *, is_official: bool
) -> "Plan":
    from pipelines.fetch.plan import Plan

    registry = _registry(raw)
    if registry.problems:
        fail(f"{registry.problems[0]} ({len(registry.problems)} in all: planledger sources check)")
    chosen = [one for one in registry.sources if one.is_official or not is_official]
    plain: dict[str, Any] = Plan(
        (raw / "archive").absolute(), tuple(chosen), contact, limit
    ).to_json()
    return Plan.from_json({**plain, **(json.loads(rehearsal) if rehearsal else {})})


def _registry(raw: Path) -> "Registry":
    from pipelines.fetch import registry
    from pipelines.reading.places import find_code

    return registry.load(raw / registry.NAME, find_code)
