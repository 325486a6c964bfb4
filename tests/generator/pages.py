"""Fronts that real pages put before a plan: clocks, tables, previews, joint issuers.

Here: the stranger fronts, each with the fields that it gives and those that it only seems to give.
Not here: the plain ones (`fronts`).
"""

from collections.abc import Callable
from datetime import date
from random import Random

from tests.generator.fronts import FRONTS as PLAIN_FRONTS
from tests.generator.fronts import Fields, Front, bare, issued_in, notice, zh
from tests.generator.places import Place


def clock(rng: Random, place: Place, title: str, fields: Fields) -> Front:
    """The site's own date and weather above the notice: none of them is the document's."""
    found = notice(rng, place, title, fields)
    found.front = (
        f"今天是：2024年{rng.randint(1, 12)}月{rng.randint(1, 28)}日 星期三\n"
        f"{place.short} 温度：{rng.randint(1, 9)}-{rng.randint(20, 30)}℃ 风3-4级\n"
        "字体：大 中 小　打印　收藏\n\n"
    ) + found.front
    found.flags = {"boilerplate"}
    return found


def pipes(rng: Random, place: Place, title: str, fields: Fields) -> Front:
    """The publisher's table as a row of cells."""
    found = notice(rng, place, title, fields)
    issued = fields["issued_on"]
    assert isinstance(issued, date)
    published = issued.replace(day=min(28, issued.day + 4))
    fields["published_on"] = published
    found.front = (
        f"发文字号 | {fields['doc_number']} | 制发机构 | {fields['issuer']} | "
        f"发布日期 | {published.isoformat()} |\n\n"
    ) + found.front
    found.flags = {"boilerplate"}
    return found


def joint(rng: Random, place: Place, title: str, fields: Fields) -> Front:
    """Party committee and government issue together."""
    found = notice(rng, place, title, fields)
    old = str(fields["issuer"])
    committee = f"中共{place.name}委员会"
    government = f"{place.name}人民政府"
    fields["issuer"] = f"{committee} {government}"
    signed = f"\n\n{old}\n{zh_of(fields)}"
    found.front = found.front.replace(signed, f"\n\n{committee}\n{government}\n{zh_of(fields)}")
    found.front = found.front.replace(f"{old}关于印发", f"{committee} {government}关于印发", 1)
    return found


def zh_of(fields: Fields) -> str:
    """The date under the signature."""
    issued = fields["issued_on"]
    assert isinstance(issued, date)
    return zh(issued)


def cited_number(rng: Random, place: Place, title: str, fields: Fields) -> Front:
    """A number in the opening that belongs to the cited document, while the plan has none."""
    found = bare(rng, place, title, fields)
    cited = found.cites[0]
    number = f"中发〔{fields['period_start']}〕{rng.randint(10, 40)}号"
    found.opening = found.opening.replace(f"《{cited}》", f"《{cited}》（{number}）")
    return found


def passed_line(rng: Random, place: Place, title: str, fields: Fields) -> Front:
    """The meeting that passed the plan in brackets below its title."""
    found = bare(rng, place, title, fields)
    adopted = issued_in(rng, fields)
    fields["adopted_on"] = adopted
    nth = rng.randint(10, 60)
    found.front += f"（{zh(adopted)}{place.name}人民政府第{nth}次常务会议通过）\n"
    return found


def preview(rng: Random, place: Place, title: str, fields: Fields) -> Front:
    """A document library's advertising line."""
    found = bare(rng, place, title, fields)
    found.front = (
        f"《{title}.docx》由会员分享，可在线阅读，"
        f"更多相关《{title}（{rng.randint(5, 20)}页珍藏版）》请登录后下载。\n\n"
    ) + found.front
    found.flags = {"boilerplate"}
    return found


def title_twice(rng: Random, place: Place, title: str, fields: Fields) -> Front:
    """A page's headline, the notice's and the plan's own title."""
    found = notice(rng, place, title, fields)
    found.front = f"{title}\n\n{found.front}"
    return found


def signed_below(rng: Random, place: Place, title: str, fields: Fields) -> Front:
    """A plan without a notice that is signed and dated at its end."""
    found = bare(rng, place, title, fields)
    issued = issued_in(rng, fields)
    fields |= {"issuer": f"{place.name}人民政府", "issued_on": issued}
    found.back = f"\n　　　　　　{place.name}人民政府\n　　　　　　{zh(issued)}"
    return found


FRONTS: dict[str, Callable[[Random, Place, str, Fields], Front]] = {
    **PLAIN_FRONTS,
    "clock": clock,
    "pipes": pipes,
    "joint": joint,
    "cited_number": cited_number,
    "passed_line": passed_line,
    "preview": preview,
    "title_twice": title_twice,
    "signed_below": signed_below,
}
