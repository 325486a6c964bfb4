"""One body by its printed name.

Here: its published form, function, kind, alias and successor (CODEBOOK 6).
Not here: the names themselves (`body_names`, `lexicon/bodies.yml`), bodies in a sentence
(`bodies`), brackets that list them (`responsibilities`).
"""

from dataclasses import dataclass
from functools import lru_cache

from pipelines.extract.body_names import LEVELS, ZONES, Name, is_plain, is_prefix, load_bodies
from pipelines.extract.place_names import load_places
from pipelines.model.commitment import UnitKind

PROVINCIAL = ("省", "自治区")
LONGEST_PLACE = 12
SHORTEST_OWN, LONGEST_OWN = 2, 5
"""Characters of a township's own name."""

GROUP = "leading_group"
"""The function of leading groups, headquarters and their offices without an entry of their own."""

LINGERING = 5
"""Years after a reform in which a text still means the body that went; later, one that stayed."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body as its printed name tells.

    `unit` is the name in its published form, with its level and without its place: 市法制办 for
    成都市人民政府法制办公室. `is_named` is false for a class of bodies.
    """

    unit: str
    function_code: str | None
    unit_kind: UnitKind
    successor: str | None = None
    alias: str | None = None
    is_named: bool = True


@lru_cache(maxsize=4096)
def read_body(raw: str, year: int | None = None, level: str = "") -> Body:
    """The body that a printed name means; the name in the folded form.

    `level` is the sign of the document's own level (市), for names that print none. `year` is the
    document's: a body named long after its reform lived on and has no successor.
    """
    name, alias = split_alias(raw.strip(" 。,;、:"))
    kind = load_bodies().class_kind(name)
    if kind is not None:
        return Body(name, None, kind, None, alias, is_named=False)
    known = _known(name) or _of_place(name)
    if known is None:
        code = GROUP if name.endswith(load_bodies().groups) else None
        return Body(_without_place(name), code, _kind_by_ending(name), None, alias)
    prefix, entry = known
    sign = _level_of(prefix) or level
    return Body(
        _publish(entry, sign, prefix),
        entry.code,
        _kind_in(prefix, entry),
        _successor(entry, sign, year),
        alias,
    )


@lru_cache(maxsize=4096)
def is_body(raw: str) -> bool:
    """Whether the words are a body's name or a class of bodies, as far as the lexicon knows."""
    name, _ = split_alias(raw)
    bodies = load_bodies()
    return name not in bodies.stems and (
        bodies.class_kind(name) is not None or _known(name) is not None
    )


def split_alias(name: str) -> tuple[str, str | None]:
    """市委编办(市审改办) is one body with two names; 各镇(街道) is one class."""
    opening = name.rfind("(") if name.endswith(")") else -1
    inner = name[opening + 1 : -1]
    if opening <= 0 or not inner or load_bodies().areas.search(inner):
        return name, None
    return name[:opening], inner


def _known(name: str) -> tuple[str, Name] | None:
    """The longest name of the lexicon that ends the printed one, and what stands before it."""
    bodies = load_bodies()
    if name.startswith("共青团") and name.endswith("委"):
        return name[-2:-1], bodies.names.get(f"团{name[-2:]}", bodies.names["团委"])
    for start in range(len(name)):
        entry = bodies.names.get(name[start:])
        if entry is not None and is_prefix(name[:start]):
            return name[:start], entry
    stem = bodies.stem_of(name) or (name if name in bodies.stems else name[1:])
    entry = bodies.stems.get(stem)
    return (name.partition(stem)[0], entry) if entry is not None else None


def _of_place(name: str) -> tuple[str, Name] | None:
    """A place that stands for its government or its committee: 越秀区, 临空经济区, 大岭山镇."""
    names = load_bodies().names
    if name.endswith(ZONES):
        return name, names["管委会"]
    if name in load_places().by_name:
        return name, names["政府"]
    for lowest in ("镇", "乡", "街道"):
        own = name.removesuffix(lowest)
        if own != name and SHORTEST_OWN <= len(own) <= LONGEST_OWN and is_plain(own):
            return own, names[lowest]
    return None


def _level_of(prefix: str) -> str:
    bare = prefix
    for ending in ("人民政府", "政府", "委", "直", "级", "属", "市场"):
        bare = bare.removesuffix(ending)
    if bare.endswith("自治区"):
        return "自治区"
    return bare[-1] if bare and bare[-1] in LEVELS else ""


def _publish(entry: Name, sign: str, prefix: str) -> str:
    """The body's published name behind its level."""
    canonical = entry.canonical
    names = load_bodies().names
    if sign in PROVINCIAL and canonical.endswith("局"):
        hall = names.get(canonical[:-1] + "厅")
        canonical = hall.canonical if hall and hall.code == entry.code else canonical
    if entry.code == "government" or entry.kind is UnitKind.LOWER_GOVERNMENT:
        return (prefix if len(prefix) > 1 else sign) + canonical
    if canonical.startswith("团") and canonical[1:2] in LEVELS:
        return canonical
    is_committees = prefix.endswith(("委", "党委")) and len(prefix) > 1
    committee = "委" if sign and (entry.of_committee or is_committees) else ""
    return sign + committee + canonical


def _kind_in(prefix: str, entry: Name) -> UnitKind:
    if entry.code == "government" and len(prefix) > 1 and prefix[-1] in "区县旗镇乡":
        return UnitKind.LOWER_GOVERNMENT
    if entry.kind is UnitKind.DEPARTMENT and len(prefix) > 1 and prefix.endswith("委"):
        # An organ of both is the party's where it is printed so.
        return UnitKind.PARTY
    return entry.kind


def _successor(entry: Name, sign: str, year: int | None) -> str | None:
    """What took the place of an abolished body, and of that one's place where it went too."""
    if entry.until is None or (year is not None and year > entry.until + LINGERING):
        return None
    names = load_bodies().names
    heir = entry
    for _ in range(3):
        heir = names[heir.successor] if heir.successor else heir
    return _publish(heir, sign, sign)


def _kind_by_ending(name: str) -> UnitKind:
    if "法院" in name or "检察院" in name:
        return UnitKind.COURT_PROCURATORATE
    opening = name[:LONGEST_PLACE]
    if any(sign + "委" in opening and not name.endswith(sign + "委") for sign in LEVELS):
        return UnitKind.PARTY
    return UnitKind.DEPARTMENT


def _without_place(name: str) -> str:
    """A name that the lexicon lacks, with its level for its place: 市城乡治理委员会."""
    places = load_places().by_name
    for end in range(min(LONGEST_PLACE, len(name) - 1), 1, -1):
        if name[:end] in places:
            name = ("自治区" if name[:end].endswith("自治区") else name[end - 1]) + name[end:]
            break
    for office in ("人民政府", "政府"):
        if name[1:].startswith(office) and len(name) > len(office) + len("市办"):
            return name[0] + name[1 + len(office) :]
    return name
