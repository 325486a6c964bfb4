"""What a server of pages keeps for good, and what it still lets go."""

import gc
import sys
import weakref
from types import ModuleType

from dashboards import memory


class Left:
    """Something that only the search for unused memory finds."""

    def __init__(self):
        self.itself = self


def test_the_search_is_narrowed_once_and_again_when_a_library_was_loaded(monkeypatch):
    memory.keep_what_is_loaded()
    kept = gc.get_freeze_count()
    assert kept > 0
    assert memory.keep_what_is_loaded() is False
    monkeypatch.setitem(sys.modules, "a_library_loaded_later", ModuleType("loaded"))
    assert memory.keep_what_is_loaded() is True
    gc.unfreeze()


def test_what_viewers_leave_behind_afterwards_is_still_found():
    memory.keep_what_is_loaded()
    left = Left()
    seen = weakref.ref(left)
    del left
    gc.collect()
    assert seen() is None
    gc.unfreeze()
