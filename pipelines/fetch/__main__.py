"""The crawl as a process of its own: a plan as JSON in, a report as JSON lines out.

Here: the streams and the clock of that process.
Not here: what it does (`crawl`), who starts it (`process`).

Usage: `python -m pipelines.fetch [PLAN.json]`; without a file the plan is read from the input.
Exit status: 0 the crawl came to its end, 1 it did not and goes on the next time, 2 no plan.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipelines.fetch.archive import ArchiveError
from pipelines.fetch.plan import Plan


def main(arguments: list[str]) -> int:
    """The exit status of one crawl."""
    try:
        text = Path(arguments[0]).read_text("utf-8") if arguments else sys.stdin.read()
        plan = Plan.from_json(json.loads(text))
    except (OSError, ValueError) as error:
        _tell({"event": "failed", "detail": str(error)})
        return 2
    # Scrapy takes half a second to import, which a wrong plan need not wait for.
    from pipelines.fetch.crawl import crawl  # noqa: PLC0415

    try:
        return 0 if crawl(plan, lambda: datetime.now(UTC), _tell) else 1
    except (ArchiveError, OSError) as error:
        _tell({"event": "failed", "detail": str(error)})
        return 1


def _tell(event: dict[str, Any]) -> None:
    print(json.dumps(event, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
