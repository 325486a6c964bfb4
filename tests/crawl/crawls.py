"""A crawl as a test starts it: a plan, the process, what it told and what it left behind."""

import json
import os
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipelines.fetch import ledger
from pipelines.fetch.archive import Archive
from pipelines.fetch.ledger import Fetch, Ledger
from pipelines.fetch.plan import Pace, Plan, Rehearsal
from pipelines.fetch.sources import Source, SourceType
from pipelines.fetch.standing import Standing, standings

PROJECT = Path(__file__).parents[2]
QUICK = Pace(delay=0.02, backoff=0.1, timeout=2.0, most_wait=3.0)
SENTENCES = (
    "严格规范公正文明执法，推行柔性执法方式。",
    "健全重大行政决策程序，听取公众意见。",
    "完善行政复议工作机制，提高办案质量。",
    "加强行政规范性文件合法性审核。",
    "推进政务公开，接受社会监督。",
)


def plan_text(name: str, sentences: int = 40) -> str:
    """Words of our own that read as a plan, different for every name."""
    lines = [f"{name}第{n}项：{SENTENCES[n % len(SENTENCES)]}" for n in range(sentences)]
    return "".join(f"<p>{line}</p>" for line in lines)


def page(name: str, body: str = "", sentences: int = 40) -> str:
    """A page that holds a plan."""
    head = f"<html><head><meta charset='utf-8'><title>{name}</title></head>"
    return f"{head}<body><h1>{name}</h1>{plan_text(name, sentences)}{body}</body></html>"


@dataclass
class Crawl:
    """What a crawl told, and what it took."""

    status: int
    events: list[dict]
    complaints: str
    most_memory: int
    archive: Path
    rows: dict[str, Fetch] = field(default_factory=dict)
    seconds: float = 0.0
    cases: dict[str, str] = field(default_factory=dict)
    site: Any = None
    private: Any = None
    raw: Any = None
    sites: Any = None

    @property
    def ended(self) -> dict:
        return self.events[-1]

    def reason(self, url: str) -> str | None:
        return self.rows[url].reason

    def body(self, url: str) -> bytes:
        return Archive(self.archive).read(str(self.rows[url].sha256))


def plan_of(archive: Path, urls, **settings: Any) -> Plan:
    """A rehearsal in which 127.0.0.1 plays the public side."""
    kind = settings.pop("type", SourceType.PAGE)
    names = settings.pop("names", {})
    sources = [one if isinstance(one, Source) else Source(one, kind) for one in urls]
    rehearsal = Rehearsal(("127.0.0.1",), names)
    settings.setdefault("pace", QUICK)
    return Plan(archive, tuple(sources), "", rehearsal=rehearsal, **settings)


def start(plan: Plan) -> subprocess.Popen[str]:
    """The process, its plan handed over."""
    process = subprocess.Popen(
        [sys.executable, "-m", "pipelines.fetch"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=PROJECT,
        text=True,
    )
    assert process.stdin
    process.stdin.write(json.dumps(plan.to_json()))
    process.stdin.close()
    process.stdin = None
    return process


def crawl(archive: Path, urls, **settings: Any) -> Crawl:
    """One crawl to its end."""
    process = start(plan_of(archive, urls, **settings))
    assert process.stdout
    assert process.stderr
    told, complaints = process.stdout.read(), process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    events = [json.loads(line) for line in told.splitlines()]
    done = Crawl(process.returncode, events, complaints, usage.ru_maxrss * 1024, archive)
    with closing(Ledger(Archive(archive).ledger)) as kept:
        newest = events[0].get("crawl_id", 0) if events else 0
        done.rows = {row.url: row for row in kept.of_crawl(newest)}
    return done


def standing(archive: Path) -> dict[str, Standing]:
    """What the archive says of each address now."""
    return standings(ledger.read(Archive(archive).ledger))
