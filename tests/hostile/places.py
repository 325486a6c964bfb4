"""Inputs that are hostile by where they lie, what they are called, or what they are.

Here: names, links, pipes, sizes; each put into a folder, with what must become of it.
Not here: what files hold (the other modules).
"""

import os
import socket
from pathlib import Path

from tests.hostile.base import words

NAMES = (
    "新\n行.txt",
    "-rf.txt",
    "$(touch 逃).txt",
    "'; drop table documents; --.txt",
    "%2e%2e%2f上级.txt",
    "．．上.txt",
    "{{7*7}}.txt",
    "<b>粗<i>.txt",
    "=1+1.txt",
    "\u202e倒置.txt",
    "🙂.txt",
    "  空 格 .txt",
    "长" * 80 + ".txt",
    "n" * 251 + ".txt",
    "e\u0301.txt",
    "\u00e9.txt",
    " ",
    "没有后缀",
    "后缀.有误.PDF",
)


def put_names(folder: Path) -> dict[str, str]:
    """Honest texts under odd names: each must be read."""
    found = {}
    for nth, name in enumerate(NAMES):
        (folder / name).write_text(words(f"怪名{nth}号"), encoding="utf-8")
        found[name] = f"怪名{nth}号"
    raw = os.fsencode(folder) + b"/\xff\xfe.txt"
    Path(os.fsdecode(raw)).write_text(words("坏名"), encoding="utf-8")
    found["\\xff\\xfe.txt"] = "坏名"
    return found


def put_refused(folder: Path, canary: Path) -> dict[str, str]:
    """What is no file, or too large: each with its reason."""
    (folder / "link.txt").symlink_to(canary)
    (folder / "link_to_folder").symlink_to(canary.parent)
    (folder / "loop").symlink_to(folder)
    (folder / "dangling").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "pipe.txt")
    _put_socket(folder)
    for name, size in (("sparse_8g.txt", 8 * 2**30), ("line_100m.txt", 100 * 10**6)):
        with (folder / name).open("wb") as file:
            file.truncate(size)
    deep = folder
    for _ in range(40):
        deep /= "深"
    deep.mkdir(parents=True)
    (deep / "plan.txt").write_text(words("深层"), encoding="utf-8")
    special = ("link.txt", "link_to_folder", "loop", "dangling", "pipe.txt", "socket.txt")
    reasons = dict.fromkeys(special, "not_a_file") | {"/".join(["深"] * 33): "not_a_file"}
    return reasons | dict.fromkeys(("sparse_8g.txt", "line_100m.txt"), "too_large")


def put_ignored(folder: Path) -> set[str]:
    """What other programs leave behind: seen, and left out on purpose."""
    names = {
        *("~$plan.docx", ".hidden.txt", "half.part", "half.crdownload", "Thumbs.db", "README.md"),
        *("计划.txt~", "#计划.txt#", ".~lock.plan.docx#", "plan.bak", "half.filepart", "plan.swp"),
    }
    for name in names:
        (folder / name).write_text(words(f"忽略{name}"), encoding="utf-8")
    return names


def put_folder(folder: Path) -> dict[str, str]:
    """A folder that is called like a file: what is in it is read."""
    inner = folder / "folder.docx"
    inner.mkdir()
    (inner / "plan.txt").write_text(words("夹中"), encoding="utf-8")
    return {"folder.docx/plan.txt": "夹中"}


def _put_socket(folder: Path) -> None:
    here = Path.cwd()
    # The name of a socket may be no longer than about a hundred bytes.
    os.chdir(folder)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("socket.txt")
    finally:
        os.chdir(here)
