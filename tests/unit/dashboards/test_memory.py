"""What a server of pages keeps for good, and what it still lets go."""

import gc
import sys
import weakref
from types import ModuleType

import pytest

from dashboards import memory


class Left:
    """Something that only the search for unused memory finds."""

    def __init__(self):
        self.itself = self


@pytest.fixture
def clock(monkeypatch):
    """Moments as the server sees them; nothing was searched yet."""
    now = [100.0]
    monkeypatch.setattr(memory.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(memory, "_last", {"modules": 0, "at": 0.0})
    yield now
    gc.unfreeze()


@pytest.mark.usefixtures("clock")
def test_the_search_is_narrowed_once_and_again_when_a_library_was_loaded(monkeypatch):
    assert memory.narrow_the_search() is True
    assert gc.get_freeze_count() > 0
    assert memory.narrow_the_search() is False
    monkeypatch.setitem(sys.modules, "a_library_loaded_later", ModuleType("loaded"))
    assert memory.narrow_the_search() is True


@pytest.mark.usefixtures("clock")
def test_what_viewers_leave_behind_afterwards_is_still_found():
    memory.narrow_the_search()
    left = Left()
    seen = weakref.ref(left)
    del left
    gc.collect()
    assert seen() is None


def test_what_was_in_use_when_the_search_was_narrowed_is_found_some_seconds_later(clock):
    left = Left()
    seen = weakref.ref(left)
    memory.narrow_the_search()
    del left
    gc.collect()
    assert seen() is not None
    clock[0] += memory.SECONDS
    assert memory.narrow_the_search() is True
    assert seen() is None
