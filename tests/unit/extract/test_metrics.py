import pytest

from tests.unit.extract.made import in_task, metrics, reached, values


def pairs(text):
    return [(comparator, value) for comparator, value, _ in values(metrics(text))]


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit"),
    [
        ("案卷合格率不低于90%。", ">=", 90, "%"),
        ("案卷合格率达到90%以上。", ">=", 90, "%"),
        ("合格率要达到90%。", ">=", 90, "%"),
        ("每年培训至少2次。", ">=", 2, "次"),
        ("投诉率不超过8%。", "<=", 8, "%"),
        ("投诉率控制在5%以内。", "<=", 5, "%"),
        ("差错率不高于1%。", "<=", 1, "%"),
        ("投诉率下降到5%以下。", "<=", 5, "%"),
        ("经费预算为50万元。", "=", 500_000, "元"),
        ("审核率为100%。", "=", 100, "%"),
        ("每年检查2次。", "=", 2, "次"),
        ("审批时间不超过5个工作日。", "<=", 5, "工作日"),
        ("每年培训不得少于40学时。", ">=", 40, "学时"),
        ("执法人员不少于3名。", ">=", 3, "人"),
        ("开展演练20场(次)以上。", ">=", 20, "场"),
        ("“最多跑一次”事项不少于35项。", ">=", 35, "项"),
    ],
)
def test_a_comparator_is_read_before_and_behind_its_number(text, comparator, value, unit):
    assert values(metrics(text)) == [(comparator, value, unit)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受理率达到100%,差错率下降到3%以下。", [("=", 100), ("<=", 3)]),
        ("办结率不低于95%,投诉率不超过2%。", [(">=", 95), ("<=", 2)]),
        ("5%以下的差错率和90%以上的满意率。", [("<=", 5), (">=", 90)]),
        ("合格率达到95%以上、差错率控制在1%以内。", [(">=", 95), ("<=", 1)]),
        ("一般案件不少于2人,重大案件不少于3人。", [(">=", 2), (">=", 3)]),
        ("乡镇不少于10名,县区不少于20名,市级不少于100名。", [(">=", 10), (">=", 20), (">=", 100)]),
    ],
)
def test_opposite_and_repeated_directions_of_one_sentence_stay_apart(text, expected):
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("公开率和及时率均达100%。", ["公开率", "及时率"]),
        ("参训率、合格率和满意率100%。", ["参训率", "合格率", "满意率"]),
        ("报备率、及时率、规范率均达到100%。", ["报备率", "及时率", "规范率"]),
        ("覆盖率与使用率均不低于90%。", ["覆盖率", "使用率"]),
        ("居民知晓率和满意度达到92%。", ["居民知晓率", "满意度"]),
        ("水质优良比例、达标率保持百分百。", ["水质优良比例", "达标率"]),
    ],
)
def test_a_shared_value_is_one_metric_for_each_that_shares_it(text, indicators):
    found = metrics(text)
    assert [m.indicator for m in found] == indicators
    assert len({m.value for m in found}) == 1
    assert len({(m.start, m.end) for m in found}) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("增幅分别达到7%左右和8%左右。", [7, 8]),
        ("案件分别办结30件、20件和5件。", [30, 20, 5]),
        pytest.param(
            "审批时限分别减至1个月、半个月。",
            [1, 0.5],
        ),
        ("立案时限和结案时限分别不超过5日和30日。", [5, 30]),
    ],
)
def test_distributed_values_are_metrics_of_their_own(text, expected):
    assert [m.value for m in metrics(text)] == expected


def test_a_share_of_all_named_together_is_one_metric():
    found = reached("满意率和基本满意率合计98.5%。")
    assert [(m.value, m.indicator) for m in found] == [(98.5, "满意率和基本满意率")]


def test_distributed_values_share_the_unit_behind_the_last():
    found = reached("参考率和合格率分别提高1.2和4.5个百分点,书屋增至3、12处。")
    assert [(m.value, m.unit) for m in found] == [
        (1.2, "个百分点"),
        (4.5, "个百分点"),
        (12, "处"),
    ]


def test_distributed_values_share_their_comparator():
    assert pairs("立案时限和结案时限分别不超过5日和30日。") == [("<=", 5), ("<=", 30)]
    assert [m.is_approximate for m in metrics("增幅分别达到7%左右和8%左右。")] == [True, True]


@pytest.mark.parametrize(
    ("text", "past", "now"),
    [
        ("审批用时由30天压缩至12天。", 30, 12),
        ("平均用时从20.86天提速至6.44天。", 20.86, 6.44),
        ("事项由原来的1296项减至405项。", 1296, 405),
        ("出庭率由上年的91%提升至100%。", 91, 100),
        ("办理环节由6个减少到2个。", 6, 2),
    ],
)
def test_a_past_value_and_its_result_are_told_apart(text, past, now):
    found = reached(text)
    assert [(m.role.value, m.value) for m in found] == [("baseline", past), ("achieved", now)]
    assert found[0].comparator == "="
    found = metrics(text)
    assert [(m.role.value, m.value) for m in found] == [("baseline", past), ("target", now)]


@pytest.mark.parametrize(
    ("text", "comparator", "value", "approximate"),
    [
        ("建成示范点30个左右。", "=", 30, True),
        ("培训约300人。", "=", 300, True),
        ("培训骨干500余名。", ">=", 500, False),
        ("开展活动240多场。", ">=", 240, False),
        ("开展演练近20次。", "<=", 20, False),
        ("投入9000余万元。", ">=", 90_000_000, False),
        ("满意度保持在90%左右。", "=", 90, True),
        ("增速控制在5.5%左右。", None, 5.5, True),
    ],
)
def test_about_more_and_nearly_change_how_a_value_binds(text, comparator, value, approximate):
    (found,) = metrics(text)
    assert (found.value, found.is_approximate) == (value, approximate)
    assert comparator is None or found.comparator == comparator


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("增长5%-6%。", 5, 6, "%"),
        ("增长5%—5.5%。", 5, 5.5, "%"),
        ("增速保持在4.5%至5%。", 4.5, 5, "%"),
        ("每年抽查5至8家企业。", 5, 8, "家"),
        ("每年抽查5-8家企业。", 5, 8, "家"),
        ("每年抽查5到8家企业。", 5, 8, "家"),
        ("培训2—3次,每次不少于1天。", 2, 3, "次"),
        ("每年选一至两项议题公开讨论。", 1, 2, "项"),
    ],
)
def test_a_range_is_one_metric_between_two_values(text, low, high, unit):
    found = metrics(text)[0]
    assert (found.comparator, found.value, found.value_high, found.unit) == (
        "between",
        low,
        high,
        unit,
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("压减三分之一的材料。", 33.3333),
        ("覆盖三分之二以上的街道。", 66.6667),
        ("网上办理率超过百分之九十五。", 95),
        ("压减百分之八的事项。", 8),
        ("按照1/3的比例配备。", 33.3333),
        ("半数街道建成示范点。", 50),
        ("九成以上事项网上办理。", 90),
        ("合格率超九成。", 90),
        ("实现败诉率为零。", 0),
        ("积案清零。", 0),
        ("办件量翻一番。", 2),
    ],
)
def test_values_in_words_are_values(text, value):
    assert [m.value for m in metrics(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "执法人员培训全覆盖。",
        "有关事项全部纳入平台。",
        "规范性文件应审尽审。",
        "基本实现村居全覆盖。",
    ],
)
def test_coverage_is_the_whole_of_it_whether_basically_or_not(text):
    (found,) = metrics(text)
    assert (found.comparator, found.value, found.unit) == ("=", 100, "%")
    assert (found.kind, found.is_digits) == ("coverage", False)


def test_a_hundred_percent_coverage_is_one_metric_and_two_coverages_are_two():
    (found,) = metrics("实现审核100%全覆盖。")
    assert (found.kind, found.is_digits) == ("coverage", True)
    assert len(metrics("文件审核全覆盖,事项全部纳入平台。")) == 2


@pytest.mark.parametrize("text", ["达到X%。", "合格率达到x%o", "每年演练X次。", "合格率达到盗。"])
def test_a_blank_is_a_metric_left_open(text):
    (found,) = metrics(text)
    assert (found.value, found.is_placeholder) == (None, True)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("自受理之日起60日内作出决定。", 60, "日"),
        ("10个工作日内办结。", 10, "工作日"),
        ("3个月内完成整改。", 3, "个月"),
        ("在24小时内响应。", 24, "小时"),
        ("在本办法印发后一年内完成配套。", 1, "年"),
        ("疑难的在试点的基础上两年内完成。", 2, "年"),
        ("自驿站启用之日起3年内收回。", 3, "年"),
    ],
)
def test_a_time_limit_is_a_metric(text, value, unit):
    (found,) = metrics(text)
    assert (found.kind, found.comparator) == ("time_limit", "<=")
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize("text", ["三年内建成驿站。", "力争3年内建成驿站。", "5年内建成驿站。"])
def test_years_that_run_from_no_event_are_a_period_of_the_plan(text):
    assert metrics(text) == []


@pytest.mark.parametrize(
    ("text", "frequency"),
    [
        ("每年培训不少于2次。", "year"),
        ("每季度调度1次。", "quarter"),
        ("每月报送1次。", "month"),
        ("任期内至少旁听1次庭审。", "term"),
        ("每人每年学习不少于60学时。", "person_year"),
        ("每名干部每年学习不少于40学时。", "person_year"),
        ("培训不少于2次。", None),
        ("10个工作日内办结。", None),
        ("合格率不低于90%。", None),
    ],
)
def test_how_often_a_value_is_asked_for(text, frequency):
    (found,) = metrics(text)
    assert found.frequency == frequency


def test_every_year_and_the_body_asked_carry_over_to_the_clauses_that_follow():
    found = metrics("各级政府每年集体学法不少于4次,专题研究不少于2次,旁听庭审不少于1次。")
    assert [(m.value, m.frequency) for m in found] == [(4, "year"), (2, "year"), (1, "year")]
    assert {m.subject for m in found} == {"各级政府"}


def test_every_year_of_one_clause_does_not_reach_a_later_one_with_a_date():
    found = metrics("每年培训不少于2次,到2025年建成基地5个。")
    assert [(m.value, m.frequency) for m in found] == [(2, "year"), (5, None)]
    found = metrics("每季度通报进展,全年巡馆不少于6次。")
    assert [(m.value, m.frequency) for m in found] == [(6, None)]


@pytest.mark.parametrize(
    "text",
    [
        "学习宣传第十五次党代会精神。",
        "经第80次常务会议审议。",
        "落实三项制度。",
        "推行双随机检查。",
        "坚持两个确立。",
        "完善1+1+9体系。",
        "拨打12345热线。",
        "畅通12348、12315渠道。",
        "构建四级体系。",
        "推进一件事一次办。",
        "打通最后一公里。",
        "报告上一年度工作。",
        "下放到一级政府。",
        "只设一个层级。",
        "落实“十四五”规划。",
        "实施三年行动。",
        "完成2021年任务。",
        "在5月1日施行。",
        "依据《条例》第15条办理。",
        "按照青政发〔2021〕18号执行。",
        "执行《产业目录(2017年本)》。",
        "推进2.0方案和6.0版建设。",
        "贯彻十九届六中全会精神。",
        "推广“333”工作法。",
        "联合8个部门开展整治。",
        "指导24个行政村开展普法。",
        "围绕5个方面细化任务。",
        "宣传12·4宪法日。",
        "实现一网通办。",
        "培育第三批示范点。",
        "实行证照分离改革。",
    ],
)
def test_what_holds_a_numeral_and_states_no_value_is_no_metric(text):
    assert metrics(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年检查企业1860家,同比下降41.5%。", [("=", 1860), ("=", 41.5)]),
        ("合格率达到98.5%。", [("=", 98.5)]),
        ("办件2.3万余件。", [(">=", 23_000)]),
        ("涉及金额近320万元。", [("<=", 3_200_000)]),
        ("帮扶企业216家、村居8个。", [("=", 216), ("=", 8)]),
        ("8个部门联合开展整治。", [("=", 8)]),
        ("占任务总数的69.45%,同比提高38.64%。", [("=", 69.45), ("=", 38.64)]),
        ("开庭审理两次。", [("=", 2)]),
    ],
)
def test_a_reports_values_are_what_was_reached(text, expected):
    found = reached(text)
    assert [(m.comparator, m.value) for m in found] == expected
    assert {m.role.value for m in found} == {"achieved"}


@pytest.mark.parametrize(
    "text",
    [
        "首批推出212。",
        "累计办理287.3万。",
    ],
)
def test_a_count_whose_unit_the_site_dropped_has_none(text):
    (found,) = reached(text)
    assert found.unit is None


def test_metrics_stand_with_their_measure_and_its_date():
    found = in_task("2023年底前,建成基地5个。合格率不低于90%。")
    first, second = found.measures[:2]
    assert [(m.measure_id, m.value) for m in found.metrics] == [
        (first.measure_id, 5), (second.measure_id, 90),
    ]  # fmt: skip
    assert found.metrics[0].due_on == first.due_on
    assert found.metrics[1].due_on is None


@pytest.mark.parametrize("digits", ["9" * 30, "9" * 400, "1e308", "0" * 50])
def test_a_monster_of_a_number_is_never_a_value(digits):
    found = metrics(f"合格率达到{digits}%,检查{digits}亿次。")
    assert all(m.value is None or m.value <= 1e15 for m in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每半年组织一次抽查。", [("=", 1, "次")]),
        ("每两年清理一次文件。", [("=", 1, "次")]),
        ("窗口半年巡检一次设备。", [("=", 1, "次")]),
        ("上半年巡检一次设备。", []),
        ("补贴限额最高8万元。", [("<=", 80_000, "元")]),
        ("限期6个月内整改。", [("<=", 6, "个月")]),
        ("全年积压案件不能超过27件。", [("<=", 27, "件")]),
        ("单户奖励上限100万元。", [("<=", 1_000_000, "元")]),
        ("记录保存期限不少于2年。", [(">=", 2, "年")]),
        ("力争行政诉讼零败诉。", [("=", 0, None)]),
        ("对违规代办行为零容忍。", []),
        ("园区实现零的突破。", []),
        ("对败诉率高于8%的单位开展约谈。", []),
    ],
)
def test_rounds_caps_noughts_and_conditions_of_a_plan_are_told_apart(text, expected):
    assert values(metrics(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("查处案件三十二起。", [("=", 32, "起")]),
        ("主要负责人全部述法。", [("=", 100, "%")]),
        ("开通率、激活率双双达到100%。", [("=", 100, "%"), ("=", 100, "%")]),
        ("结案率低于全市平均水平3.1个百分点。", []),
    ],
)
def test_a_report_tells_numerals_pairs_and_what_others_reached(text, expected):
    assert values(reached(text)) == expected


def test_a_bare_number_behind_a_quotient_is_a_ratio():
    assert [m.kind.value for m in reached("借还比值达3.2。")] == ["ratio"]
    assert [m.kind.value for m in reached("阅读指数达到3.2。")] == ["count"]


def test_people_of_whom_all_did_something_are_a_number_and_a_coverage():
    found = reached("书屋管理员32人全部持证上岗。")
    assert [(m.value, m.unit, m.kind.value) for m in found] == [
        (32, "人", "count"),
        (100, "%", "coverage"),
    ]
    assert len(reached("图书编目率100%全覆盖。")) == 1


@pytest.mark.parametrize(
    ("text", "comparator"),
    [("借书最多的甲馆有80册。", "="), ("借书最少的乙馆仅8册。", "="), ("每人最多8册。", "<=")],
)
def test_the_most_and_the_least_of_several_bind_nothing(text, comparator):
    assert [m.comparator.value for m in reached(text)] == [comparator]


def test_more_than_a_sum_is_a_lower_bound():
    assert values(reached("购书经费逾20万元。")) == [(">=", 200_000, "元")]
    assert reached("催还逾期图书。") == []


def test_what_is_due_every_other_year_is_counted():
    assert values(metrics("每隔两年要进行一次藏书清点。")) == [("=", 1, "次")]


def test_either_of_two_values_is_bound_alike():
    found = metrics("听课时间不少于5天或者40学时。")
    assert [(m.comparator.value, m.value) for m in found] == [(">=", 5), (">=", 40)]


@pytest.mark.parametrize(
    "says", ["皆为", "均实现", "始终保持", "三项指标均为", "“三个", "实现三个", "都稳定在"]
)
def test_however_it_is_said_that_rates_share_a_value_each_has_it(says):
    found = reached(f"借阅率、归还率、满意率{says}100%。")
    assert [(m.indicator, m.value) for m in found] == [
        ("借阅率", 100),
        ("归还率", 100),
        ("满意率", 100),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("书目达到11大类37项。", [(">=", 11), (">=", 37)]),
        ("书目达到20类,新增37项。", [(">=", 20), ("=", 37)]),
        ("书目20类以上37项。", [(">=", 20), ("=", 37)]),
    ],
)
def test_what_binds_a_count_binds_the_one_printed_right_behind_it(text, expected):
    assert [(m.comparator.value, m.value) for m in metrics(text)] == expected
    (first, second) = reached("书目达到11大类37项。")
    assert (first.comparator.value, second.comparator.value) == ("=", "=")
