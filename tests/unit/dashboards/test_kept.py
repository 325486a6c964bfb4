"""Once for all viewers, by the frame itself, while others wait; an error is not kept."""

import threading
import time

import polars as pl
import pytest

from dashboards.kept import by_frame


def test_a_frame_is_worked_on_once_and_another_of_the_same_rows_by_itself():
    made = []

    @by_frame(4)
    def height(frame, unit):
        made.append(unit)
        return f"{frame.height} {unit}"

    one, same = pl.DataFrame({"a": [1]}), pl.DataFrame({"a": [1]})
    assert [height(one, "rows"), height(one, "rows"), height(same, "rows")] == ["1 rows"] * 3
    assert height(one, "lines") == "1 lines"
    assert made == ["rows", "rows", "lines"]


def test_a_frame_that_went_never_answers_for_one_that_came_after_it():
    height = by_frame(2)(lambda frame: frame.height)
    assert [height(pl.DataFrame({"a": range(n)})) for n in range(50)] == list(range(50))


def test_viewers_who_come_at_once_wait_for_the_first():
    made = []

    @by_frame(4)
    def slowly(frame):
        made.append(frame.height)
        time.sleep(0.1)
        return frame.height

    frame, seen = pl.DataFrame({"a": [1, 2]}), []
    viewers = [threading.Thread(target=lambda: seen.append(slowly(frame))) for _ in range(8)]
    for viewer in viewers:
        viewer.start()
    for viewer in viewers:
        viewer.join()
    assert seen == [2] * 8
    assert made == [2]


def test_an_error_is_not_kept():
    tries = []

    @by_frame(4)
    def fails_once(frame):
        tries.append(frame)
        if len(tries) == 1:
            raise ValueError("no room")
        return "made"

    frame = pl.DataFrame()
    with pytest.raises(ValueError, match="no room"):
        fails_once(frame)
    assert fails_once(frame) == "made"
