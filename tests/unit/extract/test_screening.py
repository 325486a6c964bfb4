import pytest

from tests.unit.extract.made import metrics, reached, values


@pytest.mark.parametrize(
    "text",
    [
        "罚款5万元以上的,由负责人集体讨论。",
        "投资100万元以下的项目实行备案。",
        "涉及20人以上的应当听证。",
        "对书架不足40组且座位少于10个的阅览室,予以合并。",
        "每增加1人,另拨书架。",
        "坚持发现1处、修复1处。",
        "为70岁以上读者送书上门。",
    ],
)
def test_a_condition_is_no_value_that_is_demanded(text):
    assert metrics(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "落实《2025年100项清单》要求。",
        "推广“100分”标准。",
        "依据《条例》第3条。",
        "召开第2次全体会议。",
        "十九届6次全会精神。",
        "宣传4·13学习日。",
        "办好“街区治理50人会”。",
        "建设10分钟阅读圈。",
    ],
)
def test_titles_quotes_and_meetings_hold_no_values(text):
    assert metrics(text) == []


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("明确5个方面任务。", 0),
        ("分为3个阶段推进。", 0),
        ("由2个部门联合办理。", 0),
        ("不少于3个方面。", 1),
        ("每年评选5个单位。", 1),
        ("建成5个示范点。", 1),
    ],
)
def test_parts_of_a_structure_count_only_where_something_binds_them(text, n):
    assert len(metrics(text)) == n


@pytest.mark.parametrize(
    ("text", "in_plan", "in_report"),
    [
        ("联合8个部门整治。", 0, 1),
        ("开展两次演练。", 0, 1),
        ("开展一次演练。", 0, 0),
        ("不少于两次。", 1, 1),
        ("每年演练一次。", 1, 1),
        ("落实两法衔接。", 0, 0),
    ],
)
def test_what_counts_hangs_on_whether_it_was_done_or_is_asked(text, in_plan, in_report):
    assert (len(metrics(text)), len(reached(text))) == (in_plan, in_report)


@pytest.mark.parametrize(
    "text", ["12月20日前完成。", "5月1日起施行。", "2021年5年来。", "10日上午。"]
)
def test_days_of_the_calendar_are_no_time_limits(text):
    assert metrics(text) == []


@pytest.mark.parametrize(
    "text", ["20日内办结。", "办理期限不超过20日。", "时限由30日减至20日。", "可延长30日。"]
)
def test_days_within_which_something_is_done_are(text):
    assert {m.kind.value for m in metrics(text)} == {"time_limit"}


def test_what_others_ask_for_and_how_much_sooner_are_no_values_of_a_report():
    assert reached("执行率88%,超过省里规定的62.5%。")[1:] == []
    assert reached("提前7个月完成清理任务。") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("成立了五个工作专班,压实三个责任。", [("=", 5.0, "个")]),
        ("成立立法、执法、监督等五个工作专班。", [("=", 5.0, "个")]),
        ("清理事项18项、申请材料52", [("=", 18.0, "项"), ("=", 52.0, None)]),
        ("纠正违法行政行为2件。", [("=", 2.0, "件")]),
        ("占全省案件的1/4左右。", [("=", 25.0, "%")]),
        ("实现法律服务“全覆盖”。", [("=", 100.0, "%")]),
        ("做到“应收尽收”“应转尽转”。", [("=", 100.0, "%"), ("=", 100.0, "%")]),
        ("实施“全覆盖”工程。", []),
    ],
)
def test_reported_values_are_told_from_names(sentence, expected):
    assert values(reached(sentence)) == expected


def test_a_sitting_of_a_congress_is_not_counted_and_meetings_held_are():
    assert reached("完成区人大三次、四次会议确定的任务。") == []
    assert [m.value for m in reached("召开全体会议三次。")] == [3]


def test_a_frequency_does_not_reach_a_clause_with_a_period_of_its_own():
    found = metrics("每年按1/3的比例组织轮训,三年对全体人员轮训一遍。")
    assert [(m.value, m.frequency and m.frequency.value) for m in found] == [(33.3333, "year")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("参保人数达到24万以上。", [(">=", 240_000, None)]),
        ("水质指数不低于2.4。", [(">=", 2.4, None)]),
        ("书屋注册用户超80万。", [(">=", 800_000, None)]),
        ("书目点击量突破12万。", [(">=", 120_000, None)]),
    ],
)
def test_an_index_and_a_large_number_of_people_need_no_unit(text, expected):
    assert values(metrics(text)) == expected


def test_those_among_whom_one_ranks_are_not_counted():
    assert values(reached("满意度在全省98个县中排名第7,办件40件。")) == [("=", 40, "件")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新增社区调解员二十名。", [("=", 20, "人")]),
        ("办好十件实事。", []),
        ("落实十项要求。", []),
    ],
)
def test_a_number_in_words_is_asked_for_where_a_clause_ends_with_it(text, expected):
    assert values(metrics(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成4个乡镇调解室。", [("=", 4, "个")]),
        ("在4个乡镇先行先试。", []),
        ("读者平均年龄超过40岁。", [(">=", 40, "岁")]),
    ],
)
def test_a_place_of_service_and_an_age_that_is_reached_count(text, expected):
    assert values(metrics(text)) == expected


def test_people_counted_without_a_measure_word_are_counted():
    assert values(reached("全站47公职人员参加考试。")) == [("=", 47, None)]
    assert reached("宣传47讲堂。") == []


def test_main_groups_of_a_list_count_in_a_report_alone():
    assert values(reached("梳理9大类52项事项。")) == [("=", 9, "大类"), ("=", 52, "项")]
    assert values(metrics("梳理9大类52项事项。")) == [("=", 52, "项")]


@pytest.mark.parametrize(
    ("text", "value"), [("学习书目十余项。", 10), ("走访书屋等三十多个。", 30)]
)
def test_a_round_number_in_words_counts_what_a_report_did(text, value):
    assert [(m.comparator.value, m.value) for m in reached(text)] == [(">=", value)]


def test_a_number_in_words_without_more_may_be_a_name():
    assert reached("落实借阅三项制度。") == []


def test_what_has_doubled_is_a_value():
    assert values(reached("阅读量同比增长近一倍,借出量增长两倍。")) == [
        ("<=", 1, "倍"),
        ("=", 2, "倍"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("培育5个县级示范书屋。", [("=", 5, "个")]),
        ("选派12个村级讲解员队伍。", [("=", 12, "个")]),
        ("推动5个功能区管委会认领任务。", []),
        ("35个市直部门制定清单。", []),
        ("督察6个部门。", [("=", 6, "个")]),
        ("走访1000家企业。", [("=", 1000, "家")]),
        ("统筹推进40项重点任务。", []),
        ("在借阅、修复等10个重点领域设立讲解组。", []),
        ("由8项一级指标、36项二级指标组成体系。", []),
        ("新增讲解场所40项。", [("=", 40, "项")]),
    ],
)
def test_a_plans_bodies_tasks_and_indices_are_told_from_what_it_counts(text, expected):
    assert values(metrics(text)) == expected


def test_bodies_and_tasks_count_in_a_report():
    assert values(reached("35个市直部门完成40项任务。")) == [("=", 35, "个"), ("=", 40, "项")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成阅读公园两个、阅读广场十五个。", [("=", 2, "个"), ("=", 15, "个")]),
        ("馆务会研究书屋事项四项。", [("=", 4, "项")]),
        ("落实上述书屋制度,前述三项,以上两项。", []),
        ("落实书屋四项制度。", []),
    ],
)
def test_what_stands_behind_its_noun_is_counted_in_words(text, expected):
    assert values(reached(text)) == expected


def test_years_that_something_takes_are_no_limit():
    assert metrics("用两年左右时间建成书屋群。") == []
