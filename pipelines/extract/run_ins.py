"""Run-in headings that no number stands before.

Here: paragraphs that open with a title of their own, where most of a document's do (CODEBOOK 2).
Not here: numbered headings (`extract.headings`), the tree of sections (`extract.outline`).
"""

from pipelines.extract.headings import COMMITS, DEMANDS, MAX_RUN_IN, Heading, first_stop
from pipelines.extract.marks import Rank
from pipelines.extract.responsibility_parts import cue_lexicon
from pipelines.text.patterns import character_class, pattern, short_pattern

_USUAL = 0.6
"""Share of paragraphs from which it is the document's habit to open them with a title."""

_LEAST, _LEAST_ALONE, _LEAST_BELOW = 2, 3, 3
"""Titles that make a habit: beside numbered headings, where there are no others, and below a
paragraph that has none."""

_MIN_PART, _MIN_BODY, _LONGEST_PHRASE = 4, 8, 16
_LONGEST_ALONE, _SHORTEST_BODY = 20, 30
"""Characters of a title, and of the text below it, where only one section has such titles."""

_DIGIT = character_class("0-9")
_PART_LINE = pattern(
    "extract.run_ins.part_line",
    # 云州区司法局2023年工作要点: a report's second part
    r"(?m:^) *((?:[一-龥]{2,16}20[0-9X]{2} ?年度?(?:主要|重点)?工作(?:要点|思路|打算|安排|计划)"
    r"|(?:20[0-9X]{2} ?年|过去[一五]年|今年|下一步|今后五年)[^,。;:、\n]{0,14}"
    r"(?:回顾|展望|安排|打算|计划|建议|任务|思路))) *(?m:$)",
)
_BARE_PART_LINE = pattern(
    # what a report that numbers nothing heads its parts with: 主要举措和成效
    "extract.run_ins.bare_part_line",
    r"(?m:^) *[【\[]?((?:20[0-9X]{2} ?年度?|本年度|年度|主要|重点|具体|基本|总体|工作"
    r"|法治(?:政府)?建设|依法行政)*(?:举措|做法|措施|工作|开展|完成|推进|落实|情况|成效|成绩){1,3}"
    r"(?:[和及与、](?:取得的?|主要|工作|突出)*(?:举措|做法|成效|成绩|成果|亮点|经验))?"
    r"|(?:目前|当前)?(?:还?存在的?|主要|工作|突出)+(?:问题|不足|短板|困难)"
    r"(?:[和及与、](?:主要|存在的?)*(?:问题|不足|短板|困难|差距|原因|薄弱环节))?"
    r"|(?:下一?步|下一?阶段|下一?年度?|明年|来年|今后)的?(?:主要|重点)?(?:工作)?的?"
    r"(?:安排|打算|计划|思路|措施|举措|重点))[】\]]?:? *(?m:$)",
)
_PHASE = short_pattern(
    # 第一阶段:动员部署(2023年3月)。
    "extract.run_ins.phase",
    r"^(?:第[一二三四五六]阶段|[^,。;:()]{2,10}阶段(?=[(]))[^。;]{0,40}?[。:]",
)
_PHASE_WINDOW, _LEAST_PHASES = 64, 2
_YEAR = short_pattern("extract.run_ins.year", r"^20[0-9]{2} ?年[是为]")
"""What a year is for, and no title: 2024年为提升年."""

_BULLETS = " -★☆●◆■▲"
_LISTED = ("一是", "二是", "三是", "四是", "首先", "其次", "第一,", "第二,")
"""What opens an item of a list inside a paragraph, which is no heading."""

_NO_TITLE = ("我", "为", "根据", "按照", "同时", "近年", "一年", "现将", "下一步", "今后")


def find_run_ins(
    view: str, sections: list[list[tuple[int, int]]], *, is_alone: bool
) -> dict[int, Heading]:
    """Run-in headings without a number, by the start of the paragraph that each opens.

    Sections are given by their paragraphs. Most paragraphs of all sections have such a heading, or
    each paragraph of one section, but for one that leads on to them. Where they are the document's
    only headings (`is_alone`), two phrases make one too.
    """
    phases = [_phases(view, paragraphs) for paragraphs in sections]
    titled = [
        _titled(view, paragraphs, is_alone=is_alone) | some
        for paragraphs, some in zip(sections, phases, strict=True)
    ]
    every = {start: heading for some in titled for start, heading in some.items()}
    least = _LEAST_ALONE if is_alone else _LEAST
    if len(every) >= max(least, sum(map(len, sections)) * _USUAL):
        return every
    found = {start: heading for some in phases for start, heading in some.items()}
    for paragraphs, some in zip(sections, titled, strict=True):
        # The first may only lead on to the others, where these are enough.
        leads_on = bool(some) and paragraphs[0][0] not in some
        listed, enough = (paragraphs[1:], _LEAST_BELOW) if leads_on else (paragraphs, _LEAST)
        if len(some) == len(listed) >= enough and _is_list(view, listed, some):
            found |= some
    return found


def _titled(view: str, paragraphs: list[tuple[int, int]], *, is_alone: bool) -> dict[int, Heading]:
    """Paragraphs that may open with a title: a short first sentence without a comma, and more."""
    found: dict[int, Heading] = {}
    for start, end in paragraphs:
        first = start
        while first < end and view[first] in _BULLETS:
            first += 1
        colon = view.find(":", first, min(end, first + 14))
        stop = first_stop(view, first, end)
        stop = colon if 0 < colon < stop else stop
        if view[stop : stop + 1] == ";":
            continue  # the first of several demands, and no title
        title = view[first:stop]
        if not _MIN_PART <= len(title) <= MAX_RUN_IN or COMMITS.search(title):
            continue
        if title.startswith(_LISTED) or DEMANDS.search(title) or _YEAR.search(title):
            continue
        if "," in title and not (is_alone and _is_pair(title)):
            continue
        if len(view[stop + 1 : end].strip()) < _MIN_BODY or _is_label(title):
            continue
        found[start] = Heading(None, None, first, first, first, stop, stop + 1)
    return found


def _is_label(title: str) -> bool:
    """Whether a colon's words label a list of bodies or a date, and head nothing."""
    return title.endswith(("单位", "部门")) or title in cue_lexicon()["labels"]


def _phases(view: str, paragraphs: list[tuple[int, int]]) -> dict[int, Heading]:
    """Paragraphs of one section that each open with the name of a phase, and its time."""
    found: dict[int, Heading] = {}
    for start, end in paragraphs:
        first = start + len(view[start:end]) - len(view[start:end].lstrip(" "))
        hit = None
        if view.find("阶段", first, min(end, first + _LONGEST_PHRASE)) >= 0:
            hit = _PHASE.search(view, first, min(end, first + _PHASE_WINDOW))
        if hit is None:
            continue
        colon, stop = first + hit.end() - 1, first_stop(view, first, end)
        title = view[first:stop]
        is_whole = len(title) <= MAX_RUN_IN and "," not in title
        stop = stop if is_whole and view[stop + 1 : end].strip() else colon
        found[start] = Heading(None, None, first, first, first, stop, stop + 1)
    return found if len(found) >= _LEAST_PHASES else {}


def _is_list(view: str, paragraphs: list[tuple[int, int]], titled: dict[int, Heading]) -> bool:
    """Whether each title of one section is shorter than most, and has enough below it."""
    return all(
        heading.title_end - heading.title_start <= _LONGEST_ALONE
        and end - heading.body_start >= _SHORTEST_BODY
        and "," not in view[heading.title_start : heading.title_end]
        for heading, (_, end) in zip(titled.values(), paragraphs, strict=True)
    )


def find_part_lines(view: str, start: int, end: int, numbered: list[Heading]) -> list[Heading]:
    """Lines that head the parts of a report, without a number: 2023年工作回顾, 存在的问题.

    Those that name no time count where the report numbers no parts, or the first of two of them
    stands above the first of its `numbered` parts.
    """
    first = next((h.start for h in numbered if h.rank is not None and h.rank <= Rank.CHINESE), None)
    hits = [*_PART_LINE.finditer(view, start, end)]
    bare = [*_BARE_PART_LINE.finditer(view, start, end)]
    if first is None or (bare[1:] and bare[0].start(1) < first):
        dated = {hit.start(1) for hit in hits}
        hits += [hit for hit in bare if hit.start(1) not in dated]
    known = {heading.start for heading in numbered}
    return [
        Heading(Rank.CHAPTER, None, hit.start(1), hit.start(1), *hit.span(1), hit.end(1))
        for hit in hits
        if hit.start(1) not in known
    ]


def _is_pair(title: str) -> bool:
    """Whether two short phrases make one title: 强化领导,压实责任."""
    first, _, second = title.partition(",")
    if "," in second or first.startswith(_NO_TITLE) or _DIGIT.search(title):
        return False
    return max(len(first), len(second)) <= _LONGEST_PHRASE
