import json
from datetime import UTC, datetime

import pytest

from pipelines.store import generations
from pipelines.store.generations import Folder, PointerError
from tests.unit.store.made import generation, put


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


def numbers(folder: Folder) -> list[int]:
    return [one.number for one in generations.generations(folder)]


def test_what_was_written_is_found_newest_first(folder):
    for number in (1, 2, 10):
        put(folder, number)
    assert generations.generations(folder) == [generation(number) for number in (10, 2, 1)]
    assert generations.find_current(folder) is None
    generations.point_to(folder, 2)
    assert generations.find_current(folder) == generation(2)
    assert folder.current.readlink().parts == ("versions", "2")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"number": 1}', json.dumps({"counts": {}})])
def test_facts_that_cannot_be_read_are_no_generation(folder, text):
    put(folder, 1)
    (folder.versions / "1" / generations.FACTS).write_text(text)
    assert generations.find_generation(folder, 1) is None


def test_numbers_are_never_given_twice(folder):
    assert generations.next_number(folder, logged=0) == 1
    put(folder, 4)
    assert generations.next_number(folder, logged=0) == 5
    assert generations.next_number(folder, logged=9) == 10


def test_a_changed_byte_is_noticed(folder):
    put(folder, 1)
    assert generations.is_whole(folder, generation(1))
    folder.database(1).write_bytes(b"filf")
    assert not generations.is_whole(folder, generation(1))
    folder.database(1).unlink()
    assert not generations.is_whole(folder, generation(1))


def test_an_empty_folder_has_nothing_to_recover(folder):
    assert generations.recover(folder) is None


@pytest.mark.parametrize("pointer", ["absent", "dangling", "empty file", "folder", "foreign"])
def test_a_lost_pointer_is_set_to_the_newest_whole_generation(folder, pointer):
    put(folder, 1)
    put(folder, 2)
    put(folder, 3, on_disk=b"torn")
    if pointer == "dangling":
        folder.current.symlink_to("versions/9")
    elif pointer == "empty file":
        folder.current.touch()
    elif pointer == "folder":
        folder.current.mkdir()
    elif pointer == "foreign":
        folder.current.symlink_to("elsewhere")
    found = generations.recover(folder)
    assert found is not None
    assert found.number == 2
    assert generations.find_current(folder) == found


def test_where_nothing_is_whole_the_error_says_what_to_do(folder):
    put(folder, 1, on_disk=b"torn")
    with pytest.raises(PointerError, match="planledger run"):
        generations.recover(folder)


def test_three_generations_stay_and_leftovers_go(folder):
    for number in range(1, 6):
        put(folder, number)
    generations.point_to(folder, 5)
    (folder.root / "staging-dead").mkdir()
    (folder.root / "staging-dead" / "planledger.duckdb.wal").write_bytes(b"x")
    (folder.root / "staging").symlink_to("staging-dead")
    (folder.root / "current.next-77").symlink_to("versions/1")
    generations.sweep(folder, published=set(range(1, 6)))
    assert numbers(folder) == [5, 4, 3]
    assert sorted(path.name for path in folder.root.iterdir()) == ["current", "versions"]


def test_the_half_of_a_switch_goes_and_what_was_rolled_back_from_stays(folder):
    for number in (1, 2, 3):
        put(folder, number)
    generations.point_to(folder, 1)
    generations.sweep(folder, published={1, 2})
    assert numbers(folder) == [2, 1]


def test_the_served_generation_is_kept_however_old(folder):
    for number in range(1, 6):
        put(folder, number)
    generations.point_to(folder, 1)
    generations.sweep(folder, published=set(range(1, 6)))
    assert numbers(folder) == [5, 4, 1]


def test_no_age_is_negative():
    early, late = datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, 6, tzinfo=UTC)
    assert generation(1).hours_old(early) == 0
    assert generation(1).hours_old(late) == 6
