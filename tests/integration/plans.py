"""Plans of an invented city, small enough to be read and rebuilt many times.

Here: a raw home, its files, and each version of what they say.
Not here: samples for people (`raw/samples`), documents with known rows (`tests/golden`).
"""

import os
import time
from pathlib import Path

PLACES = ("青岚市", "临湖市", "望江市")

TASKS = ("行政审批", "行政执法", "行政复议", "政务公开", "法治督察")


def plan(place: str, version: int) -> str:
    """A plan with a task a topic and four measures a task; every sentence names its version."""
    parts = [f"{place}法治政府建设实施方案(2021—2025年)", "", "一、主要任务"]
    for number, topic in zip("一二三四五", TASKS, strict=True):
        parts.append(f"({number})做好{topic}工作。")
        parts.append(
            f"制定{topic}第{version}版办法。2023年底前完成{topic}第{version}版清单。"
            f"每年开展{topic}第{version}轮培训。加强{topic}第{version}期队伍建设。"
        )
    parts += ["二、保障措施", f"(一)加强领导。各部门要按第{version}版方案抓好落实。", ""]
    return "\n".join(parts)


def make_home(root: Path) -> Path:
    """A raw home whose inbox is empty."""
    (root / "raw" / "inbox").mkdir(parents=True)
    return root / "raw"


def drop(home: Path, version: int, *, seconds_ago: float = 60, places=PLACES) -> None:
    """One plan a place into the inbox, written so long ago that it counts as resting."""
    for nth, place in enumerate(places):
        path = home / "inbox" / f"plan{nth}.txt"
        path.write_text(plan(place, version), encoding="utf-8")
        then = time.time() - seconds_ago
        os.utime(path, (then, then))
