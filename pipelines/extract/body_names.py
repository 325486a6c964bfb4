"""The names that bodies bear, and what shows a class of bodies.

Here: the lexicon of bodies by printed name, the grammar of classes (各区(市)县政府, 有关部门).
Not here: how a name is normalised or found in a sentence (`bodies`).
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from pipelines.extract.place_names import load_places
from pipelines.extract.vocabulary import alternation, load_lexicon
from pipelines.model.commitment import UnitKind
from pipelines.text.patterns import pattern

LEVELS = "省市区县州旗盟"
LOWEST = frozenset("省市区县州旗盟")
"""Words for an area that, alone before 政府, mean one government and no class."""

ZONES = (
    "开发区",
    "经开区",
    "高新区",
    "新区",
    "示范区",
    "园区",
    "功能区",
    "管理区",
    "景区",
    "经济区",
    "度假区",
    "合作区",
    "试验区",
    "保税区",
)
OFFICES = ("人民政府", "政府", "党委", "委", "直", "级", "属", "府")
OWNERS = "省市区县州旗盟国央镇乡道社局部署"
"""Last characters of those whose a body may be."""

STRANGERS = frozenset("由要将的并向请切")
"""Characters of sentences, not of names."""

JOINERS = frozenset("和与及、,")
LONGEST_OWNER = 12
SHORTEST_PLACE = 2
STEM_ENDINGS = ("部门", "机关", "主管部门", "行政主管部门", "行政部门", "管理部门", "监管部门")


@dataclass(frozen=True, slots=True)
class Name:
    """One printed form of a body's name, without place and level.

    `successor` is the name of what took the place of a body abolished in `until`.
    """

    code: str
    canonical: str
    kind: UnitKind
    of_committee: bool = False
    successor: str | None = None
    until: int | None = None


class BodyNames:
    """The lexicon of bodies, indexed."""

    def __init__(self, content: dict[str, Any]) -> None:
        self.classes: dict[str, Any] = content["classes"]
        self.endings: tuple[str, ...] = tuple(content["endings"])
        self.groups: tuple[str, ...] = tuple(content["groups"])
        self.marks: tuple[str, ...] = tuple(self.classes["marks"])
        self.all_levels: tuple[str, ...] = tuple(self.classes["all_levels"])
        self.class_endings: tuple[str, ...] = tuple(self.classes["endings"])
        self.names: dict[str, Name] = {}
        self.stems: dict[str, Name] = {}
        code: str
        for code, function in (content["functions"] | content["former"]).items():
            self._add(code, function)

    def _add(self, code: str, function: dict[str, Any]) -> None:
        for canonical, variants in function["names"].items():
            name = Name(
                code,
                canonical,
                UnitKind(function.get("kind", "department")),
                function.get("of_committee", False),
                function.get("successor"),
                function.get("until"),
            )
            self.names |= dict.fromkeys((canonical, *variants), name)
        if "stem" in function:
            self.stems[function["stem"]] = self.names[next(iter(function["names"]))]

    @cached_property
    def stem_names(self) -> dict[str, str]:
        """财政部门, 公安机关: printed form to stem."""
        return {stem + ending: stem for stem in self.stems for ending in STEM_ENDINGS}

    @cached_property
    def areas(self) -> Any:  # noqa: ANN401 - re2 ships no types
        """The grammar of a class of areas or of their governments: 各县(市、区)人民政府."""
        words = self.classes
        area = alternation((*words["areas"], *words["area_endings"]))
        marks = alternation(words["marks"])
        return pattern(
            "extract.bodies.areas",
            rf"^(?:全?[省市州区县]属?)?(?:{marks})*(?:(?:{area})属?|[、,/()\[\]和及与或])+$",
        )

    def class_kind(self, name: str) -> UnitKind | None:
        """What class of bodies the name means, or None where it is one body's."""
        is_of_all = name.startswith(self.all_levels)
        if not is_of_all and self._is_areas(name):
            return UnitKind.LOWER_GOVERNMENT
        is_marked = is_of_all or name.startswith(self.marks)
        if is_marked and name.endswith(self.endings):
            return UnitKind.COLLECTIVE
        is_class = name.endswith(self.class_endings) and not self.stem_of(name)
        if is_class and is_plain(name):
            return UnitKind.COLLECTIVE
        return self._kind_of_joined(name)

    def _kind_of_joined(self, name: str) -> UnitKind | None:
        """What two classes mean that stand as one: 市政府各部门和各县区政府."""
        head, joiner, rest = name.rpartition("各")
        before = head[:-1]
        is_joined = bool(joiner) and head[-1:] in JOINERS and bool(before)
        if not is_joined or not self.areas.search(joiner + rest):
            return None
        return UnitKind.COLLECTIVE if self.class_kind(before) else None

    def stem_of(self, name: str) -> str | None:
        """The function's stem in 市财政部门; None in 市行政执法部门."""
        for start in range(len(name)):
            stem = self.stem_names.get(name[start:])
            if stem and is_prefix(name[:start]):
                return stem
        return None

    def _is_areas(self, name: str) -> bool:
        if not self.areas.search(name):
            return False
        if name.startswith(self.marks) or name[1:2] in ("各", "属"):
            return True
        endings: list[str] = sorted(self.classes["area_endings"], key=len, reverse=True)
        ending = next((word for word in endings if name.endswith(word)), "")
        bare = name.removesuffix(ending)
        # 市政府 and 高新区管委会 are one body each, 区县政府 and 街道办事处 are classes.
        return bool(bare) and bare not in LOWEST and not bare.endswith(ZONES)


def is_prefix(words: str) -> bool:
    """Whether the words before a body's name only say whose it is: 成都市, 市委, 区政府, 成都."""
    office = next((office for office in OFFICES if words.endswith(office)), "")
    owner = words.removesuffix(office)
    if len(owner) < SHORTEST_PLACE:
        return not owner or owner in OWNERS
    if owner in load_places().by_name or owner in load_places().by_short:
        return True
    is_name = len(owner) <= LONGEST_OWNER and is_plain(owner) and not set(owner) & JOINERS
    return is_name and owner[-1] in OWNERS


def is_plain(words: str) -> bool:
    """Whether no character of a sentence stands among the words."""
    return STRANGERS.isdisjoint(words.replace("主要", ""))


@lru_cache(maxsize=1)
def load_bodies() -> BodyNames:
    """The lexicon of bodies, read on first use."""
    return BodyNames(load_lexicon("bodies"))
