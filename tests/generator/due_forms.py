"""Dates by which something is due, in every phrase of the codebook.

Here: phrases of plans and of single years, and the sentences that carry them.
Not here: dates in titles and brackets (`plans`, `brackets`), frequencies (`plain_forms`).
"""

from calendar import monthrange
from datetime import date

from tests.generator.rows import Due, Sentence, Value
from tests.generator.words import Forms, Words

DATED = Forms()
"""Sentences of plans that span years."""
DATED_IN_YEAR = Forms()
"""Sentences of a workplan or of a report's coming year: their dates need no year."""


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def year_end(year: int, phrase: str) -> Due:
    """Due at the end of a year."""
    return Due(phrase, date(year, 12, 31), "year")


def month_end(year: int, month: int, phrase: str) -> Due:
    """Due at the end of a month."""
    return Due(phrase, _end(year, month), "month")


def make_by(w: Words, due: Due, form: str) -> Sentence:
    """A thing to be made by a date, the date before it or behind."""
    text = w.pick(
        f"{due.phrase}，编制{w.thing}。",
        f"{due.phrase}完成{w.thing}的编制。",
        f"编制{w.thing}，{due.phrase}印发执行。",
    )
    return Sentence(text, form, due=due, measure_type="deliverable")


def reach_by(w: Words, due: Due, form: str) -> Sentence:
    """A rate to be reached by a date."""
    share = w.share()
    value = Value(w.rate, ">=", share, "%", "ratio", due_on=due.due_on)
    return Sentence(f"{due.phrase}，{w.rate}达到{share}%。", form, (value,), due, "threshold")


@DATED
def by_year_end(w: Words) -> Sentence:
    year = w.year
    return make_by(w, year_end(year, f"{year}年底前"), "by_year_end")


@DATED
def by_end_of_year(w: Words) -> Sentence:
    year = w.year
    return make_by(w, year_end(year, f"{year}年年底前"), "by_end_of_year")


@DATED
def before_year(w: Words) -> Sentence:
    year = w.year
    return make_by(w, year_end(year, f"{year}年前"), "before_year")


@DATED
def until_year(w: Words) -> Sentence:
    year = w.year
    return reach_by(w, year_end(year, f"到{year}年"), "until_year")


@DATED
def until_year_end(w: Words) -> Sentence:
    year = w.year
    return reach_by(w, year_end(year, w.pick(f"到{year}年底", f"{year}年底")), "until_year_end")


@DATED
def early_year(w: Words) -> Sentence:
    year = w.year
    due = Due(f"{year}年年初", date(year, 3, 31), "quarter")
    return Sentence(f"{due.phrase}完成{w.thing}的编制。", "early_year", due=due,
                    measure_type="deliverable")  # fmt: skip


@DATED
def first_half(w: Words) -> Sentence:
    year = w.year
    return make_by(w, Due(f"{year}年上半年", date(year, 6, 30), "half"), "first_half")


@DATED
def by_month_end(w: Words) -> Sentence:
    year, month = w.year, w.n(1, 12)
    return make_by(w, month_end(year, month, f"{year}年{month}月底前"), "by_month_end")


@DATED
def in_month(w: Words) -> Sentence:
    year, month = w.year, w.n(1, 12)
    due = month_end(year, month, f"{year}年{month}月")
    return Sentence(f"{due.phrase}完成{w.thing}的编制。", "in_month", due=due,
                    measure_type="deliverable")  # fmt: skip


@DATED
def month_range(w: Words) -> Sentence:
    year, first = w.year, w.n(1, 8)
    last = first + w.n(1, 4)
    due = Due(f"{year}年{first}月至{year}年{last}月", _end(year, last), "month",
              date(year, first, 1))  # fmt: skip
    return Sentence(f"{due.phrase}开展{w.object}专项梳理。", "month_range", due=due,
                    measure_type=None)  # fmt: skip


@DATED
def by_day(w: Words) -> Sentence:
    year, month, day = w.year, w.n(1, 12), w.n(1, 28)
    due = Due(f"{year}年{month}月{day}日前", date(year, month, day), "day")
    return make_by(w, due, "by_day")


@DATED
def at_day_in_clause(w: Words) -> Sentence:
    year, month = w.year, w.n(1, 12)
    due = month_end(year, month, f"{year}年{month}月底前")
    return Sentence(f"{w.body}牵头编制{w.thing}，并于{due.phrase}报送备案。", "at_day_in_clause",
                    due=due, measure_type="deliverable", owner="named")  # fmt: skip


def _in_year(name: str, phrase: str, month: int, precision: str) -> None:
    def template(w: Words) -> Sentence:
        due = Due(phrase, _end(w.end, month), precision)
        text = w.pick(f"{due.phrase}完成{w.thing}的编制。", f"{due.phrase}，编制{w.thing}。")
        return Sentence(text, name, due=due, measure_type="deliverable")

    DATED_IN_YEAR.add(name, template)


_in_year("year_end_alone", "年底前", 12, "year")
_in_year("within_year", "年内", 12, "year")
_in_year("half_alone", "上半年", 6, "half")
_in_year("quarter_alone", "第三季度", 9, "quarter")
_in_year("month_alone", "6月底前", 6, "month")
_in_year("late_month_alone", "11月底前", 11, "month")


@DATED_IN_YEAR
def day_alone(w: Words) -> Sentence:
    month, day = w.n(3, 12), w.n(1, 28)
    due = Due(f"{month}月{day}日前", date(w.end, month, day), "day")
    return Sentence(f"{due.phrase}完成{w.thing}的编制。", "day_alone", due=due,
                    measure_type="deliverable")  # fmt: skip
