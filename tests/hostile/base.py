"""What the hostile files share: how one is described, and honest words to hide damage in.

Here: the record of a file with what must become of it, the canary, small builders.
Not here: the files (`packages`, `prints`, `sites`, `writings`, `containers`, `places`).
"""

from dataclasses import dataclass

CANARY = "金丝雀四十一号密语"
"""Stands in files that no input may lead to; it may appear nowhere."""


@dataclass(frozen=True)
class Hostile:
    """One file: its name, its bytes, and what must become of it.

    `reasons` are the quarantine reasons that are right, and "" where it may be read too; none where
    it must be read. What is read holds `says`, lacks `hides`, and its flags hold `flag`.
    """

    name: str
    data: bytes
    reasons: tuple[str, ...] = ()
    says: str = ""
    hides: str = CANARY
    flag: str = ""


def lines(mark: str) -> list[str]:
    """A plan of a city, short and whole; `mark` makes it a text of its own."""
    return [
        "青岚市守信政府行动计划（2021—2025年）",
        "一、总体要求",
        f"本计划依照{mark}的安排制定，由市政府办公室负责解释。",
        "二、主要任务",
        "（一）清理承诺事项。",
        f"2023年6月底前，{mark}完成清单编制，公开率达到100%。",
        "每季度至少召开1次调度会，由市政府督查室通报进展。（责任单位：市司法局、市财政局）",
        "（二）缩短办事时限。",
        f"{mark}的办理时限压缩到3个工作日以内，严禁另设前置环节。",
        "三、保障措施",
        "市政府每年向市人大常委会报告本计划落实情况；对连续两年落后的单位予以约谈。",
    ]


def words(mark: str) -> str:
    """The plan as a text."""
    return "\n".join(lines(mark)) + "\n"


def paragraphs(mark: str) -> str:
    """The plan as paragraphs of a page."""
    return "".join(f"<p>{line}</p>" for line in lines(mark))


def page(mark: str, *, before: str = "", after: str = "", head: str = "") -> str:
    """A whole page that holds the plan."""
    return (
        f"<!DOCTYPE html><html><head><title>{mark}</title>{head}</head><body>{before}"
        f"<div class='article-content'>{paragraphs(mark)}</div>{after}</body></html>"
    )
