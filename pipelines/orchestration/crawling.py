"""The crawl as Dagster starts it: a process of its own that speaks Dagster Pipes.

Here: the plan from the run that asks, what is told back, and the end of a crawl without a run.
Not here: what a crawl does (`fetch.crawl`), the asset that asks for it (`.assets.archive`).

Usage: `python -m pipelines.orchestration.crawling`, under `PipesSubprocessClient` alone.
Exit status: 0 the crawl came to its end, 1 it did not and goes on the next time.
"""

import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from dagster_pipes import PipesContext, open_dagster_pipes

from pipelines.fetch.crawl import crawl
from pipelines.fetch.plan import Plan
from pipelines.orchestration.resources import utc_now

TOLD_EVERY = 50
"""Each page as an event would be most of Dagster's storage after a month."""

_LOOK_SECONDS = 1.0
_ORPHANED = 3


def main() -> int:
    """The exit status of one crawl."""
    _end_with(os.getppid())
    with open_dagster_pipes() as pipes:
        plan = Plan.from_json(pipes.extras["plan"])
        return 0 if crawl(plan, utc_now, _teller(pipes)) else 1


def _teller(pipes: PipesContext) -> Callable[[dict[str, Any]], None]:
    """What is told of a crawl: its beginning, how far it is, and its end as a whole."""
    asked = 0

    def tell(event: dict[str, Any]) -> None:
        nonlocal asked
        if event["event"] == "fetched":
            asked += 1
            if asked % TOLD_EVERY == 0:
                pipes.log.info("%s addresses asked, the last of them %s", asked, event["url"])
            return
        pipes.report_custom_message(event)

    return tell


def _end_with(parent: int) -> None:
    """A run that was killed leaves no crawl behind: it would hold the archive against the next.

    A row of the ledger is on the disk before the next page is asked, so an end at any moment is
    safe.
    """

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOK_SECONDS)
        os._exit(_ORPHANED)

    threading.Thread(target=watch, name="parent", daemon=True).start()


if __name__ == "__main__":
    sys.exit(main())
