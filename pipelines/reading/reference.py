"""What the library knows beside the documents: places and topics, for the warehouse.

Here: both lists as columns of their tables.
Not here: how they are known (`extract.places`, `extract.topics`).
"""

from dataclasses import asdict

from pipelines.extract.places import load_places
from pipelines.extract.topics import load_topics
from pipelines.store.frames import Frames, frame
from pipelines.store.rows import Columns
from pipelines.store.schemas import TABLES


def reference_frames() -> Frames:
    """The checked frames of `places` and `topics`."""
    return {"places": frame("places", _places()), "topics": frame("topics", _topics())}


def _places() -> Columns:
    places = load_places()
    values: Columns = {name: [] for name in TABLES["places"].column_names()}
    for place in places:
        city, province = places.ancestors(place.code)
        # A province is its own; nothing stands above it.
        province = province or place
        row = {
            "jurisdiction_code": place.code,
            "name": place.name,
            "level": place.level.value,
            "city_code": city.code if city else None,
            "city_name": city.name if city else None,
            "province_code": province.code,
            "province_name": province.name,
            "start_year": place.start,
            "end_year": place.end,
        }
        for name, value in row.items():
            values[name].append(value)
    return values


def _topics() -> Columns:
    rows = [asdict(topic) for topic in load_topics()]
    return {name: [row[name] for row in rows] for name in TABLES["topics"].column_names()}
