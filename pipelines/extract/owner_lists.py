"""Subjects that are lists, and what lists of subjects end in.

Here: 市委 before its government, series told by what the bodies do (公安、财政等部门), and the
words behind a body that stand for more (等部门, 及其办公室, 特别是…; CODEBOOK 4, owner).
Not here: bodies that have names (`extract.bodies`), classes told by level
(`extract.owner_classes`), whether the list is to act (`extract.owners`).
"""

from pipelines.extract.bodies import BodySpan
from pipelines.extract.body_names import LEVELS
from pipelines.extract.body_reading import read_body
from pipelines.extract.vocabulary import Openings
from pipelines.model.commitment import UnitKind
from pipelines.text.patterns import short_pattern

_PARTY = short_pattern(
    "extract.owner_lists.party",
    r"^[省市县区州旗盟]委(?:常委会(?:会议)?)?(?:[、和与及]?[省市县区州旗盟](?:人大|人民政府|政府|政协)"
    r"|要|应|将|每|负责|定期|至少|专题|听取)",
)
_SERIES = short_pattern(
    "extract.owner_lists.series",
    r"^[省市县区州旗]?[一-龥]{2,6}(?:[、和][一-龥]{2,8}){1,9}?等?(?:有关|相关|职能|行业|主管|多个)*"
    r"(?:部门|单位)(?:主要负责人|负责人)?(?=要|应|须|按|会同|加强|建立|依法|负责)",
)
_LONGEST = 60
_REST = short_pattern(
    "extract.owner_lists.rest",
    r"^(?:等[省市县区]?[级直]?(?:有关|相关|职能|行业|主管|成员|多个|各|[0-9]+个?)*(?:部门|单位|机关|机构|科室)"
    r"|各(?:分局|科室|大队|中队|直属单位|下属单位)|及其[^,。;对的]{0,6}?(?:办公室|部门|机构|单位|科室)"
    r"|(?:、(?:人大常委会|人大|政府|政协|监委|纪委|法院|检察院|党组))+(?:领导班子)?)",
)
_REST_BEGINS = frozenset("等及各、")
_ASIDE = short_pattern("extract.owner_lists.aside", r"^(?:特别|尤其)是[^,。;]{2,10}?(?:要|应|须)")
_ASIDE_BEGINS = frozenset("特尤")


def party_at(view: str, at: int, end: int) -> list[BodySpan]:
    """The party's committee of a level that opens a clause: 市委、市政府, 县委要."""
    if view[at] not in LEVELS or not view.startswith("委", at + 1):
        return []
    if not _PARTY.search(view, at, end):
        return []
    stop = at + len("市委")
    for rest in ("常委会", "会议"):
        stop += len(rest) * view.startswith(rest, stop)
    return [BodySpan(at, stop, view[at:stop], UnitKind.PARTY, is_named=True)]


def series_at(view: str, at: int, end: int, *, verbs: Openings) -> list[BodySpan]:
    """Bodies in a series that shares its last word: 公安、财政等部门.

    One is named where a body has one of the functions. What begins like one of the `verbs` is a
    series only where its first word is a function as well: 宣传、教育部门.
    """
    last = min(end, at + _LONGEST)
    if view.find("部门", at, last) < 0 and view.find("单位", at, last) < 0:
        return []
    if view.find("、", at, last) < 0 and view.find("和", at, last) < 0:
        return []
    hit = _SERIES.search(view, at, last)
    if hit is None:
        return []
    stop = at + hit.end()
    functions = view[at:stop].replace("和", "、").split("、")
    named = [read_body(word + "部门").is_named for word in functions[:-1]]
    if verbs.length_at(view, at) and not named[0]:
        return []
    is_named = any(named)
    kind = UnitKind.DEPARTMENT if is_named else UnitKind.COLLECTIVE
    return [BodySpan(at, stop, view[at:stop], kind, is_named)]


def behind_rest(view: str, at: int, end: int) -> int:
    """Where a subject ends with the words behind it that stand for more: 市司法局等部门."""
    if view[at : at + 1] in _REST_BEGINS:
        rest = _REST.search(view, at, end)
        at += rest.end() if rest else 0
    if view[at : at + 1] in _ASIDE_BEGINS:
        aside = _ASIDE.search(view, at, end)
        at += aside.end() - 1 if aside else 0
    return at
