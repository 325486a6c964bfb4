"""The government that a person means by a code or a name.

Here: the one that the warehouse holds documents of, or an error that names the choice.
Not here: how documents come by their jurisdiction (`extract.places`).
"""

from dataclasses import dataclass

from pipelines.export.published import ExportError, Published

_HELD = """
    select
        places.jurisdiction_code,
        places.name,
        places.level,
        coalesce(places.city_name, '') as city_name,
        places.province_name
    from main.dim_jurisdiction as places
    where places.jurisdiction_code in (select jurisdiction_code from main.dim_document)
    order by places.jurisdiction_code
"""

_KNOWN = """
    select jurisdiction_code, name from main.dim_jurisdiction
    where jurisdiction_code = $words or name = $words
    order by jurisdiction_code
"""

_ENDINGS = ("特别行政区", "自治区", "自治州", "自治县", "地区", "省", "市", "区", "县", "盟", "旗")
_SHOWN = 8
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """One government, and where it lies."""

    code: str
    name: str
    level: str
    city_name: str
    province_name: str

    @property
    def full_name(self) -> str:
        """The name after those above it."""
        above = [self.province_name, self.city_name]
        return "".join(name for name in above if name != self.name) + self.name

    def is_called(self, words: str) -> bool:
        """Whether a person may mean it by these words."""
        if words in (self.code, self.name, self.full_name, self.city_name + self.name):
            return True
        short = next(
            (self.name.removesuffix(one) for one in _ENDINGS if self.name.endswith(one)), ""
        )
        return len(short) >= _SHORTEST and words == short


def find_jurisdiction(published: Published, words: str) -> Jurisdiction:
    """The one government with documents that is called so.

    Raises:
        ExportError: If there is none, or more than one.
    """
    held = [Jurisdiction(*row) for row in published.ask(_HELD).rows()]
    words = "".join(words.split())
    found = [one for one in held if one.is_called(words)]
    exact = [one for one in found if words in (one.code, one.name, one.full_name)]
    found = exact or found
    if len(found) == 1:
        return found[0]
    if found:
        choice = ", ".join(f"{one.code} {one.full_name}" for one in found)
        raise ExportError(f"{words} may be {choice}: give the code")
    known = published.ask(_KNOWN, {"words": words}).rows()
    there = ", ".join(f"{one.code} {one.name}" for one in held[:_SHOWN]) or "none"
    more = f" and {len(held) - _SHOWN} more" if len(held) > _SHOWN else ""
    what = "no document of it is held" if known else "no place of this code or name is known"
    raise ExportError(f"{words}: {what}: name one of those held: {there}{more}")
