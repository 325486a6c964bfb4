"""What must hold of a build before anybody sees it.

Here: that dbt tested all it knows, that every block can be read, that nothing collapsed.
Not here: what must hold of rows and tables (`store.schemas`, dbt's tests), the switch itself
(`store.runs`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipelines.store.generations import Counts, digest
from pipelines.store.warehouse import connected

MOST_LOST = 0.10
"""The share of documents, cities or measures whose loss stops a build: the fault table's W13."""

MOST_VANISHED = 0.20
"""The share of sources that may vanish at once: a whole site or disk goes more often than that."""

FEW = 3
"""Fewer sentences or files than this are lost by a person's correction, not by an accident."""

ALIKE = 5
"""So many ranked plans have never been equally complete."""

CITY_LOST = 0.5
CITY_GROWN = 5.0
CITY_ROWS = 20
"""A city's measures may halve or grow fivefold by a new plan; beyond, something was read wrongly,
if it is a matter of more than this many rows."""

GROWN = 2.0
"""Growth beyond this is said, and stops nothing: a new source does it."""


ACCEPT = 'run again with --accept-fewer "why"'


class GateError(Exception):
    """A build that must not be served: the reasons, one line each."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class DbtTests:
    """What dbt tested: how many tests it knows, how many it ran, and which did not hold."""

    expected: int
    executed: int
    failed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a build that may be served holds, and what a person should look at."""

    counts: Counts
    warnings: tuple[str, ...]


def judge(
    database: Path,
    sealed: str,
    tests: DbtTests,
    before: Counts | None,
    accept_fewer: str | None = None,
) -> Verdict:
    """Whether a sealed build may be served.

    `sealed` is the file's digest when it was closed, `before` what the last generation of the same
    raw set held, `accept_fewer` a person's reason to accept that less is there.

    Raises:
        GateError: If it may not.
    """
    _require(_test_reasons(tests))
    _require(_file_reasons(database, sealed))
    counts, reasons = _read_all(database)
    _require(reasons)
    lost = _losses(before, counts) if before else []
    if lost and not accept_fewer:
        raise GateError([*lost, f"if that is right, {ACCEPT}"])
    accepted = [f"{reason} (accepted: {accept_fewer})" for reason in lost]
    return Verdict(counts, tuple(accepted + (_growth(before, counts) if before else [])))


def _require(reasons: list[str]) -> None:
    if reasons:
        raise GateError(reasons)


def _test_reasons(tests: DbtTests) -> list[str]:
    reasons = [f"dbt: {failure}" for failure in tests.failed]
    if tests.executed < tests.expected:
        reasons.append(
            f"dbt ran {tests.executed} of {tests.expected} tests: "
            "run `planledger run` without a selection, or see why dbt skipped some"
        )
    if not tests.expected:
        reasons.append("dbt knows no test at all: the project was not parsed whole")
    return reasons


def _file_reasons(database: Path, sealed: str) -> list[str]:
    if database.with_name(database.name + ".wal").exists():
        return ["the build left a write-ahead log: something still writes to it; run again"]
    if digest(database) != sealed:
        return ["the build's file is not what was written: check the disk; run again"]
    return []


def _read_all(database: Path) -> tuple[Counts, list[str]]:
    """Every block of every table, read back; and what it holds."""
    try:
        with connected(database, read_only=True) as connection:
            tables = connection.execute(
                "select schema_name, table_name from duckdb_tables() where not internal"
            ).fetchall()
            for schema, table in tables:
                connection.execute(
                    f'select bit_xor(hash(whole)) from "{schema}"."{table}" as whole'  # noqa: S608
                ).fetchall()
            return _count(connection), _sameness(connection)
    except duckdb.Error as error:
        raise GateError([f"the build cannot be read back ({_first_line(error)})"]) from None


def _count(connection: duckdb.DuckDBPyConnection) -> Counts:
    documents = connection.execute(
        "select count(*), count(*) filter (where is_current), count(distinct jurisdiction_code) "
        "from plans.documents"
    ).fetchall()[0]
    measures = connection.execute("select count(*) from plans.measures").fetchall()[0][0]
    by_city = connection.execute(
        "select documents.jurisdiction_code, count(*) from plans.measures as measures "
        "inner join plans.documents as documents on measures.document_id = documents.document_id "
        "where documents.jurisdiction_code is not null group by documents.jurisdiction_code "
        "order by documents.jurisdiction_code"
    ).fetchall()
    return Counts(
        *documents,
        measures=measures,
        measures_by_city=dict(by_city),
        pages_by_host=pages_by_host(connection),
    )


def pages_by_host(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """How many addresses of each host carry a document now."""
    return dict(
        connection.execute(
            "select regexp_extract(source, '^https?://([^/]+)', 1) as host, "
            "count(distinct source) "
            "from plans.document_sources where gone_since is null and source like 'http%://%' "
            "group by host order by host"
        ).fetchall()
    )


def collapsed(before: Counts, pages: Mapping[str, int]) -> list[str]:
    """The hosts that lost so many of their pages that something happened to the host."""
    return [
        f"pages of {host} fell from {old} to {new}"
        for host, old in before.pages_by_host.items()
        if old - (new := pages.get(host, 0)) >= FEW and old - new > MOST_VANISHED * old
    ]


def _sameness(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Scores that are all alike: something in the scoring did not see the plans."""
    row = connection.execute(
        "select count(*), count(distinct completeness_index) from main.mart_plan_completeness "
        "where is_ranked"
    ).fetchall()[0]
    alike = row[0] >= ALIKE and row[1] == 1
    return [f"all {row[0]} ranked plans have the same index: see dbt's scoring"] if alike else []


def _losses(before: Counts, now: Counts) -> list[str]:
    reasons = [
        f"{name} fell from {old} to {new}"
        for name, old, new, share, few in (
            ("documents", before.documents, now.documents, MOST_LOST, 1),
            ("places", before.cities, now.cities, MOST_LOST, 1),
            ("measures", before.measures, now.measures, MOST_LOST, FEW),
            ("files there", before.current_documents, now.current_documents, MOST_VANISHED, FEW),
        )
        if old - new >= few and old - new > share * old
    ]
    reasons += collapsed(before, now.pages_by_host)
    for city, old in before.measures_by_city.items():
        new = now.measures_by_city.get(city, 0)
        fell = old - new >= CITY_ROWS and new < CITY_LOST * old
        rose = new - old >= CITY_ROWS and new > CITY_GROWN * old
        if fell or rose:
            reasons.append(f"measures of {city} went from {old} to {new}")
    return reasons


def _growth(before: Counts, now: Counts) -> list[str]:
    return [
        f"{name} rose from {old} to {new}"
        for name, old, new in (
            ("documents", before.documents, now.documents),
            ("places", before.cities, now.cities),
            ("measures", before.measures, now.measures),
        )
        if old and new > GROWN * old
    ]


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0][:200]
