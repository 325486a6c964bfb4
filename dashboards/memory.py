"""What a server of pages leaves out of the search for unused memory.

Here: libraries, answers and the pages of viewers, once in memory, are searched every few seconds
instead of at each page.
Not here: answers and charts that are kept (`queries.warehouse`, `components.charts`).

Streamlit searches all memory for what is unused at the end of each run of a page, and nothing is
sent meanwhile. With the libraries of this dashboard that takes several times as long as the page.
"""

import gc
import sys
import time
from threading import Lock

SECONDS = 5.0
"""Between two searches of all memory, while pages are asked for."""

_lock = Lock()
_last: dict[str, float] = {"modules": 0, "at": 0.0}
"""How many modules were loaded when all memory was searched last, and when that was."""


def narrow_the_search() -> bool:
    """Searches all memory, and leaves what is then in it out of the searches that follow.

    That is done where libraries were loaded since the last time, or `SECONDS` have passed: what a
    viewer leaves behind stays for so long, or until somebody asks for a page again. Yields whether
    it was done.
    """
    loaded, now = len(sys.modules), time.monotonic()
    with _lock:
        if loaded == _last["modules"] and now - _last["at"] < SECONDS:
            return False
        _last.update(modules=loaded, at=now)
    # What was left out before may be unused by now.
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    return True
