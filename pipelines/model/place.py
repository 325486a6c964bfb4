"""Places as governments have them.

Here: one administrative division and the levels there are.
Not here: how a name in a text is resolved to one (`extract.places`).
"""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """A government's level; the four municipalities are provinces."""

    PROVINCE = "province"
    CITY = "city"
    DISTRICT = "district"


@dataclass(frozen=True, slots=True)
class Place:
    """One administrative division, current or former.

    `code` is its GB/T 2260 code (samples use codes from 990000 on). `start` and `end` are the
    years in which it existed; `end` is None while it does.
    """

    code: str
    name: str
    level: Level
    parent_code: str | None
    start: int
    end: int | None
    former_names: tuple[str, ...] = ()
