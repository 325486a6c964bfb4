"""The process that crawls, started and listened to.

Here: starting it with a plan, handing on what it tells, ending it with its caller.
Not here: what it does (`crawl`), what is printed of it (the console).
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from pipelines.fetch.plan import Plan, require_contact

PROJECT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "pipelines.fetch")
_PATIENCE_SECONDS = 30


class CrawlError(Exception):
    """A crawl that did not come to its end, in one line."""


def events(plan: Plan) -> Iterator[dict[str, Any]]:
    """What a crawl tells, while it runs.

    Raises:
        PlanError: If the plan names nobody to be reached.
        CrawlError: If the crawl could not begin, or ended before its end.
    """
    require_contact(plan)
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(  # noqa: S603 - this interpreter, a module of ours
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            cwd=PROJECT,
            text=True,
            encoding="utf-8",
        )
        try:
            yield from _told(process, json.dumps(plan.to_json()))
        finally:
            _end(process)
        if process.returncode:
            complaints.seek(0)
            said = complaints.read().decode("utf-8", "replace").strip().splitlines()
            why = f": {said[-1][:300]}" if said else ""
            raise CrawlError(f"the crawl ended early{why}: run `planledger fetch` again to go on")


def _told(process: subprocess.Popen[str], plan: str) -> Iterator[dict[str, Any]]:
    if process.stdin is None or process.stdout is None:
        raise CrawlError("the crawl has no streams: run it again")
    with suppress(BrokenPipeError), process.stdin as stream:
        stream.write(plan)
    for line in process.stdout:
        event = json.loads(line)
        if event["event"] == "failed":
            raise CrawlError(event["detail"])
        yield event


def _end(process: subprocess.Popen[str]) -> None:
    """Let it come to its end, or make it."""
    if process.stdout:
        process.stdout.close()
    try:
        process.wait(_PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
