"""Values and sentences of a report: what was done, counted, compared with before, shared out.

Here: sentences of achievements.
Not here: what a report commits to (`plain_forms`, `metric_forms`, `due_forms` serve there too).
"""

from dataclasses import replace
from typing import Any

from tests.generator.rows import Sentence, Value
from tests.generator.words import Forms, Words

REPORTED = Forms()


def _achieved(indicator: str, value: float, unit: str, kind: str = "count", **rest: Any) -> Value:
    return replace(Value(indicator, "=", value, unit, kind, role="achieved"), **rest)


def _said(text: str, form: str, *values: Value) -> Sentence:
    return Sentence(text, form, values, strength=None)


@REPORTED
def told(w: Words) -> Sentence:
    return _said(
        f"{w.pick('进一步完善', '不断健全', '着力优化')}{w.object}，工作更加规范。", "told"
    )


@REPORTED
def counted(w: Words) -> Sentence:
    n, m = w.n(2, 90), w.n(100, 999)
    return _said(f"组织{w.activity}{n}次，办理有关事项{m}件。", "counted",
                 _achieved(w.activity, n, "次"), _achieved("办理有关事项", m, "件"))  # fmt: skip


@REPORTED
def reached(w: Words) -> Sentence:
    n = w.n(610, 995) / 10
    return _said(f"{w.rate}{w.pick('达到', '达', '为')}{n}%。", "reached",
                 _achieved(w.rate, n, "%", "ratio"))  # fmt: skip


@REPORTED
def from_to_days(w: Words) -> Sentence:
    n = w.n(12, 60)
    m = n // 3
    name = "平均办理时间"
    verb = w.pick("压缩至", "缩短至", "减至")
    lead = w.pick("由", "从", "由原来的")
    return _said(f"{name}{lead}{n}个工作日{verb}{m}个工作日。", "from_to_days",
                 _achieved(name, n, "工作日", "time_limit", role="baseline"),
                 _achieved(name, m, "工作日", "time_limit"))  # fmt: skip


@REPORTED
def from_to_items(w: Words) -> Sentence:
    n, m = w.n(200, 900), w.n(40, 150)
    share = round(w.n(300, 700) / 10, 1)
    return _said(f"证明事项由{n}项减至{m}项，精简率为{share}%。", "from_to_items",
                 _achieved("证明事项", n, "项", role="baseline"), _achieved("证明事项", m, "项"),
                 _achieved("精简率", share, "%", "ratio"))  # fmt: skip


@REPORTED
def from_to_rate(w: Words) -> Sentence:
    n, m = w.share(50, 70), w.share(71, 99)
    return _said(f"{w.rate}由{n}%提升至{m}%。", "from_to_rate",
                 _achieved(w.rate, n, "%", "ratio", role="baseline"),
                 _achieved(w.rate, m, "%", "ratio"))  # fmt: skip


@REPORTED
def shared_rates(w: Words) -> Sentence:
    names = (w.rate, "群众满意率", "事项办结率")
    return _said(f"{'、'.join(names)}均达100%。", "shared_rates",
                 *(_achieved(name, 100, "%", "coverage") for name in names))  # fmt: skip


@REPORTED
def shared_rates_joined(w: Words) -> Sentence:
    n = w.share()
    return _said(f"{w.rate}和群众满意率均达到{n}%。", "shared_rates_joined",
                 _achieved(w.rate, n, "%", "ratio"),
                 _achieved("群众满意率", n, "%", "ratio"))  # fmt: skip


@REPORTED
def distributed_growth(w: Words) -> Sentence:
    n, m = w.n(11, 99) / 10, w.n(100, 300) / 10
    return _said(f"受理量、办结量分别增长{n}%和{m}%。", "distributed_growth",
                 _achieved("受理量增长", n, "%", "ratio"),
                 _achieved("办结量增长", m, "%", "ratio"))  # fmt: skip


@REPORTED
def distributed_cases(w: Words) -> Sentence:
    n, m, k = w.n(10, 60), w.n(61, 99), w.n(100, 300)
    return _said(f"审查文件、合同、协议分别为{n}件、{m}件和{k}件。", "distributed_cases",
                 _achieved("审查文件", n, "件"), _achieved("审查合同", m, "件"),
                 _achieved("审查协议", k, "件"))  # fmt: skip


@REPORTED
def distributed_durations(_: Words) -> Sentence:
    return _said("一般事项、简单事项办理时限分别减至1个月、半个月。", "distributed_durations",
                 _achieved("一般事项办理时限", 1, "个月", "time_limit"),
                 _achieved("简单事项办理时限", 0.5, "个月", "time_limit"))  # fmt: skip


@REPORTED
def more_than(w: Words) -> Sentence:
    n, m = w.n(11, 99) * 10, w.n(11, 90) * 100
    return _said(f"开展{w.activity}{n}余场次，服务群众{m}多人次。", "more_than",
                 _achieved(w.activity, n, "场次", comparator=">="),
                 _achieved("服务群众", m, "人次", comparator=">="))  # fmt: skip


@REPORTED
def nearly(w: Words) -> Sentence:
    n = w.n(2, 9) * 10
    return _said(f"组织{w.activity}近{n}次。", "nearly",
                 _achieved(w.activity, n, "次", comparator="<="))  # fmt: skip


@REPORTED
def roughly(w: Words) -> Sentence:
    n = w.n(2, 9) * 100
    return _said(f"收到意见建议约{n}条。", "roughly",
                 _achieved("意见建议", n, "条", is_approximate=True))  # fmt: skip


@REPORTED
def ten_thousand_copies(w: Words) -> Sentence:
    n = w.n(11, 99) / 10
    return _said(f"发放宣传资料{n}万份。", "ten_thousand_copies",
                 _achieved("发放宣传资料", round(n * 10_000), "份"))  # fmt: skip


@REPORTED
def money_and_more(w: Words) -> Sentence:
    n = w.n(2, 9) * 1000
    return _said(f"为群众挽回损失{n}余万元。", "money_and_more",
                 _achieved("为群众挽回损失", n * 10_000, "元", "amount",
                           comparator=">="))  # fmt: skip


@REPORTED
def hundred_millions(w: Words) -> Sentence:
    n = w.n(11, 59) / 10
    return _said(f"兑现惠企资金{n}亿元。", "hundred_millions",
                 _achieved("兑现惠企资金", round(n * 100_000_000), "元", "amount"))  # fmt: skip


@REPORTED
def bodies_counted(w: Words) -> Sentence:
    n = w.n(4, 12)
    return _said(f"{n}部门联合出台{w.thing}。", "bodies_counted", _achieved("部门", n, "个"))


@REPORTED
def people_counted(w: Words) -> Sentence:
    n, m = w.n(10, 90), w.n(100, 900)
    return _said(f"选聘特邀监督员{n}名，培训骨干{m}人次。", "people_counted",
                 _achieved("特邀监督员", n, "人"), _achieved("培训骨干", m, "人次"))  # fmt: skip


@REPORTED
def share_and_change(w: Words) -> Sentence:
    n, m = w.n(300, 900) / 10, w.n(11, 99) / 10
    return _said(f"{w.rate}达{n}%，同比提高{m}个百分点。", "share_and_change",
                 _achieved(w.rate, n, "%", "ratio"),
                 _achieved(f"{w.rate}同比提高", m, "个百分点", "ratio"))  # fmt: skip


@REPORTED
def year_on_year(w: Words) -> Sentence:
    n, m = w.n(100, 900), w.n(21, 390) / 10
    return _said(f"受理有关投诉{n}件，同比下降{m}%。", "year_on_year",
                 _achieved("受理有关投诉", n, "件"),
                 _achieved("受理投诉同比下降", m, "%", "ratio"))  # fmt: skip


@REPORTED
def covered(w: Words) -> Sentence:
    return _said(f"{w.activity}实现全覆盖。", "covered",
                 _achieved(w.activity, 100, "%", "coverage", is_digits=False))  # fmt: skip


@REPORTED
def all_done(_: Words) -> Sentence:
    return _said("收到的整改建议全部按期反馈。", "all_done",
                 _achieved("整改建议按期反馈", 100, "%", "coverage", is_digits=False))  # fmt: skip


@REPORTED
def tenths_reached(w: Words) -> Sentence:
    words, n = w.rng.choice((("九", 90), ("八", 80)))
    return _said(f"{w.rate}达到{words}成以上。", "tenths_reached",
                 _achieved(w.rate, n, "%", "ratio", comparator=">="))  # fmt: skip


@REPORTED
def nothing_left(w: Words) -> Sentence:
    low = w.low
    return _said(f"{low}为零。", "nothing_left", _achieved(low, 0, "%", "ratio"))


@REPORTED
def per_head(w: Words) -> Sentence:
    n = w.n(40, 70)
    return _said(f"工作人员人均参加培训{n}学时。", "per_head",
                 _achieved("人均参加培训", n, "学时", "amount", subject="工作人员"))  # fmt: skip


@REPORTED
def from_to_hours(w: Words) -> Sentence:
    n = w.n(20, 60)
    return _said(f"平均响应时间从{n}分钟缩短至{n // 2}分钟。", "from_to_hours",
                 _achieved("平均响应时间", n, "分钟", "time_limit", role="baseline"),
                 _achieved("平均响应时间", n // 2, "分钟", "time_limit"))  # fmt: skip


@REPORTED
def named_numbers(w: Words) -> Sentence:
    return _said(f"用好12345热线线索，推行“1+3+N”工作法，{w.object}更加顺畅。", "named_numbers")
