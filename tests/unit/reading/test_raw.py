import json
import os
import socket
import subprocess
import sys
import threading
import time

import pytest

from pipelines.model.problem import QuarantineError, Reason
from pipelines.reading import raw
from pipelines.reading.raw import RawSet, Root, Samples, choose, read_file, scan
from tests.conftest import PROJECT


def all_of(*folders) -> RawSet:
    return RawSet("these", tuple(Root(folder) for folder in folders), is_sample=False)


def outcomes(raw_set) -> dict[str, str]:
    return {
        one.source: f"refused {one.refusal.reason}"
        if one.refusal
        else ("ignored" if one.ignored else "read")
        for one in scan(raw_set)
    }


@pytest.fixture
def home(tmp_path):
    """A raw home with an empty inbox and one sample."""
    (tmp_path / "raw" / "inbox").mkdir(parents=True)
    (tmp_path / "raw" / "samples").mkdir()
    (tmp_path / "raw" / "inbox" / ".gitkeep").touch()
    (tmp_path / "raw" / "samples" / "plan.txt").write_text("样本。")
    return tmp_path / "raw"


def never(_raw_set) -> bool:
    return False


def test_samples_are_read_only_while_nothing_real_is_there(home):
    assert choose([home], Samples.AUTO, never).is_sample
    (home / "inbox" / "plan.txt").write_text("真的。")
    chosen = choose([home], Samples.AUTO, never)
    assert chosen == RawSet("inbox", (Root(home / "inbox"),), is_sample=False)


def test_samples_are_read_on_request_and_never_on_request(home):
    (home / "inbox" / "plan.txt").write_text("真的。")
    assert choose([home], Samples.ONLY, never).is_sample
    (home / "inbox" / "plan.txt").unlink()
    assert not choose([home], Samples.NEVER, never).is_sample
    assert choose([home / "samples"], Samples.AUTO, never).is_sample


def test_an_inbox_that_was_emptied_does_not_bring_the_samples_back(home):
    chosen = choose([home], Samples.AUTO, lambda raw_set: raw_set.label == "inbox")
    assert not chosen.is_sample


def test_any_other_folder_is_read_whole_and_is_a_set_of_its_own(tmp_path, home):
    (tmp_path / "plans").mkdir()
    chosen = choose([tmp_path / "plans"], Samples.AUTO, never)
    assert (chosen.label, chosen.is_sample) == (str(tmp_path / "plans"), False)
    assert chosen.roots == (Root(tmp_path / "plans"),)
    both = choose([tmp_path / "plans", home], Samples.NEVER, never)
    assert both.label != chosen.label


def test_sources_of_several_folders_stay_apart(tmp_path):
    for name in ("a/plans", "b/plans", "c"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "x.txt").write_text(name)
    folders = [tmp_path / name for name in ("a/plans", "b/plans", "c")]
    found = scan(choose(folders, Samples.NEVER, never))
    assert [one.source for one in found] == ["b/plans/x.txt", "c/x.txt", "plans/x.txt"]


def test_the_order_is_that_of_the_names_and_paths_are_relative(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/a.txt", "B.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [one.source for one in scan(all_of(tmp_path))] == [
        "B.txt",
        "a/a.txt",
        "a/z.txt",
        "b.txt",
    ]


def test_everything_seen_is_accounted_for(tmp_path):
    (tmp_path / "plan.txt").write_text("方案。")
    for name in ("README.md", "readme.txt", ".hidden", "~$plan.docx", "corrections.yml"):
        (tmp_path / name).write_text("x")
    for name in (
        "sources.csv",
        "half.pdf.part",
        "Thumbs.db",
        ".gitkeep",
        "plan.txt~",
        "#plan.txt#",
    ):
        (tmp_path / name).write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "inside.txt").write_text("x")
    found = outcomes(all_of(tmp_path))
    assert found.pop("plan.txt") == "read"
    assert set(found.values()) == {"ignored"}
    assert len(found) == 12
    assert all(one.ignored for one in scan(all_of(tmp_path)) if one.source != "plan.txt")


def test_links_and_special_files_are_named_and_not_followed(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "canary.txt").write_text("canary")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "plan.txt").write_text("方案。")
    (inbox / "link.txt").symlink_to(outside / "canary.txt")
    (inbox / "folder").symlink_to(outside)
    (inbox / "loop").symlink_to(inbox)
    os.mkfifo(inbox / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(inbox / "socket.txt"))
        started = time.monotonic()
        found = outcomes(all_of(inbox))
    assert time.monotonic() - started < 5
    assert found.pop("plan.txt") == "read"
    assert found.pop("socket.txt") in {"refused unreadable_file", "refused not_a_file"}
    assert found == dict.fromkeys(("folder", "link.txt", "loop", "pipe.txt"), "refused not_a_file")


LOOK = """
import json, sys
from pathlib import Path
from pipelines.reading.raw import RawSet, Root, scan
found = scan(RawSet("all", (Root(Path(sys.argv[1])),), is_sample=False))
print(json.dumps({one.source: one.refusal and one.refusal.reason.value for one in found}))
"""


def test_what_nobody_may_read_is_named_and_the_rest_is_read(tmp_path):
    rights = {"plan.txt": 0o644, "locked.txt": 0, "none": 0, "names only": 0o444, "no names": 0o111}
    for name in rights:
        path = tmp_path / name
        if not path.suffix:
            path.mkdir()
            (path / "plan.txt").write_text("方案。")
            (path / "link").symlink_to(tmp_path)
        else:
            path.write_text("方案。")
    for name, mode in rights.items():
        (tmp_path / name).chmod(mode)
    # Root may read all unless it gives that right away.
    bound = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--")
    prefix = bound if os.geteuid() == 0 else ()
    done = subprocess.run(
        [*prefix, sys.executable, "-c", LOOK, str(tmp_path)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    for name in rights:
        (tmp_path / name).chmod(0o755)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found.pop("plan.txt") is None
    named = {"locked.txt", "none/", "names only/plan.txt", "names only/link", "no names/"}
    assert found == dict.fromkeys(named, "unreadable_file")


def test_a_huge_file_is_refused_without_being_read(tmp_path):
    with (tmp_path / "sparse.pdf").open("wb") as file:
        file.truncate(8 * 2**30)
    started = time.monotonic()
    assert outcomes(all_of(tmp_path)) == {"sparse.pdf": "refused too_large"}
    assert time.monotonic() - started < 0.5


def test_folders_nested_without_end_are_cut_off(tmp_path):
    deep = tmp_path
    for _ in range(raw.MAX_DEPTH + 3):
        deep /= "d"
    deep.mkdir(parents=True)
    (deep / "plan.txt").write_text("x")
    assert list(outcomes(all_of(tmp_path)).values()) == ["refused not_a_file"]


def test_names_are_only_data(tmp_path):
    names = [b"\xff\xfe.txt", "换\n行.txt".encode(), b"..%2f..%2fetc.txt", b"a\\b.txt"]
    for name in names:
        (tmp_path / os.fsdecode(name)).write_text("x")
    found = scan(all_of(tmp_path))
    assert len(found) == 4
    assert all(one.source.encode() for one in found)
    assert r"\xff\xfe.txt" in {one.source for one in found}


def test_two_names_that_read_alike_stay_two_sources(tmp_path):
    (tmp_path / os.fsdecode(b"\xff.txt")).write_text("x")
    (tmp_path / "\\xff.txt").write_text("y")
    assert len({one.source for one in scan(all_of(tmp_path))}) == 2


def test_a_folder_that_is_not_there_is_a_refusal(tmp_path):
    assert outcomes(all_of(tmp_path / "absent")) == {".": "refused unreadable_file"}


def test_a_file_that_grows_while_it_is_read_is_not_taken(tmp_path, monkeypatch):
    path = tmp_path / "growing.txt"
    path.write_text("前一半")
    whole = os.fstat

    def stat_then_grow(handle):
        found = whole(handle)
        with path.open("a") as file:
            file.write("后一半")
        return found

    monkeypatch.setattr(os, "fstat", stat_then_grow)
    with pytest.raises(QuarantineError) as caught:
        read_file(path)
    assert caught.value.reason is Reason.STILL_CHANGING


def test_a_file_is_unchanged_until_somebody_writes_to_it(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text("一。")
    found = scan(all_of(tmp_path))[0]
    assert raw.is_unchanged(found)
    path.write_text("一。二。")
    assert not raw.is_unchanged(found)
    path.unlink()
    assert not raw.is_unchanged(found)


def test_a_thousand_small_files_are_walked_in_no_time(tmp_path):
    for nth in range(1000):
        (tmp_path / f"{nth}.txt").write_text("x")
    started = time.monotonic()
    assert len(scan(all_of(tmp_path))) == 1000
    assert time.monotonic() - started < 5
    assert threading.active_count() < 50
