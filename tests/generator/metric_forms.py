"""Values that a plan demands, in every form of the codebook.

Here: comparators before and behind a number, units, fractions, ranges, frequencies, coverage,
shared and distributed values, carried subjects.
Not here: values that a report states (`report_forms`), blanks (`damage`).
"""

from tests.generator.due_forms import year_end
from tests.generator.rows import OPEN, Sentence, Value
from tests.generator.words import Forms, Words

METRICS = Forms()


def one(text: str, form: str, value: Value, **rest) -> Sentence:
    """A sentence with one value."""
    kind = "recurring" if value.frequency else "threshold"
    return Sentence(text, form, (value,), measure_type=rest.pop("measure_type", kind), **rest)


@METRICS
def not_lower(w: Words) -> Sentence:
    n = w.share()
    return one(f"{w.rate}不低于{n}%。", "not_lower", Value(w.rate, ">=", n, "%", "ratio"))


@METRICS
def must_not_be_lower(w: Words) -> Sentence:
    # 不得低于 compares; it forbids nothing.
    n = w.share()
    return one(f"{w.rate}不得低于{n}%。", "must_not_be_lower", Value(w.rate, ">=", n, "%", "ratio"))


@METRICS
def reaches_or_more(w: Words) -> Sentence:
    n = w.share()
    text = f"{w.rate}{w.pick('达到', '保持在', '提高到')}{n}%以上。"
    return one(text, "reaches_or_more", Value(w.rate, ">=", n, "%", "ratio"))


@METRICS
def reaches(w: Words) -> Sentence:
    n = w.share()
    return one(f"{w.rate}达到{n}％。", "reaches", Value(w.rate, ">=", n, "%", "ratio"))


@METRICS
def not_exceeding(w: Words) -> Sentence:
    low, n = w.low, w.n(2, 15)
    text = f"{low}{w.pick('不超过', '不高于')}{n}%。"
    return one(text, "not_exceeding", Value(low, "<=", n, "%", "ratio"))


@METRICS
def within(w: Words) -> Sentence:
    low, n = w.low, w.n(2, 15)
    text = f"{low}控制在{n}%{w.pick('以内', '以下')}。"
    return one(text, "within", Value(low, "<=", n, "%", "ratio"))


@METRICS
def opposite(w: Words) -> Sentence:
    low, n, m = w.low, w.share(), w.n(2, 15)
    values = (Value(w.rate, ">=", n, "%", "ratio"), Value(low, "<=", m, "%", "ratio"))
    return Sentence(f"{w.rate}不低于{n}%，{low}下降到{m}%以下。", "opposite", values,
                    measure_type="threshold")  # fmt: skip


@METRICS
def equals(w: Words) -> Sentence:
    n = w.n(3, 20)
    indicator = f"{w.object}落实情况在绩效考核中的权重"
    return one(f"{indicator}为{n}%。", "equals", Value(indicator, "=", n, "%", "ratio"),
               verification=True)  # fmt: skip


@METRICS
def plain_count(w: Words) -> Sentence:
    n = w.n(3, 60)
    return one(f"设立{w.activity}示范点{n}个。", "plain_count",
               Value(f"{w.activity}示范点", "=", n, "个", "count"))  # fmt: skip


@METRICS
def between(w: Words) -> Sentence:
    low = w.n(2, 6)
    high, mark = low + w.n(1, 4), w.pick("—", "至", "-", "～")
    value = Value("典型案例", "between", low, "个", "count", high=high, frequency="year")
    return one(f"每年评选典型案例{low}{mark}{high}个。", "between", value)


@METRICS
def between_shares(w: Words) -> Sentence:
    low, n = w.low, w.n(2, 6)
    value = Value(low, "between", n, "%", "ratio", high=n + 3)
    return one(f"{low}保持在{n}%—{n + 3}%。", "between_shares", value)


@METRICS
def about(w: Words) -> Sentence:
    n = w.n(3, 30) * 10
    text = w.pick(f"选聘特邀监督员{n}名左右。", f"选聘特邀监督员约{n}名。")
    return one(text, "about", Value("特邀监督员", "=", n, "人", "count", is_approximate=True))


@METRICS
def fraction(w: Words) -> Sentence:
    words, n = w.rng.choice((("三分之一", 33.3333), ("二分之一", 50), ("四分之一", 25)))
    indicator = f"{w.activity}中基层代表所占比例"
    return one(f"{indicator}不低于{words}。", "fraction", Value(indicator, ">=", n, "%", "ratio"))


@METRICS
def percent_in_words(w: Words) -> Sentence:
    words, n = w.rng.choice((("八", 8), ("十二", 12), ("五", 5)))
    low = w.low
    return one(f"{low}不超过百分之{words}。", "percent_in_words",
               Value(low, "<=", n, "%", "ratio"))  # fmt: skip


@METRICS
def percent_in_words_high(w: Words) -> Sentence:
    words, n = w.rng.choice((("九十五", 95), ("八十", 80), ("九十", 90)))
    return one(f"{w.rate}达到百分之{words}以上。", "percent_in_words_high",
               Value(w.rate, ">=", n, "%", "ratio"))  # fmt: skip


@METRICS
def tenths(w: Words) -> Sentence:
    words, n = w.rng.choice((("九", 90), ("八", 80), ("七", 70)))
    return one(f"{w.rate}达到{words}成以上。", "tenths", Value(w.rate, ">=", n, "%", "ratio"))


@METRICS
def zero(w: Words) -> Sentence:
    low = w.low
    return one(f"{low}为零。", "zero", Value(low, "=", 0, "%", "ratio"))


@METRICS
def each_year(w: Words) -> Sentence:
    n = w.n(1, 6)
    text = w.pick(
        f"每年组织{w.activity}不少于{n}次。",
        f"每年至少组织{n}次{w.activity}。",
        f"每年组织{w.activity}{n}次以上。",
    )
    value = Value(w.activity, ">=", n, "次", "count", frequency="year")
    return one(text, "each_year", value)


@METRICS
def each_quarter(w: Words) -> Sentence:
    value = Value(w.activity, ">=", 1, "次", "count", frequency="quarter")
    return one(f"每季度至少组织1次{w.activity}。", "each_quarter", value)


@METRICS
def each_quarter_once(w: Words) -> Sentence:
    value = Value(w.activity, "=", 1, "次", "count", frequency="quarter")
    return one(f"每季度组织一次{w.activity}。", "each_quarter_once", value)


@METRICS
def each_month(w: Words) -> Sentence:
    n = w.n(1, 4)
    value = Value("业务信息", ">=", n, "条", "count", frequency="month")
    return one(f"每月编发业务信息不少于{n}条。", "each_month", value)


@METRICS
def in_term(w: Words) -> Sentence:
    n = w.n(1, 2)
    value = Value(w.activity, ">=", n, "次", "count", frequency="term")
    return one(f"任期内至少参加{n}次{w.activity}。", "in_term", value)


@METRICS
def person_year(w: Words) -> Sentence:
    n = w.n(4, 12) * 5
    value = Value("培训", ">=", n, "学时", "amount", frequency="person_year",
                  subject="工作人员")  # fmt: skip
    return one(f"工作人员每人每年培训不少于{n}学时。", "person_year", value, owner=OPEN)


@METRICS
def carried_year(w: Words) -> Sentence:
    n, m = w.n(1, 4), w.n(10, 80)
    values = (
        Value(w.activity, ">=", n, "次", "count", frequency="year"),
        Value("抽查案卷", ">=", m, "份", "count", frequency="year"),
    )
    return Sentence(f"每年组织{w.activity}不少于{n}次，抽查案卷不少于{m}份。", "carried_year",
                    values, measure_type="recurring")  # fmt: skip


@METRICS
def subject_and_year(w: Words) -> Sentence:
    n, body = w.n(1, 4), w.body
    value = Value(w.activity, ">=", n, "次", "count", frequency="year", subject=body)
    return one(f"{body}每年组织{w.activity}不少于{n}次。", "subject_and_year", value,
               owner="named")  # fmt: skip


@METRICS
def subject_and_meeting(w: Words) -> Sentence:
    n, body = w.n(1, 4), w.body
    value = Value("联席会议", ">=", n, "次", "count", frequency="year", subject=body)
    text = f"{body}每年组织{w.object}联席会议不少于{n}次。"
    return one(text, "subject_and_meeting", value, owner="named")


@METRICS
def class_in_rate(w: Words) -> Sentence:
    # The class is part of what is measured and answers for nothing.
    n = w.share()
    value = Value("领导干部法律知识考试合格率", ">=", n, "%", "ratio")
    return one(f"领导干部法律知识考试合格率达到{n}%以上。", "class_in_rate", value)


@METRICS
def money(w: Words) -> Sentence:
    n = w.n(2, 90) * 10
    value = Value("专项经费", ">=", n * 10_000, "元", "amount", frequency="year")
    return one(f"每年安排专项经费不少于{n}万元。", "money", value)


@METRICS
def ten_thousands(w: Words) -> Sentence:
    n = w.n(11, 49) / 10
    value = Value("发放宣传资料", ">=", round(n * 10_000), "份", "count", frequency="year")
    return one(f"每年发放宣传资料不少于{n}万份。", "ten_thousands", value)


@METRICS
def working_days(w: Words) -> Sentence:
    n = w.n(3, 20)
    value = Value("答复意见建议", "<=", n, "工作日", "time_limit")
    text = f"对{w.object}的意见建议，自收到之日起{n}个工作日内答复。"
    return one(text, "working_days", value)


@METRICS
def days_of_reply(w: Words) -> Sentence:
    n, unit = w.n(10, 60), w.pick("日", "天")
    value = Value("办理材料报送备案", "<=", n, "日", "time_limit")
    return one(f"办理材料自办结之日起{n}{unit}内报送备案。", "days_of_reply", value)


@METRICS
def shortened_within(w: Words) -> Sentence:
    n = w.n(10, 45)
    value = Value("平均办理时间", "<=", n, "日", "time_limit")
    return one(f"平均办理时间压缩至{n}天以内。", "shortened_within", value)


@METRICS
def months_limit(w: Words) -> Sentence:
    words, n = w.rng.choice((("2", 2), ("两", 2), ("3", 3), ("六", 6)))
    value = Value("复杂事项办理期限", "<=", n, "个月", "time_limit")
    return one(f"复杂事项办理期限不超过{words}个月。", "months_limit", value)


@METRICS
def coverage_whole(w: Words) -> Sentence:
    text = f"{w.pick('', '基本')}实现{w.activity}全覆盖。"
    value = Value(w.activity, "=", 100, "%", "coverage", is_digits=False)
    return one(text, "coverage_whole", value)


@METRICS
def coverage_all(w: Words) -> Sentence:
    value = Value(f"{w.thing}纳入统一平台", "=", 100, "%", "coverage", is_digits=False)
    return one(f"{w.thing}全部纳入统一平台管理。", "coverage_all", value)


@METRICS
def coverage_should(w: Words) -> Sentence:
    word = w.pick("应评尽评", "应备尽备", "应办尽办", "应查尽查")
    value = Value(w.activity, "=", 100, "%", "coverage", is_digits=False)
    return one(f"{w.activity}做到{word}。", "coverage_should", value)


@METRICS
def coverage_hundred(w: Words) -> Sentence:
    value = Value(w.rate, "=", 100, "%", "coverage")
    return one(f"{w.rate}{w.pick('达到', '保持')}100%。", "coverage_hundred", value)


@METRICS
def two_coverages(w: Words) -> Sentence:
    values = (
        Value(w.rate, "=", 100, "%", "coverage"),
        Value(w.activity, "=", 100, "%", "coverage", is_digits=False),
    )
    return Sentence(f"{w.rate}达到100%，实现{w.activity}全覆盖。", "two_coverages", values,
                    measure_type="threshold")  # fmt: skip


@METRICS
def shared_by_two(w: Words) -> Sentence:
    n = w.share()
    values = tuple(Value(name, ">=", n, "%", "ratio") for name in (w.rate, "群众满意率"))
    return Sentence(f"{w.rate}和群众满意率均达到{n}%以上。", "shared_by_two", values,
                    measure_type="threshold")  # fmt: skip


@METRICS
def shared_by_three(w: Words) -> Sentence:
    names = (w.rate, "群众满意率", "事项办结率")
    values = tuple(Value(name, "=", 100, "%", "coverage") for name in names)
    return Sentence(f"{'、'.join(names[:2])}和{names[2]}均达到100%。", "shared_by_three", values,
                    measure_type="threshold")  # fmt: skip


@METRICS
def distributed(w: Words) -> Sentence:
    n, m = w.share(60, 79), w.share(80, 99)
    values = (Value(w.rate, ">=", n, "%", "ratio"), Value("群众满意率", ">=", m, "%", "ratio"))
    return Sentence(f"{w.rate}、群众满意率分别不低于{n}%和{m}%。", "distributed", values,
                    measure_type="threshold")  # fmt: skip


@METRICS
def distributed_times(w: Words) -> Sentence:
    n = w.n(10, 28)
    values = (
        Value("一般事项办理时限", "<=", n, "日", "time_limit"),
        Value("简单事项办理时限", "<=", 5, "日", "time_limit"),
    )
    text = f"一般事项、简单事项办理时限分别不超过{n}日、5日。"
    return Sentence(text, "distributed_times", values, measure_type="threshold")


@METRICS
def baseline_and_target(w: Words) -> Sentence:
    n = w.n(20, 60)
    m = n // 2
    values = (
        Value("平均办理时间", "=", n, "工作日", "time_limit", role="baseline"),
        Value("平均办理时间", "<=", m, "工作日", "time_limit"),
    )
    text = f"平均办理时间由{n}个工作日压缩至{m}个工作日以内。"
    return Sentence(text, "baseline_and_target", values, measure_type="threshold")


@METRICS
def dated_rate(w: Words) -> Sentence:
    year, n = w.year, w.share()
    due = year_end(year, f"{year}年底前")
    value = Value(w.rate, ">=", n, "%", "ratio", due_on=due.due_on)
    return Sentence(f"{w.rate}{year}年底前达到{n}%以上。", "dated_rate", (value,), due,
                    "threshold")  # fmt: skip


@METRICS
def people(w: Words) -> Sentence:
    words, n = w.rng.choice((("两", 2), ("2", 2), ("3", 3), ("5", 5)))
    value = Value("专职工作人员", ">=", n, "人", "count")
    return one(f"配备专职工作人员不少于{words}名。", "people", value)
