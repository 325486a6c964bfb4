"""Classes of bodies that a sentence holds to something without naming one.

Here: governments told by level alone, bodies told by what they do (CODEBOOK 4, owner).
Not here: bodies that have names (`extract.bodies`), whether the class is to act (`extract.owners`).
"""

from pipelines.extract.bodies import BodySpan
from pipelines.extract.vocabulary import Openings
from pipelines.model.commitment import UnitKind
from pipelines.text.patterns import short_pattern

_CLASS = short_pattern(
    "extract.owner_classes.class",
    r"^(?:(?:驻[省市县区])?各(?:(?:有关|相关)?方面|(?:专项|工作|协调|推进)(?:小?组|工作组|专班)|乡镇街道|街道|设区的?市|地级以上市|县级市|开发区|功能区|园区|新区|管委会|行政村|社区"
    r"|单位|[省市州盟旗县区乡镇街地村级]{1,4})(?:[(][^()]{1,10}[)])?(?:街道|[县区市])?(?:人民政府|政府)?"
    r"(?:、(?:[县区市乡镇]{1,2}|街道|开发区|功能区|园区)(?:[(][^()]{1,8}[)])?)*|(?:每个|所有"
    r"|[0-9]+个)?(?:乡镇|镇街|街镇|县区|区县)(?:[(][^()]{1,6}[)])?"
    r"|有[^,。;:的]{2,6}的(?:地区|设区的?市|[省市州县区旗乡镇]{1,2})(?:[(][^()]{1,8}[)])?(?:人民政府|政府)?"
    r"|(?:党委|政府)(?:[(][^()]{1,4}[)])?(?=要|应|须)|[市县区]与[区县乡]|[市县乡区]{2,3}[两三]级|街[(]镇[)]"
    r"|(?:所有)?村[(]社区[)]|所有(?:行政)?村|村[“”]?两委[”]?|(?:人民)?(?:法院|检察院)(?=要|应)"
    r"|(?:中央|中省|[省市县区州])?驻[省市县区州](?:各|有关)?(?:单位|部门|机构)"
    r"|[居村][(][居村][)](?:委会|民委员会)|县级"
    r"|(?:政府|党政)?(?:主要|分管)(?:负责人|负责同志|领导)(?=要|应)"
    r"|[省市县区州]内各(?:单位|部门))",
)
_CLASS_BEGINS = frozenset("党政主分各每所有驻中法检人村居0123456789乡镇街县区市省州")
_BOUND_CLASS = short_pattern(
    "extract.owner_classes.bound_class",
    r"^[^,。;:]{2,16}?(?:机关|部门|单位|机构)(?=应当|不得|必须)",
)
_RELATIVE_CLASS = short_pattern(
    # 负责执行的部门要…: a class that is told by what it does
    "extract.owner_classes.relative_class",
    r"^[^,。;:对把将向为]{2,20}的(?:行政|执法|主管|有关|责任|牵头|审批|监管|事业|企事业|直属)*"
    r"(?:机关|部门|单位|机构)(?=要|应当?|须|$)",
)
_ORGAN_CLASS = short_pattern(
    "extract.owner_classes.organ_class",
    r"^[一-龥]{2,6}(?:机关|机构|部门|单位)(?=要|应|对[^,。;]{2,24}要)",
)
_LONGEST_RELATIVE, _LONGEST_ORGAN = 32, 8
_CLASS_MUST = ("部门", "单位", "机关", "机构")


def binds(view: str, at: int, end: int) -> bool:
    """Whether a word that binds stands in view[at:end]."""
    return (
        view.find("应当", at, end) >= 0
        or view.find("不得", at, end) >= 0
        or view.find("必须", at, end) >= 0
    )


def _may_be_relative(clause: str) -> bool:
    """Whether a clause holds what a class that is told by its deeds ends in."""
    return "的" in clause and any(word in clause for word in _CLASS_MUST)


def classes_at(view: str, at: int, end: int, *, is_bound: bool, verbs: Openings) -> list[BodySpan]:
    """A class of governments that is named by level alone: 各县(市、区), 乡镇(街道), 市与区.

    Where the sentence `is_bound`, a class of bodies that is bound counts as well; what begins like
    one of the `verbs` is none.
    """
    hit = _CLASS.search(view, at, end) if view[at : at + 1] in _CLASS_BEGINS else None
    if hit is None and is_bound and binds(view, at, end):
        hit = _BOUND_CLASS.search(view, at, end)
    lead = view[at : at + _LONGEST_ORGAN]
    may_be_organ = "机" in lead or "部门" in lead or "单位" in lead
    if hit is None and may_be_organ and not verbs.length_at(view, at):
        hit = _ORGAN_CLASS.search(view, at, end)
    if hit is None and _may_be_relative(view[at : min(end, at + _LONGEST_RELATIVE)]):
        hit = _RELATIVE_CLASS.search(view, at, end)
    if hit is None:
        return []
    stop = at + hit.end()
    return [BodySpan(at, stop, view[at:stop], UnitKind.LOWER_GOVERNMENT, is_named=False)]
