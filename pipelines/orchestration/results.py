"""What came of one dbt build, in words of our own.

Here: what was made, how the tests ended, and the first thing that went wrong.
Not here: running dbt (`.manifest`), what stops a build from being served (`store.gate`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipelines.store.gate import DbtTests
from pipelines.store.lake import Relation

MADE = frozenset({"model", "seed"})

_KEY = "primary_key"

_ADVISORY = "advisory"
"""The tag of a test that may warn; any other warning stops a build like a failure."""


@dataclass(frozen=True, slots=True)
class Node:
    """A model or seed that was built, with its properties as the manifest has them."""

    properties: Mapping[str, Any]
    seconds: float


@dataclass(frozen=True, slots=True)
class DbtBuild:
    """What came of one build; `error` says what went wrong first, if anything did."""

    made: tuple[Node, ...]
    tests: DbtTests
    error: str | None


def made(results: Sequence[Any], manifest: Mapping[str, Any]) -> Iterator[Node]:
    """The models and seeds that were built, in their order."""
    for one in results:
        if one.node.resource_type in MADE and str(one.status) == "success":
            yield Node(manifest["nodes"][one.node.unique_id], one.execution_time)


def relation(properties: Mapping[str, Any]) -> Relation:
    """A table with the key that its contract names, or a view."""
    schema, name = properties["schema"], properties["alias"]
    if properties["config"]["materialized"] == "view":
        return Relation(schema, name)
    # A seed has no constraints.
    keys = [c["columns"] for c in properties.get("constraints", ()) if c["type"] == _KEY] or [
        [column["name"]]
        for column in properties["columns"].values()
        if any(one["type"] == _KEY for one in column["constraints"])
    ]
    return Relation(schema, name, keys[0] if keys else ())


def tests(results: Sequence[Any], expected: int) -> DbtTests:
    """How many tests ran, and which did not hold."""
    of_tests = [one for one in results if one.node.resource_type == "test"]
    executed = [one for one in of_tests if str(one.status) != "skipped"]
    return DbtTests(
        expected, len(executed), tuple(_failure(one) for one in executed if not _holds(one))
    )


def _holds(result: Any) -> bool:  # noqa: ANN401 - dbt's results have no common public type
    return str(result.status) == "pass" or (
        str(result.status) == "warn" and _ADVISORY in result.node.tags
    )


def _failure(result: Any) -> str:  # noqa: ANN401 - as above
    return f"test {result.node.name}: {one_line(result.message)}"


def error(results: Sequence[Any], exception: BaseException | None) -> str:
    """The first thing that went wrong; what was skipped because of it is no news."""
    wrong = [one for one in results if str(one.status) in {"error", "fail", "runtime error"}]
    if wrong:
        more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
        return f"dbt: {wrong[0].node.name}: {one_line(wrong[0].message)}{more}"
    return f"dbt: {one_line(exception)}"


def one_line(message: object) -> str:
    """What dbt says, in one line; of a Python model's traceback only where it ends."""
    text = str(message or "no reason given").strip()
    before, traceback, _ = text.partition("Traceback")
    if traceback:
        text = f"{before} {text.splitlines()[-1]}"
    return " ".join(text.split())[:300]
