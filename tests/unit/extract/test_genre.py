import pytest

from pipelines.extract.genre import read_kind
from pipelines.extract.metadata import read_years
from pipelines.text.normalise import fold
from tests.unit.extract.made import read

LAWFUL = "推进依法行政,规范行政执法。"


def kind(title, text=LAWFUL):
    found, reason = read_kind(
        fold(title) if title else title, fold(text), read_years(fold(title or ""))
    )
    assert len(reason) > 5
    return found.value


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("青岚市法治政府建设规划(2021-2025年)", "plan"),
        ("青岚市法治政府建设实施方案（2021—2025年）", "plan"),
        ("石桥县依法行政工作方案", "plan"),
        ("望江市依法行政三年行动计划(2023-2025年)", "plan"),
        ("松溪区关于推进法治政府建设的实施意见", "plan"),
        ("朔宁市创建法治政府示范市工作方案", "plan"),
        ("玉关省2024年法治政府建设工作要点", "workplan"),
        ("沙源市2023年度法治政府建设工作计划", "workplan"),
        ("青岚市2022年依法行政重点工作安排", "workplan"),
        ("湖东区2023年度法治政府建设情况报告", "report"),
        ("湖东区人民政府关于2023年度法治政府建设情况的报告", "report"),
        ("青岚市2022年法治政府建设年度报告", "report"),
        ("石桥县2021年法治政府建设工作总结", "report"),
        ("石桥县2021年法冶政府建设工作总结", "report"),
        ("石桥县2021年依法行政工作情况汇报", "report"),
        ("法治政府建设实施纲要(2021-2025年)", "outline"),
        ("云泽省法治政府建设实施纲要（2021—2025年）", "outline"),
        ("青岚市法治政府建设工作计划(2021-2025年)", "plan"),
    ],
)
def test_the_title_says_what_a_document_is(title, expected):
    assert kind(title) == expected


@pytest.mark.parametrize(
    "title",
    [
        "2024年青岚市政府工作报告",
        "青岚市国民经济和社会发展第十四个五年规划纲要",
        "《青岚市法治政府建设实施方案》政策解读",
        "一图读懂青岚市法治政府建设方案",
        "法治政府建设工作方案范文",
        "依法行政工作方案模板",
        "法治政府建设学习心得体会",
        "浅谈基层依法行政",
        "青岚市行政执法监督条例",
        "青岚市行政执法公示办法",
        "青岚市行政复议规定",
        "在全市法治政府建设工作会议上的讲话",
        "青岚市2023年预算执行情况报告",
        "市政府常务会议听取法治政府建设工作汇报",
    ],
)
def test_other_genres_are_other_with_what_told_them(title):
    assert kind(title) == "other"


@pytest.mark.parametrize(
    "text",
    [
        "本报讯 近日,我市法治政府建设方案出台,推进依法行政。",
        "日前,记者从市司法局获悉,我市印发法治政府建设方案。",
        "现就《青岚市法治政府建设实施方案》解读如下。一、起草背景。推进依法行政。",
    ],
)
def test_news_and_interpretations_under_a_plans_title_are_other(text):
    assert kind("青岚市法治政府建设实施方案", text) == "other"


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("青岚市法治政府建设实施方案", "邀请记者和市民参与执法评议,推进依法行政。", "plan"),
        ("青岚市法治政府建设实施方案", "健全新闻发布会制度,推进依法行政。", "plan"),
        ("湖东区2023年度法治政府建设情况报告", "我区获评法治示范区,依法行政有力。", "report"),
        ("青岚市规范文明执法行动方案", LAWFUL, "plan"),
    ],
)
def test_a_plan_that_speaks_of_news_or_a_report_of_an_award_stays_what_it_is(title, text, expected):
    assert kind(title, text) == expected


def test_a_plan_about_something_else_is_other():
    assert kind("青岚市花卉产业发展规划(2021-2025年)", "扩大种植面积,培育花卉企业。") == "other"


@pytest.mark.parametrize(
    ("text", "expected", "years"),
    [
        ("2024年,我镇推进法治政府建设。现将2024年度工作情况汇报如下:", "report", (2024, 2024)),
        ("2023年以来,我区推进依法行政。\n一、2023年工作情况", "report", (2023, 2023)),
        ("一、法治政府建设成效\n我市规范行政执法。", "report", (None, None)),
        ("一 . 法治政府建设成效\n我市规范行政执法。", "report", (None, None)),
        ("2023年,我区在市委领导下推进依法行政。", "report", (2023, 2023)),
        ("溪口区人民政府:\n2023年,我镇深入贯彻各项部署。", "report", (2023, 2023)),
        ("2024年,我区工作要坚持以人民为中心,扎实推进法治建设。", "other", (None, None)),
        ("现将2021年以来的执法情况报告如下:", "report", (None, None)),
        ("为推进法治政府建设,结合实际,制定本实施方案。", "plan", (None, None)),
        ("五、强化监督\n完善制度,规范行政执法。", "other", (None, None)),
    ],
)
def test_a_text_that_lost_its_title_says_what_it_is(text, expected, years):
    found = read(f"{text}\n一、规范行政执法\n{LAWFUL * 6}").document
    assert found.title is None
    assert found.kind == expected
    assert (found.period_start, found.period_end) == years


def test_a_plan_for_an_item_of_the_outline_is_a_plan():
    assert kind("青岚市深化“放管服”改革工作方案", "压减许可事项。") == "plan"
    assert kind("青岚市2023年政务公开工作要点", "公开预算。") == "workplan"


def test_a_short_text_without_a_title_needs_fewer_mentions_of_its_subject():
    opening = "2019年,原水务局深入学习宣传贯彻上级精神,推进法治政府建设。\n"
    heading = "一、依法行政\n(一)规范行政执法。一是清理行政审批事项8项。\n"
    assert kind(None, opening + heading) == "report"
    assert kind(None, opening + heading + "完善水网布局,建好泵站。" * 100) == "other"


def test_a_text_without_a_title_is_other():
    assert kind(None) == "other"


def test_a_title_that_names_neither_plan_nor_report_is_other():
    assert kind("青岚市法治政府建设大事记") == "other"


@pytest.mark.parametrize(
    "title",
    ["2024年青岚市政府工作报告", "青岚市国民经济和社会发展第十四个五年规划纲要(2021-2025年)"],
)
def test_a_governments_yearly_speech_is_read_without_harm(title):
    found = read(
        f"{title}\n一、主要目标\n到2025年,绿地增长5%,新建公园20个。\n二、主要任务\n完善相关制度。"
    )
    assert found.document.kind == "other"
    assert found.document.kind_reason
    assert found.accountability == ()
    assert {m.value for m in found.metrics} == {5, 20}


def test_a_novel_with_headings_and_numbers_is_no_plan():
    text = "第一章 归来\n一、雨夜\n他等了30天,只剩3天,胜算80%。\n二、远行\n她数了156个台阶。"
    found = read(f"山河故人\n{text}")
    assert found.document.kind == "other"
    assert found.accountability == ()


@pytest.mark.parametrize(
    "text",
    [
        "问:为何制定?\n答:为建设法治政府。\n问:有何内容?\n答:五个方面。\n",
        "《规划》指出,法治是基础。《规划》提出,健全制度。《规划》要求,各地落实。",
    ],
)
def test_answers_and_retellings_are_other_whatever_plan_they_name(text):
    assert kind("青岚市法治政府建设规划", text + LAWFUL) == "other"


def test_headings_that_tell_of_what_was_done_make_a_report_of_an_untitled_text():
    text = "一、总体工作情况\n(一)组织建设情况\n完成。\n(二)制度落实情况\n完成。\n"
    assert read_kind(None, text, (None, None))[0].value == "report"


@pytest.mark.parametrize(
    "opening",
    [
        "3月2日,记者从法治建设新闻发布会上了解到,",
        "据新华社电 近日,有关部门转发了新的规划。",
        "云泽日报讯:",
        "据介绍,我市已开展普法宣传。",
    ],
)
def test_a_plan_that_news_brings_is_news_unless_all_of_it_follows(opening):
    assert kind("青岚市法治政府建设实施方案", opening + LAWFUL) == "other"
    assert kind("青岚市法治政府建设实施方案", f"{opening}全文如下。{LAWFUL}") == "plan"
    found = read(f"{opening}《规划》要求,各地推进普法。\n{LAWFUL}").document
    assert (found.kind, found.title) == ("other", None)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("乡镇法治政府建设工作方案(通用6篇)", LAWFUL),
        ("乡镇法治政府建设工作方案", "第一篇:乡镇法治政府建设工作方案\n推进依法行政。"),
        (None, "【5篇】乡镇法治建设方案 为推进依法行政,制定本方案。"),
    ],
)
def test_a_collection_of_models_is_other(title, text):
    assert kind(title, text * 3) == "other"


def test_a_report_that_ends_with_plans_is_a_report():
    assert kind("湖东区2023年法治建设工作总结及2024年工作计划") == "report"
    assert kind("石桥镇2022年度依法行政情况报告和2023年工作方案") == "report"


SPEECH = (
    "各位代表:\n现在,我代表区人民政府,向大会报告政府工作,请予审议。\n"
    "一、2023年工作回顾\n区属道路完成投资3.5亿元,新建公园4个。\n"
    "二、2024年工作安排\n财政收入增长6%以上。年底前建成学校2所。\n"
)


@pytest.mark.parametrize("title", ["", "湖东区人民政府工作报告\n", "2024年湖东区政府工作报告\n"])
def test_a_speech_to_a_congress_is_other_and_tells_what_was_done_from_what_will_be(title):
    found = read(title + SPEECH)
    assert found.document.kind == "other"
    assert [(m.value, m.role.value) for m in found.metrics] == [
        (3.5e8, "achieved"), (4, "achieved"), (6, "target"), (2, "target"),
    ]  # fmt: skip
    assert [m.due_on.isoformat() for m in found.metrics if m.due_on] == ["2024-12-31"]
    assert [s.role.value for s in found.sections if s.title] == ["achievement", "next"]


def test_a_report_on_another_subject_is_other_and_its_numbers_are_still_achieved():
    found = read("湖东区2023年花卉产业发展情况报告\n一、主要工作\n(一)种植\n新增花田200亩。")
    assert found.document.kind == "other"
    assert [m.role.value for m in found.metrics] == ["achieved"]


def test_a_speech_is_the_governments_that_the_speaker_speaks_for():
    found = read(SPEECH.replace("区人民政府", "湖东区人民政府")).document
    assert found.jurisdiction_name == "湖东区"


def test_the_middle_of_a_plan_is_told_by_who_answers_for_its_items():
    items = "(三)推进依法行政。(市司法局牵头,各部门配合)\n(四)规范行政执法。(市司法局负责)"
    assert kind(None, f"{items}\n加强行政执法监督,推进政务公开。") == "plan"
    lines = "10.推进依法行政。\n责任单位:市司法局\n11.规范行政执法。\n责任单位:市司法局"
    assert kind(None, f"{lines}\n加强行政执法监督,推进政务公开。") == "plan"
    assert kind(None, "(三)推进依法行政。\n加强行政执法监督,推进政务公开和普法。") == "other"


@pytest.mark.parametrize("word", ["要点", "安排"])
def test_an_untitled_text_that_is_of_one_year_by_its_word_is_a_workplan(word):
    assert (
        kind(None, f"推进依法行政和政务公开,规范行政执法和行政复议,制定本工作{word}。")
        == "workplan"
    )


def test_a_title_that_has_an_outline_carried_out_is_a_plans():
    assert kind("石桥县贯彻落实法治政府建设实施纲要(2021-2025年)") == "plan"
    assert kind("石桥县法治政府建设实施纲要(2021-2025年)") == "outline"


def test_a_years_statistics_are_a_report_on_that_year():
    found = read(
        "青岚市司法局2023年度行政执法统计年报\n来源:法规科 时间:2024-02-06 10:20\n"
        "一、执法主体概况\n(一)执法岗位。\n全局设置执法岗位12个。\n"
    ).document
    assert (found.kind.value, found.period_start, found.period_end) == ("report", 2023, 2023)


def test_a_speech_whose_title_is_set_apart_is_a_governments():
    head = "政 府 工 作 报 告\n-2022年1月6日在湖东区第十七届人民代表大会第一次会议上\n"
    opening = "各位代表:\n现在,我代表区人民政府,向大会作政府工作报告,请予审议。\n"
    found = read(f"{head}{opening}一、过去一年工作回顾\n办理复议案件41件。").document
    assert (found.title, found.kind.value) == ("政府工作报告", "other")
    assert found.jurisdiction_name == "湖东区"
