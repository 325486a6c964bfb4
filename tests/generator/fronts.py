"""What stands around a plan's body: titles, notices, pages' furniture, signatures.

Here: fronts and backs with the document fields that they give.
Not here: the body (`plans`, `reports`).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from random import Random

from tests.generator.places import Place

Fields = dict[str, object]

OUTLINES = {
    2015: "法治政府建设实施纲要（2015—2020年）",
    2021: "法治政府建设实施纲要（2021—2025年）",
}


@dataclass
class Front:
    """The words before and behind a body, and what they say of the document."""

    front: str
    opening: str
    back: str
    fields: Fields
    cites: list[str]
    flags: set[str] = field(default_factory=set)


def blank(place: Place, title: str, kind: str, years: tuple[int, int]) -> Fields:
    """The fields of a document that prints nothing but its title."""
    return {
        "title": title, "kind": kind, "level": place.level, "jurisdiction_code": place.code,
        "doc_number": None, "issuer": None, "adopted_on": None, "issued_on": None,
        "published_on": None, "period_start": years[0], "period_end": years[1],
    }  # fmt: skip


def zh(day: date) -> str:
    """2021年3月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


def plan_title(rng: Random, place: Place, years: tuple[int, int]) -> str:
    """A title that names its years."""
    dash = rng.choice("—-")
    name = rng.choice(("法治政府建设实施方案", "法治政府建设实施规划", "法治政府建设工作方案",
                       "法治政府建设行动计划"))  # fmt: skip
    return f"{place.name}{name}（{years[0]}{dash}{years[1]}年）"


def opening(place: Place, outline: str, name: str) -> str:
    """The paragraph before the first heading of a plan."""
    return f"为扎实推进法治政府建设，根据《{outline}》，结合{place.short}实际，制定本{name}。"


def name_of(title: str) -> str:
    """What a plan calls itself: 本方案."""
    return next(n for n in ("方案", "规划", "计划", "要点") if n in title)


def bare(rng: Random, place: Place, title: str, fields: Fields) -> Front:
    """A title and the body, nothing else; the years may stand on a line of their own."""
    at = title.find("（")
    lines = title if at < 0 or rng.random() < 1 / 2 else f"{title[:at]}\n{title[at:]}"
    return _plan(place, lines + "\n", "", title, fields)


def _plan(place: Place, front: str, back: str, title: str, fields: Fields) -> Front:
    year = fields["period_start"]
    assert isinstance(year, int)
    outline = OUTLINES[2015 if year < 2021 else 2021]
    words = opening(place, outline, name_of(title))
    return Front(front, words, back, fields, [outline])


def notice(rng: Random, place: Place, title: str, fields: Fields) -> Front:
    """A notice with number, addressees, signature and date, then the plan."""
    issued = issued_in(rng, fields)
    office = "" if rng.random() < 1 / 2 else ("办公厅" if place.level == "province" else "办公室")
    issuer = f"{place.name}人民政府{office}"
    number = f"{place.short[0]}政{'办' if office else ''}发〔{issued.year}〕{rng.randint(1, 60)}号"
    fields |= {"issuer": issuer, "doc_number": number, "issued_on": issued}
    passed = ""
    if rng.random() < 1 / 2:
        adopted = date(issued.year, issued.month, max(1, issued.day - 6))
        fields["adopted_on"] = adopted
        nth = rng.randint(20, 90)
        passed = f"已经{zh(adopted)}{place.name}人民政府第{nth}次常务会议审议通过，"
    front = (
        f"{issuer}关于印发《{title}》的通知\n\n{number}\n\n各有关单位：\n\n"
        f"《{title}》{passed}现印发给你们，请认真贯彻执行。\n\n"
        f"{issuer}\n{zh(issued)}\n\n{title}\n"
    )
    return _plan(place, front, "", title, fields)


def portal(rng: Random, place: Place, title: str, fields: Fields) -> Front:
    """A page with its path, its table of fields, its counter and footer around the notice."""
    found = notice(rng, place, title, fields)
    issued = fields["issued_on"]
    assert isinstance(issued, date)
    published = date(issued.year, issued.month, min(28, issued.day + 3))
    fields["published_on"] = published
    head = (
        "当前位置：首页 > 政务公开 > 规范性文件\n"
        f"索 引 号：{place.code}/{published.year}-{rng.randint(100, 999):05d}　　"
        f"发布机构：{fields['issuer']}\n"
        f"文　　号：{fields['doc_number']}　　发布日期：{published.isoformat()}\n"
        f"浏览次数：{rng.randint(50, 5000)}　【打印】【关闭】\n\n"
    )
    found.front = head + found.front
    found.back = (
        f"\n上一篇：没有了\n下一篇：政务公开指南\n版权所有：{place.name}人民政府　ICP备00000000号"
    )
    found.flags = {"boilerplate"}
    return found


FRONTS: dict[str, Callable[[Random, Place, str, Fields], Front]] = {
    "bare": bare,
    "notice": notice,
    "portal": portal,
}


def issued_in(rng: Random, fields: Fields) -> date:
    """A day of the plan's first year."""
    year = fields["period_start"]
    assert isinstance(year, int)
    return date(year, rng.randint(1, 12), rng.randint(8, 20))


def report(rng: Random, place: Place, year: int) -> Front:
    """A yearly report: title, addressee, opening, signature and date."""
    title = rng.choice(
        (
            f"{place.name}人民政府{year}年度法治政府建设情况报告",
            f"{place.name}{year}年法治政府建设年度报告",
            f"{place.name}人民政府关于{year}年度法治政府建设情况的报告",
        )
    )
    signed = date(year + 1, rng.randint(1, 3), rng.randint(5, 25))
    fields = blank(place, title, "report", (year, year))
    fields |= {"issuer": f"{place.name}人民政府", "issued_on": signed}
    rule = f"{place.short}法治政府建设年度报告规定"
    words = f"{year}年，{place.name}扎实推进依法行政。根据《{rule}》，现将有关情况报告如下："
    back = f"\n{place.name}人民政府\n{zh(signed)}"
    return Front(f"{title}\n", words, back, fields, [rule])
