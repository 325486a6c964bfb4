"""The years that a text tells of or plans for, where its title names none or others.

Here: the year that an opening tells, the year that a speech looks back on (CODEBOOK 1).
Not here: years of titles (`extract.metadata`), what kind of text it is (`extract.genre`).
"""

from pipelines.extract.genre import OPENING, REPORTS, is_speech
from pipelines.text.numerals import parse_chinese
from pipelines.text.patterns import pattern, short_pattern

_YEAR_OPENS = short_pattern(
    "extract.told_years.year_opens",
    r"(?m:^) *(?:一、|1[.、])? ?(20[0-9]{2}) ?年(?:度|以来|是)?"
    r"(?:[,以是来在我新共各]|全[省市县区州旗])",
)
_YEAR_TOLD = short_pattern("extract.told_years.year_told", r"(20[0-9]{2}) ?年(?!以来|至|-)")
_REVIEWED = pattern(
    "extract.told_years.reviewed", r"(20[0-9]{2}) ?年[^。,\n]{0,16}(?:回顾|主要工作|工作情况)"
)
_YEARS_LONG = short_pattern(
    "extract.told_years.years_long",
    r"([二两三四五])年(?:行动|规划|计划|攻坚|创建|提升|工作|实施)",
)
_SPAN = pattern(
    "extract.told_years.span",
    r"(20[0-9]{2}) ?年?(?:[0-9]{1,2}月)? ?[-至到] ?(20[0-9]{2}) ?年",
)


def told_years(
    title: str | None, view: str, years: tuple[int | None, int | None]
) -> tuple[int | None, int | None]:
    """The years that a text read as a report tells of: a government's speech looks back a year."""
    if not is_speech(title, view):
        return years
    reviewed = _REVIEWED.search(view, 0, OPENING)
    year = int(reviewed.group(1)) if reviewed else (years[0] - 1 if years[0] else None)
    return year, year


def reported_year(view: str, start: int) -> tuple[int | None, int | None]:
    """The year that a report tells of, where its title names none: its opening does."""
    lead = REPORTS.search(view, start, start + OPENING)
    told = _YEAR_TOLD.search(lead.group()) if lead else None
    opens = told or _YEAR_OPENS.search(view, start)
    year = int(opens.group(1)) if opens else None
    return year, year


_MADE_FOR = pattern(
    # 制定2017-2020年青岚市法治政府建设实施方案
    "extract.told_years.made_for",
    r"(?:制定|编制)[^。,;《》\n]{0,10}(20[0-9]{2}) ?年? ?[-至到] ?(20[0-9]{2}) ?年"
    r"[^。,;《》\n]{0,30}(?:方案|规划|计划)",
)


def spanned_years(title: str, view: str, start: int) -> tuple[int | None, int | None]:
    """The years that a plan runs over, where its title only counts them or its opening tells them.

    Of a counted number the first such span of its text is taken, unless it stands in another
    document's title.
    """
    made = _MADE_FOR.search(view, start, min(len(view), start + OPENING))
    if made:
        return int(made.group(1)), int(made.group(2))
    long = _YEARS_LONG.search(title)
    if long is None:
        return None, None
    count = int(parse_chinese(long.group(1)))
    for span in _SPAN.finditer(view, start, min(len(view), start + OPENING)):
        first, last = int(span.group(1)), int(span.group(2))
        is_cited = view.rfind("《", start, span.start()) > view.rfind("》", start, span.start())
        if last - first + 1 == count and not is_cited:
            return first, last
    return None, None
