"""Heading ladders: how the levels of a document are numbered and set.

Here: every ladder of the codebook, by name, and the ordinals that they print.
Not here: what is headed (`plans`, `reports`), damaged ordinals (`damage`).
"""

from collections.abc import Callable
from dataclasses import dataclass

DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """十二 for 12, below a hundred."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("" if tens == 1 else DIGITS[tens]) + "十"
    return head + (DIGITS[ones] if ones else "")


MARKS: dict[str, Callable[[int], str]] = {
    "chapter": lambda n: f"第{chinese(n)}章",
    "part": lambda n: f"第{chinese(n)}节",
    "article": lambda n: f"第{chinese(n)}条",
    "comma": lambda n: f"{chinese(n)}、",
    "round": lambda n: f"（{chinese(n)}）",
    "round_half": lambda n: f"({chinese(n)})",
    "dot": lambda n: f"{n}.",
    "dot_wide": lambda n: f"{n}．",
    "arabic_comma": lambda n: f"{n}、",
    "arabic_round": lambda n: f"（{n}）",
    "arabic_round_half": lambda n: f"({n})",
    "circled": lambda n: chr(0x245F + n),
    "spoken": lambda n: f"{chinese(n)}是",
}


@dataclass(frozen=True)
class Step:
    """One level: its mark (None for none), how its heading is set, what stands behind the mark."""

    mark: str | None
    style: str = "line"
    gap: str = ""


@dataclass(frozen=True)
class Ladder:
    """The levels of a document; `runs_on` where the last level counts through all parts."""

    name: str
    steps: tuple[Step, ...]
    runs_on: bool = False


def _ladder(name: str, *steps: Step, runs_on: bool = False) -> Ladder:
    return Ladder(name, steps, runs_on)


COMMA = Step("comma")
LADDERS = {
    ladder.name: ladder
    for ladder in (
        _ladder("comma_round_lines", COMMA, Step("round")),
        _ladder("comma_round_run_in", COMMA, Step("round", "run_in")),
        _ladder("comma_round_dot", COMMA, Step("round"), Step("dot", "run_in")),
        _ladder("comma_round_dot_lines", COMMA, Step("round"), Step("dot")),
        _ladder("four_levels", COMMA, Step("round"), Step("dot"), Step("arabic_round", "run_in")),
        _ladder("chapters", Step("chapter", gap="　"), COMMA, Step("round", "run_in")),
        _ladder("chapters_parts", Step("chapter", gap=" "), Step("part", gap=" "), COMMA),
        _ladder("chapters_articles", Step("chapter", gap="　"),
                Step("article", "untitled", "　"), runs_on=True),
        _ladder("comma_dot", COMMA, Step("dot", "run_in")),
        _ladder("comma_dot_on", COMMA, Step("dot", "run_in"), runs_on=True),
        _ladder("comma_dot_wide", COMMA, Step("dot_wide")),
        _ladder("comma_arabic_comma", COMMA, Step("arabic_comma")),
        _ladder("comma_round_on", COMMA, Step("round", "run_in"), runs_on=True),
        _ladder("round_alone", Step("round", "run_in"), runs_on=True),
        _ladder("round_alone_lines", Step("round"), runs_on=True),
        _ladder("half_width", COMMA, Step("round_half", gap=" "), Step("dot", "run_in", " ")),
        _ladder("half_round", COMMA, Step("round_half", "run_in")),
        _ladder("colons", COMMA, Step("dot", "colon")),
        _ladder("items_untitled", COMMA, Step("dot", "untitled")),
        _ladder("items_open_with_limit", COMMA, Step("dot", "untitled")),
        _ladder("items_open_with_year", COMMA, Step("dot", "untitled")),
        _ladder("no_numbers", COMMA, Step(None, "run_in")),
        _ladder("spoken", COMMA, Step("round"), Step("spoken", "run_in")),
        _ladder("circled", COMMA, Step("round"), Step("circled", "run_in")),
        _ladder("arabic_rounds", COMMA, Step("dot"), Step("arabic_round_half", "run_in")),
    )
}  # fmt: skip
UNTITLED = frozenset(
    name for name, ladder in LADDERS.items() if ladder.steps[-1].style == "untitled"
)


class Numbering:
    """The ordinals of one document, level by level."""

    def __init__(self, ladder: Ladder) -> None:
        self.ladder = ladder
        self._counts = [0] * len(ladder.steps)

    def next(self, depth: int) -> str | None:
        """The ordinal of the next heading at a depth, from 0."""
        self._counts[depth] += 1
        last = len(self._counts) - 1
        for deeper in range(depth + 1, len(self._counts)):
            if not (self.ladder.runs_on and deeper == last):
                self._counts[deeper] = 0
        mark = self.ladder.steps[depth].mark
        return None if mark is None else MARKS[mark](self._counts[depth])
