"""Made documents in the number and mixture that the measurements of scale need.

Here: texts of governments that the product's own table knows, so few of each that a place has about
as many documents as a real one: what is compared within a place must not grow with the country.
Not here: how a document is made (`tests.generator`), what is measured (`scale`).
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from pipelines.reading.reference import reference_frames  # noqa: E402 - found by the line above
from tests.generator.documents import documents  # noqa: E402
from tests.generator.places import Place  # noqa: E402

OF_A_PLACE = 8
"""Documents of one place: two plans of each outline or year, two reports."""

SUFFIXES = ("市", "县", "区", "省")


def known_places() -> tuple[Place, ...]:
    """Cities, their districts after them, and provinces, as the product's table has them."""
    rows = reference_frames()["places"].sort("jurisdiction_code").to_dicts()
    return tuple(
        Place(code, name, row["level"], name[:-1], row["city_name"])
        for row in rows
        for code, name in [(row["jurisdiction_code"], row["name"])]
        if row["end_year"] is None and name.endswith(SUFFIXES) and len(name) <= 6
    )


def texts(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Names and texts of so many documents; beyond the last place they begin anew."""
    places = known_places()
    # An odd number: kinds take turns too, and a place is to have every kind.
    few = places[: count // OF_A_PLACE // 2 * 2 + 1]
    return documents(count, seed, few)


def write(folder: Path, count: int, seed: int) -> None:
    """The documents as files."""
    folder.mkdir(parents=True)
    for name, text in texts(count, seed):
        path = folder / name
        path.write_text(text, encoding="utf-8")
        rest(path)


def rest(path: Path) -> None:
    """Nobody has written to it for an hour: a run takes it at once."""
    then = path.stat().st_mtime - 3600
    os.utime(path, (then, then))
