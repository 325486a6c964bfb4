"""A place by the name and province that a person wrote down.

Here: the one code that both mean, by the project's own table of places, and its names in full.
Not here: which place a document speaks for (`extract.places`).
"""

from pipelines.extract.place_names import Gazetteer, load_places


def find_code(name: str, province: str) -> str | None:
    """The code of the place, or of the place whose department is named; None where not one."""
    places = load_places()
    mentions = places.find_mentions(name, None)
    if not mentions or mentions[0].start:
        return None
    codes = mentions[0].codes
    if len(codes) > 1 and province:
        codes = tuple(code for code in codes if _is_in(places, code, province))
    return codes[0] if len(codes) == 1 else None


def full_name(code: str) -> str:
    """The place after those that it lies in, each name apart: 江苏省/南京市/鼓楼区."""
    places = load_places()
    return "/".join(places.name(one) for one in reversed(places.line(code)))


def _is_in(places: Gazetteer, code: str, province: str) -> bool:
    top = places.line(code)[-1]
    return province in (places.name(top), places.short(top))
