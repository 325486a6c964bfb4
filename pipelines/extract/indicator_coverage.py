"""What a word of coverage covers: 全覆盖, 全部 before a verb, 应…尽….

Here: the indicator of a figure that means all of something (CODEBOOK 5).
Not here: the other forms in which a clause names what it measures (`extract.indicator_forms`).
"""

from pipelines.extract.indicator_context import Figure, deed_of, first_thing, last_listed
from pipelines.extract.indicator_words import (
    BODIES,
    SPENT_VERBS,
    VERBS,
    WHOLE_VERBS,
    after_body,
    strip_head,
    without_verb,
)
from pipelines.text.patterns import short_pattern

_SHOULD = short_pattern("extract.indicator_coverage.should", r"^应([^、]{1,3})、?尽")
_TOWARDS = short_pattern(
    "extract.indicator_coverage.towards", r"^对.*(?:实行|开展|进行|实施)(.{2,12})$"
)
_DOES = frozenset(("进行", "实施", "开展", "组织"))


def coverage_of(figure: Figure, lead: str) -> str:
    """What all of is covered, by the word of coverage that stands for the figure."""
    should = _SHOULD.search(figure.value)
    if should:
        return _demanded(figure, WHOLE_VERBS.get(should.group(1), should.group(1)))
    if figure.value.startswith("全部"):
        deed = without_verb(strip_head(figure.trail.split("、")[0]))
        if deed == "完成" and not lead:
            lead = deed_of(figure.before)
        return deed if figure.has_subject else lead + deed
    return _covered(figure, lead)


def _demanded(figure: Figure, verb: str) -> str:
    """What `应V尽V` asks for: 应检尽检 of 特种设备."""
    lead = strip_head(figure.lead).removeprefix("坚持").removeprefix("对")
    lead = "" if lead in SPENT_VERBS.all else last_listed(without_verb(lead), has_thing=False)
    if lead or figure.has_subject:
        return lead + verb
    return deed_of(figure.before) or verb


def _covered(figure: Figure, lead: str) -> str:
    """What covers all: `实现X全覆盖`, `对X实行Y全覆盖`, `X全覆盖的Y`."""
    lead = without_verb(lead)
    lead = without_le(lead)
    ending = VERBS.at_end(lead)
    if ending in SPENT_VERBS.all:
        lead = lead[: len(lead) - len(ending)]
    thing = first_thing(figure.trail)[0]
    if thing and ending in _DOES:
        return thing
    lead = _done_to(lead)
    if thing and (not lead or figure.trail.startswith("的")):
        return thing
    if BODIES.at_end(lead) and figure.before and not lead.endswith(("顾问", "律师", "员")):
        return deed_of(figure.before) or lead
    if lead.startswith("在"):
        return "" if figure.has_subject else strip_head(lead[1:])
    return lead.partition("在")[0] or deed_of(figure.before)


def _done_to(lead: str) -> str:
    """What is done: `法治督察` of `对市级部门法治督察`."""
    if not lead.startswith("对"):
        return lead
    towards = _TOWARDS.search(lead)
    if towards:
        return towards.group(1)
    at = after_body(lead)
    return lead[at:].removeprefix("的") if at else lead


def without_le(lead: str) -> str:
    """A lead whose last word is a verb, without the 了 behind it."""
    bare = lead.removesuffix("了")
    return bare if VERBS.at_end(bare) else lead
