"""Invented governments: those whose codes the product knows, and as many more as are asked for.

Here: names, codes and levels, and what bodies of a government are called.
Not here: the table that the product resolves names with.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product
from random import Random

from tests.generator.rows import Unit

LEADS = {"province": "省", "city": "市", "district": "区"}
FIRST, SECOND = "松柏桐枫槐榆桦杉柳棠梓楠", "溪岭洲屿滩湾坪塘渡桥泽陂"


@dataclass(frozen=True)
class Place:
    """One government; `lead` is the character that its bodies' names open with."""

    code: str
    name: str
    level: str
    short: str
    parent: str | None = None

    @property
    def lead(self) -> str:
        """市 of 市司法局; a county's bodies open with 县."""
        return "县" if self.name.endswith("县") else LEADS[self.level]


KNOWN = (
    Place("990100", "青岚市", "city", "青岚"),
    Place("990102", "松溪区", "district", "松溪", "青岚市"),
    Place("990103", "南浦区", "district", "南浦", "青岚市"),
    Place("990121", "石桥县", "district", "石桥", "青岚市"),
    Place("990200", "临湖市", "city", "临湖"),
    Place("990202", "湖东区", "district", "湖东", "临湖市"),
    Place("990300", "望江市", "city", "望江"),
    Place("995000", "玉关省", "province", "玉关"),
    Place("995100", "朔宁市", "city", "朔宁"),
    Place("995200", "沙源市", "city", "沙源"),
    Place("995300", "河套口市", "city", "河套口"),
)


def invented(count: int) -> tuple[Place, ...]:
    """Further cities from code 997001 on, for benchmarks that need many governments."""
    names = ("".join(pair) for pair in product(FIRST, SECOND))
    stems = list(islice(names, min(count, len(FIRST) * len(SECOND))))
    found = []
    for at in range(count):
        turn, stem = at // len(stems), stems[at % len(stems)]
        short = stem if turn == 0 else f"{FIRST[turn % len(FIRST)]}{stem}"
        found.append(Place(f"99{7001 + at:04d}", f"{short}市", "city", short))
    return tuple(found)


DEPARTMENTS = (
    "司法局", "财政局", "市场监管局", "人力资源社会保障局", "应急管理局", "公安局", "教育局",
    "住房城乡建设局", "生态环境局", "发展改革委", "审计局", "农业农村局", "交通运输局",
    "卫生健康委", "政府办公室", "委编办", "委组织部", "委宣传部", "信访局", "民政局",
)  # fmt: skip
OF_A_PROVINCE = {
    "政府办公室": "政府办公厅", "信访局": "信访局", "市场监管局": "市场监管局",
    "发展改革委": "发展改革委", "卫生健康委": "卫生健康委", "委编办": "委编办",
    "委组织部": "委组织部", "委宣传部": "委宣传部",
}  # fmt: skip
UNTIL_2018 = ("政府法制办", "工商局", "质监局", "环保局", "国土资源局", "农业局")
"""Bodies of a plan of 2015-2020 that were abolished since."""

CLASSES = {
    "province": ("各市（州）人民政府", "省级有关部门", "省政府各部门"),
    "city": ("各区（县）人民政府", "市级有关部门", "市政府各部门"),
    "district": ("各镇（街道）", "区级有关部门", "区政府各部门"),
}


@lru_cache(maxsize=4096)
def departments(place: Place, *, is_old: bool = False) -> tuple[str, ...]:
    """The named bodies of a government."""
    stems = list(DEPARTMENTS) + (list(UNTIL_2018) if is_old else [])
    if place.level == "province":
        stems = [OF_A_PROVINCE.get(stem, stem.removesuffix("局") + "厅") for stem in DEPARTMENTS]
    return tuple(place.lead + stem for stem in stems)


@lru_cache(maxsize=4096)
def classes(place: Place) -> tuple[str, ...]:
    """What a government calls the bodies below and beside it without naming one."""
    named = CLASSES[place.level]
    return tuple(name.replace("区", "县") for name in named) if place.lead == "县" else named


def pick_bodies(rng: Random, place: Place, count: int, *, is_old: bool = False) -> list[str]:
    """Different named bodies."""
    return rng.sample(departments(place, is_old=is_old), count)


def unit(raw: str, role: str, *, is_named: bool = True) -> Unit:
    """One body of a bracket."""
    return Unit(raw, role, is_named)
