"""Administrative divisions by code and by name, and where a text names them.

Here: the table of `lexicon/places.csv` and `places_samples.csv`, current and former names with
their years, runs of adjacent names.
Not here: which of the places named is a document's own (`places`).
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from pipelines.model.place import Level, Place

TABLES = ("places.csv", "places_samples.csv")
FIRST_SAMPLE = "990000"
OPEN = 9999
"""The end year of what still exists."""

SHORT_NAME = 2
"""Names of so few characters also occur inside other words: 和县, 东区."""

UNSCANNED = frozenset({"市区", "新区", "市郊区"})
"""Former names that every text uses as plain words."""

BOUNDARIES = frozenset(" \n,;:。、!?()[]《》〈〉“”\"'·-|>/共的0123456789")
"""What may stand before a name that other words may hide."""

Validity = tuple[str, int, int]
"""A code, and the years from and until which it bore a name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of adjacent names, from the widest to the narrowest: 鹤岗市兴山区.

    `codes` are the places that the last name may mean, `above` those that the names before it may.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    above: tuple[str, ...] = ()


class Gazetteer:
    """The divisions of the table, by code and by name."""

    def __init__(self, rows: list[list[str]]) -> None:
        self._rows = {row[0]: row for row in rows}
        self._places: dict[str, Place] = {}

    def __iter__(self) -> Iterator[Place]:
        """Every place, by code."""
        return (place for code in sorted(self._rows) if (place := self.get(code)) is not None)

    def __len__(self) -> int:
        return len(self._rows)

    def get(self, code: str) -> Place | None:
        """The place of this code, or None."""
        place = self._places.get(code)
        row = self._rows.get(code)
        if place is None and row is not None:
            place = self._places[code] = Place(
                code=code,
                name=row[1],
                level=Level(row[4]),
                parent_code=row[5] or None,
                start=int(row[6]),
                end=int(row[7]) if row[7] else None,
                former_names=tuple(name.partition("[")[0] for name in row[8].split()),
            )
        return place

    def ancestors(self, code: str) -> tuple[Place | None, Place | None]:
        """The prefecture-level city and the province of a place; a city's city is itself."""
        line = [place for place in map(self.get, self.line(code)) if place is not None]
        city = next((place for place in line if place.level is Level.CITY), None)
        province = next((place for place in line if place.level is Level.PROVINCE), None)
        return city, province

    def line(self, code: str) -> tuple[str, ...]:
        """The code, its parent's, and so on up to the province's."""
        codes: list[str] = []
        while code in self._rows and code not in codes:
            codes.append(code)
            code = self._rows[code][5]
        return tuple(codes)

    def name(self, code: str) -> str:
        """The newest name of a code of the table."""
        return self._rows[code][1]

    def short(self, code: str) -> str:
        """The newest name without its kind: 南京, 伊通."""
        return self._rows[code][2]

    def pinyin(self, code: str) -> tuple[str, ...]:
        """The syllables of the short name."""
        return tuple(self._rows[code][3].split())

    def successors(self, code: str) -> tuple[str, ...]:
        """The codes that took the place of a former one."""
        return tuple(self._rows[code][9].split())

    @cached_property
    def by_name(self) -> dict[str, list[Validity]]:
        """Full names, former ones too, and common forms of long ones."""
        names: dict[str, list[Validity]] = defaultdict(list)
        for code, row in self._rows.items():
            first, last = int(row[6]), int(row[7] or OPEN)
            for former in row[8].split():
                name, _, year = former.rstrip("]").partition("[")
                names[name].append((code, first, int(year)))
                first = int(year)
            names[row[1]].append((code, first, last))
            for name in self._common_forms(row):
                names[name].append((code, first, last))
        return names

    def _common_forms(self, row: list[str]) -> list[str]:
        name, short = row[1], row[2]
        if name.endswith("自治区"):
            return [f"{short}自治区"] if f"{short}自治区" != name else []
        if name.endswith("自治州"):
            return [f"{short}州", f"{short}自治州"]
        if name.endswith(("自治县", "自治旗")):
            return [f"{short}{name[-1]}", f"{short}{name[-3:]}"]
        if name.startswith("市") and row[5] in self._rows:
            # 青岛市市南区 is printed 青岛市南区 as well.
            return [self._rows[row[5]][2] + name]
        return []

    @cached_property
    def by_short(self) -> dict[str, list[Validity]]:
        """Short names, of two characters and more: weak evidence."""
        names: dict[str, list[Validity]] = defaultdict(list)
        for code, row in self._rows.items():
            if len(row[2]) >= SHORT_NAME and row[2][0] != "市":
                names[row[2]].append((code, int(row[6]), int(row[7] or OPEN)))
        return names

    @cached_property
    def _names(self) -> list[str]:
        return [name for name in self.by_name if name not in UNSCANNED]

    @cached_property
    def _search(self) -> AhoCorasick:
        return AhoCorasick(self._names, matchkind=MatchKind.LeftmostLongest)

    def alive(self, validities: list[Validity], year: int | None) -> tuple[str, ...]:
        """The codes that bore the name in the year; where none did, the nearest in time.

        A name whose time is over by then stands for what took its place, where that is one.
        """
        when = OPEN - 1 if year is None else year
        found = [code for code, first, last in validities if first <= when < last]
        if found:
            return tuple(dict.fromkeys(found))
        gaps = {code: max(first - when, when - last) for code, first, last in validities}
        nearest = min(gaps.values())
        codes = [code for code, gap in gaps.items() if gap == nearest]
        if year is None:
            return tuple(codes)
        return tuple(dict.fromkeys(self._today(code, year) for code in codes))

    def _today(self, code: str, year: int) -> str:
        place = self.get(code)
        heirs = self.successors(code)
        if place and place.end is not None and place.end < year and len(heirs) == 1:
            return heirs[0]
        return code

    def find_mentions(self, text: str, year: int | None) -> list[Mention]:
        """The places that `text` names by full names, adjacent names as one mention."""
        found: list[Mention] = []
        for index, start, end in self._search.find_matches_as_indexes(text):
            name = self._names[index]
            last = found[-1] if found and found[-1].end == start else None
            if last is None and not _stands_alone(text, start, end, name):
                continue
            codes = self.alive(self.by_name[name], year)
            below = self._below(codes, last.codes) if last else ()
            if last and below:
                found[-1] = Mention(last.start, end, below, last.above + last.codes)
            else:
                found.append(Mention(start, end, self._after_short_parent(text, start, codes)))
        return found

    def _below(self, codes: tuple[str, ...], above: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(code for code in codes if not set(above).isdisjoint(self.line(code)[1:]))

    def _after_short_parent(self, text: str, start: int, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Of several places those whose parent's short name stands just before: 徐州鼓楼区."""
        if len(codes) == 1 or start == 0:
            return codes
        before = text[max(0, start - 6) : start]
        named = (
            code for code in codes if before.endswith(tuple(map(self.short, self.line(code)[1:])))
        )
        return tuple(named) or codes


def _stands_alone(text: str, start: int, end: int, name: str) -> bool:
    if text[end : end + 1] in ("域", "块"):
        return False
    if len(name) > SHORT_NAME and not name.startswith(("市", "合作")):
        return True
    return start == 0 or text[start - 1] in BOUNDARIES


@lru_cache(maxsize=1)
def load_places() -> Gazetteer:
    """The table of places, read on first use.

    Raises:
        FileNotFoundError: If a table is missing from the lexicon.
    """
    rows: list[list[str]] = []
    for table in TABLES:
        path = Path(__file__).parent / "lexicon" / table
        with path.open(encoding="utf-8", newline="") as handle:
            reader = csv.reader(handle)
            next(reader)
            rows.extend(reader)
    return Gazetteer(rows)
