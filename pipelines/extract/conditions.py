"""Figures that say to whom something applies, or from what on, and demand nothing themselves.

Here: conditions, classes that are addressed, scopes of money, steps that others go by (CODEBOOK 5).
Not here: which other figures count (`extract.screening`).
"""

from functools import lru_cache

from pipelines.extract.binding import Binding
from pipelines.extract.scenes import Scene
from pipelines.extract.shares import Figure
from pipelines.extract.vocabulary import alternation, load_lexicon
from pipelines.model.quantity import MetricKind, MetricRole
from pipelines.text.patterns import ShortPattern, short_pattern

_CONDITION = short_pattern(
    "extract.conditions.condition",
    r"^(?:(?:[(]含[)])?以[上下内])?的(?:[,;。、]|应|须|要(?!求|素|件|点|闻|务)|由|实行|可以|一律|必须|不得|不少于|不低于|不超过"
    r"|按|先行|纳入|经)",
)
_ADDRESSED = short_pattern(
    "extract.conditions.addressed",
    r"(?:^|[,;。])(?:要)?[对凡][^,;。]{0,24}(?:高于|低于|超过|不足|少于|达到|未达到|达不到|连续)$",
)
_OF_A_CLASS = short_pattern(
    # 凡低于5人且面积不足9平方米的站点
    "extract.conditions.of_a_class",
    r"^(?:(?:[(]含[)])?以[上下])?(?:(?:且|或者?|、)[^,。;]{0,16})?的(?:[0-9]{1,3})?[^,。;0-9]{2,12}$",
)
_OF_BODIES = short_pattern(
    # 公职律师3人以上的单位可设公职律师办公室, 执法人员在10人以上的执法机构
    "extract.conditions.of_bodies",
    r"^(?:(?:[(]含[)])?以[上下])?[^,。;、0-9]{0,8}的[一-龥]{0,4}(?:单位|部门|机关|机构|企业)"
    r"(?:可|应|须|要|必须|一般|原则上|,)"
    # 10名以上读者的村都建有阅览室, 1万名读者以上的街(镇)各建有1所
    r"|^(?:以上[^,。;0-9]{1,20}|[^,。;0-9]{1,8}以上)的"
    r"[一-龥]{0,4}(?:单位|部门|机构|企业|村|社区|街道?|镇|乡)(?:[(][一-龥、]{1,6}[)])?(?:均|都|各)",
)
_BODIES_WINDOW = 32
_PER_STEP = short_pattern(
    "extract.conditions.per_step", r"每(?:增加?|新增|减少|降低|提高|下降|上升|延长|超过?|满|提前)$"
)
_STEP, _SAYING = 4, 8
_SCOPE = short_pattern(
    "extract.conditions.scope",
    r"^(?:及|[(]含[)])?以[上下](?:的?[一-龥]|[、或][^,。;、]{0,12}元以[上下]的)",
)
_SCOPE_WINDOW = 20
_BAND = short_pattern("extract.conditions.band", r"^[及含]?以[上下](?:的[^,。;0-9]{0,6})?占")
_BAND_WINDOW = 12
_BOUNDS = ("超过", "高于", "低于", "少于", "突破")
_OF_SUMS = short_pattern(
    "extract.conditions.of_sums", r"^的[^,。;]{0,6}(?:案件|合同|项目|企业|机制|交易|采购|处罚|贷款)"
)


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, ...]]:
    lexicon = load_lexicon("quantities")
    return {key: tuple(lexicon[key]) for key in ("addressed", "given")}


@lru_cache(maxsize=1)
def _one_by_one() -> ShortPattern:
    """A saying that has each taken as it comes: 发现1户、解决1户."""
    verbs = alternation(load_lexicon("quantities")["one_by_one"])
    return short_pattern(
        "extract.conditions.one_by_one",
        rf"(?:{verbs})[1一][一-龥]{{1,2}}[、,]?[一-龥]{{2,3}}[1一][一-龥]",
    )


def is_condition(scene: Scene, figure: Figure, binding: Binding | None, *, is_past: bool) -> bool:
    """Whether a figure is a condition, the mark of a class, or a step, and no value."""
    if figure.value == 1 and _is_step(scene, figure):
        return True
    if figure.unit == "岁" and not _is_age_reached(scene, figure, binding):
        return True
    if scene.role is MetricRole.ACHIEVED:
        if _is_base(scene, figure) or _is_band(scene, figure):
            return True
        is_named = _is_addressed(scene, figure) or _is_scope(scene, figure, binding)
        return is_named and not is_past
    if _asks(scene.view, figure.end) or _is_addressed(scene, figure):
        return True
    return not is_past and _is_scope(scene, figure, binding)


def _is_age_reached(scene: Scene, figure: Figure, binding: Binding | None) -> bool:
    """Whether a clause ends with an age that is a value: 平均寿命超过80岁, not 60岁以上老人."""
    if binding is None or binding.start >= figure.start:
        return False
    return scene.clause_of(figure.start)[1] - figure.end <= 1


def _asks(view: str, end: int) -> bool:
    """Whether what follows a figure makes it a condition: 500万元以上的应当."""
    if view.find("的", end, end + 6) < 0:
        return False
    return bool(_CONDITION.search(view, end, end + 8))


def _is_addressed(scene: Scene, figure: Figure) -> bool:
    """Whether a figure tells whom something is done to: 对败诉率高于8%的单位."""
    stop = min(scene.end, figure.end + _BODIES_WINDOW)
    if scene.view.find("的", figure.end, stop) < 0:
        return False
    first, last = scene.clause_of(figure.start)
    if figure.unit == "人" and _OF_BODIES.search(scene.view, figure.end, stop):
        return True
    if not scene.view.startswith(_words()["addressed"], figure.end) and not (
        scene.view[first] in "对凡" and _OF_A_CLASS.search(scene.view, figure.end, last)
    ):
        return False
    return bool(_ADDRESSED.search(scene.view[first : figure.start]))


def _is_step(scene: Scene, figure: Figure) -> bool:
    """Whether a figure is what something else goes by, or a saying: 每增加1人, 发现1户、解决1户."""
    view, start = scene.view, figure.start
    if _PER_STEP.search(view, max(scene.start, start - _STEP), start):
        return True
    window = max(scene.start, start - _SAYING), min(scene.end, figure.end + _SAYING)
    return _one_by_one().search(view, *window) is not None


def _is_base(scene: Scene, figure: Figure) -> bool:
    """Whether a count is what another is reckoned by: 每10万人发案15件, 每3个村有1名律师."""
    return figure.kind is MetricKind.COUNT and scene.view[figure.start - 1] == "每"


def _is_band(scene: Scene, figure: Figure) -> bool:
    """Whether a score bounds a class of which a share is told: 90分以上占比87%."""
    stop = min(scene.end, figure.end + _BAND_WINDOW)
    return figure.unit == "分" and bool(_BAND.search(scene.view, figure.end, stop))


def _is_scope(scene: Scene, figure: Figure, binding: Binding | None) -> bool:
    """Whether money only tells what something applies to: 单户500万元以下贷款."""
    if figure.unit != "元":
        return False
    if binding is not None and binding.start < figure.start:
        is_reported = scene.role is MetricRole.ACHIEVED and binding.word.endswith(_BOUNDS)
        return (
            is_reported
            and _OF_SUMS.search(scene.view, figure.end, min(scene.end, figure.end + _SCOPE_WINDOW))
            is not None
        )
    lead = scene.view[scene.start : figure.start]
    behind = _SCOPE.search(scene.view, figure.end, min(scene.end, figure.end + _SCOPE_WINDOW))
    return behind is not None and not lead.endswith(_words()["given"])
