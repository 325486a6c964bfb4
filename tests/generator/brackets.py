"""Lists of answerable bodies, in every form of the codebook.

Here: brackets of all shapes, closing lines, dates inside them.
Not here: bodies' names (`places`), where a list stands (`plans`).
"""

from collections.abc import Callable
from random import Random

from tests.generator.due_forms import month_end
from tests.generator.places import Place, classes, pick_bodies, unit
from tests.generator.rows import Bracket, Unit


def _of(names: list[str], role: str, collective: set[str]) -> tuple[Unit, ...]:
    return tuple(unit(name, role, is_named=name not in collective) for name in names)


# Each pattern says how lead (A), responsible (B) and supporting bodies (C) are printed.
PATTERNS = {
    "square_semicolon": ("[牵头单位:{A};责任单位:{B}]", False),
    "tortoise_semicolon": ("〔牵头单位：{A}；责任单位：{B}〕", False),
    "tortoise_comma": ("〔牵头单位：{A}，责任单位：{B}〕", False),
    "round_support": ("（牵头单位：{A}；配合单位：{C}）", False),
    "round_support_comma": ("（牵头单位：{A}，配合单位：{C}）", False),
    "round_helping": ("（牵头单位：{A}；协办单位：{C}）", False),
    "half_width": ("(牵头单位:{A};责任单位:{B})", False),
    "lenticular": ("【责任单位：{B}】", False),
    "round_responsible": ("（责任单位：{B}）", False),
    "department_label": ("（责任部门：{B}）", False),
    "in_charge": ("（{B}负责）", False),
    "leads_and_divides": ("（{A}牵头，{B}按职责分工负责）", False),
    "leads_and_supports": ("（{A}牵头，{C}配合）", False),
    "by_and_supports": ("（由{A}牵头，{C}配合）", False),
    "line_responsible": ("责任单位：{B}", True),
    "line_divided": ("责任单位：{B}按职责分工分别负责。", True),
    "two_lines": ("牵头单位：{A}\n配合单位：{C}", True),
    "three_roles": ("（牵头单位：{A}；责任单位：{B}；配合单位：{C}）", False),
}
UNTIL = 2020
"""Last year of plans whose bodies were abolished since."""
ROLES = {"A": "lead", "B": "responsible", "C": "support"}


def bracket(rng: Random, place: Place, form: str, years: tuple[int, int]) -> Bracket:
    """A list in the named form; the forms below carry something more than bodies."""
    if form in SPECIAL:
        return SPECIAL[form](rng, place, years)
    pattern, own_line = PATTERNS[form]
    parts = _parts(rng, place, "C" if "{C}" in pattern else "B", is_old=years[1] <= UNTIL)
    separator = _separator(rng, pattern)
    text = pattern.format(**{key: separator.join(names) for key, names in parts.items()})
    units = tuple(
        unit
        for key, role in ROLES.items()
        if f"{{{key}}}" in pattern
        for unit in _of(parts[key], role, set(classes(place)))
    )
    return Bracket(text, form, units, own_line)


def _parts(rng: Random, place: Place, last: str, *, is_old: bool) -> dict[str, list[str]]:
    """Bodies by their part; now and then the last part ends with a class of bodies."""
    names = pick_bodies(rng, place, 6, is_old=is_old)
    parts = {"A": names[:1], "B": names[1 : 2 + rng.randint(0, 2)], "C": names[4:]}
    if rng.random() < 1 / 3:
        parts[last].append(rng.choice(classes(place)))
    return parts


def _separator(rng: Random, pattern: str) -> str:
    """What stands between bodies: never the mark that parts roles."""
    if ":" in pattern:
        return ","
    may_be_comma = "：" in pattern and "，" not in pattern and "\n" not in pattern
    return rng.choice("、、，") if may_be_comma and pattern[0] != "责" else "、"


def _alias(rng: Random, place: Place, _: tuple[int, int]) -> Bracket:
    raw = f"{place.lead}委编办（{place.lead}审改办）"
    others = [name for name in pick_bodies(rng, place, 3) if "编办" not in name]
    text = f"（牵头单位：{raw}；责任单位：{'、'.join(others)}）"
    units = (unit(raw, "lead"), *_of(others, "responsible", set()))
    return Bracket(text, "alias_in_bracket", units)


def _joined(rng: Random, place: Place, _: tuple[int, int]) -> Bracket:
    first, second = pick_bodies(rng, place, 2)
    units = _of([first, second], "responsible", set())
    return Bracket(f"（责任单位：{first}和{second}）", "joined_by_and", units)


def _dated(rng: Random, place: Place, years: tuple[int, int]) -> Bracket:
    names = pick_bodies(rng, place, 2)
    year, month = rng.randint(min(years[0] + 1, years[1]), years[1]), rng.randint(1, 12)
    due = month_end(year, month, f"{year}年{month}月底前")
    text = f"（责任单位：{'、'.join(names)}；完成时限：{due.phrase}）"
    return Bracket(text, "date_inside", _of(names, "responsible", set()), due=due)


def _dated_end(rng: Random, place: Place, years: tuple[int, int]) -> Bracket:
    names = pick_bodies(rng, place, 2)
    year, month = rng.randint(min(years[0] + 1, years[1]), years[1]), rng.randint(1, 12)
    due = month_end(year, month, f"{year}年{month}月底前")
    text = f"（{'、'.join(names)}负责，{due.phrase}完成）"
    return Bracket(text, "date_at_end", _of(names, "responsible", set()), due=due)


def _classes_only(rng: Random, place: Place, _: tuple[int, int]) -> Bracket:
    names = list(classes(place))[: rng.randint(1, 2)]
    units = _of(names, "responsible", set(names))
    return Bracket(f"（责任单位：{'、'.join(names)}）", "classes_only", units)


SPECIAL: dict[str, Callable[[Random, Place, tuple[int, int]], Bracket]] = {
    "alias_in_bracket": _alias,
    "joined_by_and": _joined,
    "date_inside": _dated,
    "date_at_end": _dated_end,
    "classes_only": _classes_only,
}
FORMS = (*PATTERNS, *SPECIAL)
