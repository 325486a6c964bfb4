"""What a server of pages keeps for good.

Here: libraries, once loaded, are left out of the search for unused memory.
Not here: answers and charts that are kept (`queries.warehouse`, `components.charts`).

Streamlit searches all memory for what is unused at the end of each run of a page, and nothing is
sent meanwhile. With the libraries of this dashboard that takes several times as long as the page.
"""

import gc
import sys
from threading import Lock

_lock = Lock()
_searched: list[int] = [0]
"""How many modules were loaded when the search was last narrowed."""


def keep_what_is_loaded() -> bool:
    """Leaves out what is in memory now if libraries were loaded since the last time.

    Pages load libraries when they first need them, so that this happens a few times in the life of
    a server; what viewers leave behind afterwards is found as ever. Yields whether it happened.
    """
    loaded = len(sys.modules)
    with _lock:
        if loaded == _searched[0]:
            return False
        _searched[0] = loaded
    # First what is unused already, or it would be kept too.
    gc.collect()
    gc.freeze()
    return True
