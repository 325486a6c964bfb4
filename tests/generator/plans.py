"""Plans put together: parts, tasks, safeguards, a closing paragraph.

Here: plans of several years and workplans of one, from a recipe and chance.
Not here: templates, fronts, ladders; reports (`reports`).
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from tests.generator import brackets
from tests.generator.due_forms import DATED, DATED_IN_YEAR, year_end
from tests.generator.fronts import blank, name_of, plan_title
from tests.generator.ladders import LADDERS, UNTITLED, Ladder, Numbering
from tests.generator.metric_forms import METRICS
from tests.generator.pages import FRONTS
from tests.generator.places import Place, classes
from tests.generator.plain_forms import PLAIN
from tests.generator.rows import END_MARKS, Due, Made, Section, Sentence, Value
from tests.generator.topics import LEGISLATIVE, TOPICS
from tests.generator.words import Form, Words

PARTS = {
    "全面履行政府职能": ("04", "05", "06"),
    "完善依法行政制度": ("07", "08", "09"),
    "推进依法科学民主决策": ("10", "11", "12"),
    "严格规范公正文明执法": ("13", "14", "15", "16"),
    "依法应对突发事件": ("17", "18", "19"),
    "化解社会矛盾纠纷": ("20", "21", "22", "23"),
    "强化行政权力监督": ("24", "25", "26", "27", "28"),
    "建设数字法治政府": ("29", "30", "31"),
    "加强党的领导": ("32", "33", "34", "35"),
}
CLOSINGS = {"below": 0, "level": 1, "departments": 2}
"""Which class of bodies a closing paragraph addresses."""
OPENERS: dict[str, tuple[Form, ...]] = {
    "": (METRICS["reaches_or_more"], METRICS["each_year"], METRICS["carried_year"]),
    "items_open_with_limit": (METRICS["shortened_within"], METRICS["money"], METRICS["within"]),
    "items_open_with_year": (DATED["early_year"],),
}
"""What items without a title open with, by ladder."""
IS_CHECK = re.compile("评估|评议|督查|监督|述法|台账|考核|评查|抽查|审查")
YEARS = ((2021, 2025), (2021, 2025), (2022, 2025), (2023, 2025), (2015, 2020))


Features = frozenset[tuple[str, str]]
"""Templates, ladders, lists and closings by group and name."""
NOTHING: Features = frozenset()


@dataclass(frozen=True)
class Recipe:
    """What a plan is made of; forms that are None come from everywhere."""

    place: Place
    years: tuple[int, int]
    ladder: str
    front: str
    bracket: str | None
    """A form of list, None for no lists."""
    forms: tuple[Form, ...]
    sentences: tuple[int, int] = (3, 6)
    parts: int = len(PARTS)
    closing: str | None = None
    """Whom the closing paragraph addresses, None for none; a key of CLOSINGS."""
    has_attachment: bool = False
    has_phases: bool = False
    indent: str = ""
    bracket_forms: tuple[str, ...] = ()
    """Mixed forms of lists, drawn anew for each task."""


def every_form(years: tuple[int, int], without: Features = NOTHING) -> tuple[Form, ...]:
    """The templates of a plan of these years, plain ones as often as all others together."""
    dated = DATED_IN_YEAR if years[0] == years[1] else DATED
    groups = (PLAIN, PLAIN, METRICS, dated)
    return tuple(
        form for group in groups for name, form in group.items() if ("form", name) not in without
    )


class Builder:
    """One document in the making."""

    def __init__(self, rng: Random, recipe: Recipe) -> None:
        self.rng = rng
        self.recipe = recipe
        self.ladder: Ladder = LADDERS[recipe.ladder]
        self.sections: list[Section] = []
        self.said: set[str] = set()
        self.name = ""
        self._numbering = Numbering(self.ladder)

    def head(self, depth: int, title: str | None, role: str, *, is_leaf: bool) -> Section:
        """The next heading at a depth of the ladder."""
        step = self.ladder.steps[depth]
        ordinal = self._numbering.next(depth)
        if step.style == "untitled":
            title = None
        section = Section(ordinal, title, role, depth + 1, step.style, self.ladder.name,
                          is_leaf=is_leaf)  # fmt: skip
        if step.gap:
            section.printed = f"{ordinal}{step.gap}{title or ''}{END_MARKS.get(step.style, '')}"
        self.sections.append(section)
        return section

    def words(self, code: str) -> Words:
        """Words of one topic in this document."""
        start, end = self.recipe.years
        return Words(self.rng, self.recipe.place, TOPICS[code], start, end, end <= 2020)

    def sentence(self, words: Words, forms: tuple[Form, ...]) -> Sentence | None:
        """A sentence that the document does not hold yet; None where none is found soon."""
        for _ in range(8):
            made = self.rng.choice(forms)(words)
            if made.text not in self.said:
                self.said.add(made.text)
                return _open_checks(made)
        return None

    def fill(self, section: Section, code: str) -> None:
        """Sentences, topic and list of bodies of a task."""
        section.topic = code
        words = self.words(code)
        for _ in range(self.rng.randint(*self.recipe.sentences)):
            made = self.sentence(words, self.recipe.forms)
            if made is not None:
                section.sentences.append(made)
        _close(section.sentences)
        if section.style == "untitled":
            # An item without a title opens with what can be none: a value or a date.
            opener = self.sentence(words, OPENERS.get(self.ladder.name, OPENERS[""]))
            section.sentences[:0] = [opener] if opener else []
        form = self.recipe.bracket
        if self.recipe.bracket_forms:
            form = self.rng.choice(self.recipe.bracket_forms)
        if form is not None and section.role == "task" and self.rng.random() < 9 / 10:
            section.bracket = brackets.bracket(self.rng, self.recipe.place, form, self.recipe.years)

    def leaf(self, title: str, role: str) -> Section:
        """A heading at the deepest level."""
        return self.head(len(self.ladder.steps) - 1, title, role, is_leaf=True)


def _open_checks(made: Sentence) -> Sentence:
    """Where a check word is only part of what is worked on, coders may differ: left open."""
    is_object = made.verification is False and IS_CHECK.search(made.text) is not None
    return replace(made, verification=None) if is_object else made


def _close(sentences: list[Sentence]) -> None:
    """A body ends with a full stop: what ends with a semicolon goes before the others."""
    sentences.sort(key=lambda sentence: not sentence.text.endswith("；"))
    if sentences and sentences[-1].text.endswith("；"):
        del sentences[-1]


def build_plan(rng: Random, recipe: Recipe, name: str) -> Made:
    """A plan after a recipe."""
    builder = Builder(rng, recipe)
    years, place = recipe.years, recipe.place
    if years[0] == years[1]:
        title, kind = f"{place.name}{years[0]}年法治政府建设工作要点", "workplan"
    else:
        title, kind = plan_title(rng, place, years), "plan"
    front = FRONTS[recipe.front](rng, place, title, blank(place, title, kind, years))
    if kind == "plan":
        _aims(builder)
    _tasks(builder)
    if recipe.has_phases:
        _phases(builder)
    _safeguards(builder)
    if recipe.closing or recipe.has_attachment:
        builder.name = name_of(title)
        _closing(builder)
    cites = front.cites + [c for s in builder.sections for x in s.sentences for c in x.cites]
    return Made(
        name, front.front, front.opening, builder.sections, front.back, front.fields, cites,
        front.flags, recipe.indent, recipe.has_attachment,
    )  # fmt: skip


def _aims(builder: Builder) -> None:
    """What guides the plan and what it wants to reach."""
    place, (_, end) = builder.recipe.place, builder.recipe.years
    guiding = Sentence(
        f"坚持以人民为中心，把依法办事贯穿政府工作全过程，为{place.short}发展提供法治支撑。",
        "guiding", counts=False,
    )  # fmt: skip
    goals = [
        Sentence(f"到{end}年，依法行政水平明显提升，人民群众更加满意。", "goal_dated",
                 due=year_end(end, f"到{end}年"), measure_type="goal"),
        Sentence("政府治理能力不断增强。", "goal_prose", counts=False),
        Sentence("行政争议化解率达到90%以上。", "goal_rate",
                 (Value("行政争议化解率", ">=", 90, "%", "ratio"),), measure_type="goal"),
        Sentence("为2035年基本建成法治政府打下坚实基础。", "goal_vision", counts=False),
    ]  # fmt: skip
    depth = len(builder.ladder.steps)
    if builder.ladder.name in UNTITLED or depth == 1:
        section = builder.head(0, "总体目标", "goal", is_leaf=depth == 1)
        if depth > 1:
            section = builder.leaf("", "goal")
        section.sentences = [goals[2], goals[0], goals[1], goals[3]]
        return
    builder.head(0, "总体要求", "guiding", is_leaf=False)
    for title, role, sentences in (("指导思想", "guiding", [guiding]), ("主要目标", "goal", goals)):
        # Aims stand right below their part, whatever steps the tasks have between.
        section = builder.head(1, title, role, is_leaf=True)
        section.sentences = list(sentences)


def _tasks(builder: Builder) -> None:
    depth = len(builder.ladder.steps)
    for title, codes in list(PARTS.items())[: builder.recipe.parts]:
        if depth > 1:
            builder.head(0, title, "task", is_leaf=False)
        for code in codes:
            if code in LEGISLATIVE and builder.recipe.place.level == "district":
                continue
            _task(builder, code)


def _task(builder: Builder, code: str) -> None:
    """One topic's task; in deep ladders a heading above two tasks of it."""
    depth = len(builder.ladder.steps)
    first, second = builder.rng.sample(TOPICS[code].titles, 2)
    if depth <= 2:
        builder.fill(builder.leaf(first, "task"), code)
        return
    builder.head(1, first, "task", is_leaf=False)
    for deeper in range(2, depth - 1):
        builder.head(deeper, second, "task", is_leaf=False)
    for words in ("制度建设", "工作落实"):
        builder.fill(builder.leaf(f"抓好{TOPICS[code].activity}{words}", "task"), code)


def _phases(builder: Builder) -> None:
    """Steps with their dates in the titles: a title's date is that of each of its measures."""
    if len(builder.ladder.steps) == 1 or builder.ladder.steps[-1].style == "untitled":
        return
    builder.head(0, "实施步骤", "safeguard", is_leaf=False)
    (start, end), lead = builder.recipe.years, builder.recipe.place.lead
    middle = start + 1
    steps = (
        ("动员部署阶段", f"{start}年10月至{start}年12月", date(start, 10, 1), date(start, 12, 31)),
        ("组织实施阶段", f"{middle}年1月至{end}年6月", date(middle, 1, 1), date(end, 6, 30)),
        ("总结提高阶段", f"{end}年7月至12月", date(end, 7, 1), date(end, 12, 31)),
    )
    for (name, phrase, first, last), text in zip(
        steps,
        (
            "印发工作方案，广泛动员部署。",
            f"{lead}司法局加强跟踪指导。",
            "总结经验做法，形成长效机制。",
        ),
        strict=True,
    ):
        section = builder.head(1, f"{name}（{phrase}）", "safeguard", is_leaf=True)
        section.due = Due(phrase, last, "month", first)
        owner = "named" if "司法局" in text else None
        section.sentences = [Sentence(text, "phases", measure_type=None, owner=owner)]


def _safeguards(builder: Builder) -> None:
    """What secures the plan; in ladders without a part above, titles that say so themselves."""
    depth = len(builder.ladder.steps)
    if depth > 1:
        builder.head(0, builder.rng.choice(("保障措施", "组织保障")), "safeguard", is_leaf=False)
    titles = ("加强组织领导", "强化督促考核", "落实经费保障") if depth > 1 else ("加强组织领导",)
    lead = builder.recipe.place.lead
    for title in titles:
        section = builder.head(min(1, depth - 1), title, "safeguard", is_leaf=True)
        for made in _safeguard_sentences(title, lead):
            section.sentences.append(made)


def _safeguard_sentences(title: str, lead: str) -> list[Sentence]:
    if title == "加强组织领导":
        return [
            Sentence("建立工作协调机制，及时解决突出问题。", "safeguard", measure_type="direction"),
            Sentence(f"{lead}司法局负责日常协调工作。", "safeguard_owner", owner="named"),
        ]
    if title == "强化督促考核":
        return [
            Sentence(f"{lead}政府督查室对落实情况开展督查。", "safeguard_check", owner="named",
                     verification=True),
            Sentence("对推诿拖延的严肃问责。", "safeguard_sanction", verification=True),
        ]  # fmt: skip
    return [Sentence("加强经费和人员保障。", "safeguard", measure_type="direction")]


def _closing(builder: Builder) -> None:
    """A paragraph below no heading: a demand on everybody, or where the bodies are listed."""
    section = Section(None, None, "safeguard", 1, "headless", "closing")
    closing = builder.recipe.closing
    if closing:
        body = classes(builder.recipe.place)[CLOSINGS[closing]]
        text = f"{body}要对照本{builder.name}，结合实际制定落实措施。"
        section.sentences.append(
            Sentence(text, f"closing {closing}", owner="collective", measure_type=None)
        )
    if builder.recipe.has_attachment:
        section.sentences.append(Sentence("任务分工方案另行印发。", "attachment", counts=False))
    builder.sections.append(section)
