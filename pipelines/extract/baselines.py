"""Past values: what a figure was before it changes, or already is.

Here: which figures of a sentence are the state that it starts from (CODEBOOK 5, baseline).
Not here: the figures that are reached or demanded (`extract.metrics`).
"""

from functools import lru_cache

from pipelines.extract.scenes import Scene
from pipelines.extract.shares import Figure
from pipelines.extract.vocabulary import alternation, load_lexicon
from pipelines.model.quantity import MetricKind, MetricRole
from pipelines.text.patterns import ShortPattern, short_pattern

_CHANGE_WINDOW = 16
"""Characters around a past value in which 由 and the word of change stand."""

_YEAR = short_pattern("extract.baselines.year", r"^.{1,4}?(?:19|20)[0-9]{2} ?年(?:底|末|初)?的?")
_LISTED = short_pattern(
    # 从2020年的21.8%、8.4%上升至
    "extract.baselines.listed",
    r"^(?:[0-9.]+[%‰]?[、和])+$",
)
_COMPARED = short_pattern(
    # 3326件(2023年为867件)
    "extract.baselines.compared",
    r"[(](?:20[0-9]{2} ?年|上一?年度?|去年)(?:同期)?(?:为|是|仅|仅为|只有)?$",
)
_AGAINST = short_pattern(
    # 较2022年的31.2%下降至, 与上年同期收案1364件相比
    "extract.baselines.against",
    r"[较比与和同](?:20[0-9]{2} ?年度?|上一?年度?|去年|前年)(?:同期|全年|底|末)?的?"
    r"[^,。;:0-9增减升降多少高低长涨压缩扩翻超快慢提达至到为近]{0,8}$",
)
_DIFFERS = short_pattern(
    "extract.baselines.differs",
    r"^(?:[^,。;0-9]{0,4}(?:相比|相较|[增减]|上升|下降|降|提[高升速]|上涨|回落|压[缩减降]|缩短|扩大)"
    r"|(?:基本)?持平)",
)
_AGAINST_WINDOW, _DIFFERS_WINDOW = 24, 12
_ALREADY = short_pattern(
    "extract.baselines.already",
    r"(?:已经?|现有|现已|原有|实有|目前(?:为|仅|有)?)[^,。;:0-9的应须要]{0,8}$",
)
_THEN = short_pattern(
    "extract.baselines.then", r"^(?:在)?(20[0-9]{2}) ?年(?:底|末)?(?!前|底前|起|以)[^,。;]{0,30}$"
)
_LATER = short_pattern(
    "extract.baselines.later",
    r"^[^。;]{0,24}?(?:到|至|在)?(20[0-9]{2}) ?年(?:底|末)?前?[^。;0-9]{0,16}"
    r"(?:提[高升]|增[加长]?|扩大|上升|下降|降低?|减少|压缩|压减|缩短|达)",
)
_LATER_WINDOW = 60
_BUILT_ON = short_pattern(
    # 在去年降至7.8%的基础上
    "extract.baselines.built_on",
    r"^在(?:巩固)?(?:去年|上年|上一年度?|现有|原有|已有|20[0-9]{2} ?年)[^,。;]{0,24}$",
)
_GROUND = short_pattern("extract.baselines.ground", r"^[^,。;0-9]{0,6}基础上")
_GROUND_WINDOW = 10


@lru_cache(maxsize=1)
def _changes() -> ShortPattern:
    return short_pattern(
        "extract.baselines.changes", alternation(load_lexicon("quantities")["changes"])
    )


def is_baseline(scene: Scene, figure: Figure) -> bool:
    """Whether the figure is a past value: before a change, of a year before, or already reached."""
    start = scene.clause_of(figure.start)[0]
    lead = scene.view[start : figure.start]
    if _is_changed(scene, figure, lead) or _COMPARED.search(lead[-_CHANGE_WINDOW:]):
        return True
    if _is_differed_from(scene, figure, lead):
        return True
    if scene.role is not MetricRole.TARGET:
        return False
    if _is_reached(figure, lead) or _is_built_on(scene, figure, lead):
        return True
    return _grows_later(scene, figure, lead)


def _is_changed(scene: Scene, figure: Figure, lead: str) -> bool:
    """Whether a change behind 由… or 从… makes the figure a past value."""
    at = max(lead.rfind("由"), lead.rfind("从"))
    if at < 0:
        return False
    dated = _YEAR.search(lead[at:])
    rest = lead[at + (dated.end() if dated else 0) :]
    listed = any(c.isdigit() for c in rest) and not _LISTED.search(rest)
    if len(rest) > _CHANGE_WINDOW or listed:
        return False
    stop = min(scene.end, figure.end + _CHANGE_WINDOW)
    return bool(_changes().search(scene.view, figure.end, stop))


def _is_differed_from(scene: Scene, figure: Figure, lead: str) -> bool:
    """Whether a year before is named that the sentence measures itself by: 较上年的80件增长."""
    if not _AGAINST.search(lead[-_AGAINST_WINDOW:]):
        return False
    stop = min(scene.end, figure.end + _DIFFERS_WINDOW)
    return bool(_DIFFERS.search(scene.view, figure.end, stop))


def _is_reached(figure: Figure, lead: str) -> bool:
    """Whether a plan says that the value has been reached before it begins: 已压缩至20天."""
    if figure.kind is MetricKind.COVERAGE:
        return False
    return bool(_ALREADY.search(lead[-_CHANGE_WINDOW:]))


def _is_built_on(scene: Scene, figure: Figure, lead: str) -> bool:
    """Whether the sentence goes on from what a year before has reached: 在去年80%的基础上."""
    stop = min(scene.end, figure.end + _GROUND_WINDOW)
    if scene.view.find("基础上", figure.end, stop) < 0:
        return False
    return bool(_BUILT_ON.search(lead) and _GROUND.search(scene.view, figure.end, stop))


def _grows_later(scene: Scene, figure: Figure, lead: str) -> bool:
    """Whether the sentence goes on with a later year: 2020年为90%,到2025年提高到98%."""
    then = _THEN.search(lead)
    if then is None or figure.unit != "%":
        return False
    later = _LATER.search(scene.view, figure.end, min(scene.end, figure.end + _LATER_WINDOW))
    return later is not None and int(later.group(1)) > int(then.group(1)) and "为" in lead[-2:]
