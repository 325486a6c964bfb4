"""What is made of a frame once for all viewers.

Here: keeping what a function made of a frame, found again by the frame itself.
Not here: the frames, which are answers (`queries.warehouse`); what viewers leave behind (`memory`).

Streamlit's caches read a function's signature and pickle its arguments at each call, which over a
page is a large part of the time that its script takes; those of cachetools look a key up.
"""

from collections.abc import Callable, Hashable
from functools import wraps
from threading import Condition
from typing import TypeVar

import polars as pl
from cachetools import LRUCache, cached
from cachetools.keys import hashkey

_Made = TypeVar("_Made")
_Make = Callable[..., _Made]


def by_frame(most: int) -> Callable[[_Make[_Made]], _Make[_Made]]:
    """Keeps what a function of a frame, and of what else tells answers apart, made last.

    A frame is never changed in place, and one that was made something of is held with it: no other
    can come to have its identity. While one viewer's is made, others who want the same wait.
    """

    def decorate(make: _Make[_Made]) -> _Make[_Made]:
        @cached(LRUCache(most), key=_identity, condition=Condition())
        def keep(frame: pl.DataFrame, *others: Hashable) -> tuple[pl.DataFrame, _Made]:
            return frame, make(frame, *others)

        @wraps(make)
        def found(frame: pl.DataFrame, *others: Hashable) -> _Made:
            return keep(frame, *others)[1]

        return found

    return decorate


def _identity(frame: pl.DataFrame, *others: Hashable) -> Hashable:
    return hashkey(id(frame), *others)
