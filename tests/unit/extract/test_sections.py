import pytest

from tests.unit.extract.made import achieved, in_task, plan, report


def tasks(found):
    return [(t.ordinal, t.title) for t in found.tasks]


def test_leaves_that_commit_are_tasks():
    found = plan(
        "一、总体要求\n(一)指导思想\n坚持依法行政。\n(二)主要目标\n合格率达到95%。\n二、主要任务\n(一)公开\n"
        "1.清单\n完善制度。\n2.流程\n完善流程。\n(二)监督\n加强监督。\n三、保障措施\n(一)加强领导\n加强统筹。"
    )
    assert tasks(found) == [
        ("1.", "清单"), ("2.", "流程"), ("(二)", "监督"), ("(一)", "加强领导"),
    ]  # fmt: skip
    assert [t.position for t in found.tasks] == [0, 1, 2, 3]


def test_a_reports_tasks_are_what_it_will_do_next():
    found = report(
        "一、主要工作\n(一)公开\n公开清单。\n二、下一步打算\n(一)完善制度\n完善机制。\n(二)加强监督\n加强检查。"
    )
    assert tasks(found) == [("(一)", "完善制度"), ("(二)", "加强监督")]
    assert [a.text for a in found.achievements] == ["公开清单。"]


def test_what_a_report_lists_for_the_coming_year_in_one_paragraph_serves_no_single_item():
    said = "一是推进政务公开。二是完善行政裁决制度。三是加强行政复议工作。四是开展行政调解。"
    (task,) = report(f"一、主要工作\n公开清单。\n二、下一步打算\n{said}").tasks
    assert (task.title, task.topic_code) == ("下一步打算", "local")


def test_the_heading_of_a_reports_plans_names_no_topic_for_its_items():
    said = "1、添置新书。\n2、推进政务公开。"
    found = report(f"一、主要工作\n公开清单。\n二、2024年工作安排\n{said}")
    assert [t.topic_code for t in found.tasks] == ["local", "27"]


def test_bodies_of_a_bracket_are_the_tasks_units_as_printed():
    found = in_task("完善制度。[牵头单位：市司法局；责任单位：市财政局、各区（县）政府]")
    rows = [(u.unit_raw, u.responsibility.value, u.task_id) for u in found.task_units]
    task_id = found.tasks[0].task_id
    assert rows == [
        ("市司法局", "lead", task_id), ("市财政局", "responsible", task_id),
        ("各区（县）政府", "responsible", task_id),
    ]  # fmt: skip
    assert [u.position for u in found.task_units] == [0, 1, 2]


def test_a_goal_section_has_no_task_and_no_units():
    found = plan("一、主要目标\n合格率达到95%。(责任单位:市司法局)\n二、主要任务\n完善制度。")
    assert tasks(found) == [("二、", "主要任务")]
    assert found.task_units == ()


def test_measures_of_a_heading_with_children_belong_to_no_task():
    found = plan("一、规范执法\n推进执法公开。\n(一)清单\n完善制度。")
    upper = next(m for m in found.measures if m.text == "推进执法公开。")
    assert upper.task_id is None
    assert upper.measure_type == "direction"


@pytest.mark.parametrize(
    ("title", "sentence", "code"),
    [
        ("加强行政复议规范化建设", "提高复议办案质量。", "22"),
        ("加强法治教育培训", "每年举办培训班。", "34"),
        ("美化村容村貌", "清扫道路垃圾。", "local"),
    ],
)
def test_task_and_measures_carry_a_topic(title, sentence, code):
    found = plan(f"一、主要任务\n(一){title}\n{sentence}\n(二)美化村容村貌\n清扫道路垃圾。")
    assert found.tasks[0].topic_code == code
    assert found.measures[0].topic_code == code


def test_metrics_carry_their_sentences_topic():
    found = in_task("行政复议案件按期办结率达到100%。")
    assert found.metrics[0].topic_code == found.measures[0].topic_code


@pytest.mark.parametrize("text", ["略。", "无。", "12。", "()。"])
def test_less_than_a_few_characters_is_no_sentence(text):
    found = in_task(f"完善制度。\n{text}")
    assert [m.text for m in found.measures] == ["完善制度。", "完善相关制度。"]


@pytest.mark.parametrize(
    "line",
    ["- 3 -", "第 3 页 共 8 页", "* * *", "[图片]", "图1:渡口施工现场", "(图为渡口施工现场)"],
)
def test_a_pages_mark_between_achievements_is_none(line):
    found = achieved(f"修渡口3处。\n{line}\n开渔场5个,验收率98.5%。")
    assert [a.text for a in found.achievements] == ["修渡口3处。", "开渔场5个,验收率98.5%。"]


def test_a_fragment_at_a_broken_end_is_no_measure_and_a_problem():
    found = plan(
        "一、规范执法\n完善行政执法制度,强化日常监督。\n二、强化监督\n完善监督制度,推进公开。"
        "充分发挥行政执法监督的统筹协调和规范保障以及督促"
    )
    assert found.measures[-1].text == "完善监督制度,推进公开。"
    (broken,) = [p for p in found.problems if p.kind == "damaged_sentence"]
    assert broken.text == "充分发挥行政执法监督的统筹协调和规范保障以及督促"


def test_items_take_the_bodies_of_the_bracket_above_them_unless_they_have_their_own():
    found = plan(
        "一、主要任务\n(一)健全公示制度。(市司法局牵头,各乡镇人民政府落实)\n"
        "1.公布执法清单。\n2.更新执法目录。(市审计局负责)\n(二)规范执法。\n1.组织培训。\n2.完善制度。"
    )
    units = [
        [u.unit_raw for u in found.task_units if u.task_id == task.task_id] for task in found.tasks
    ]
    assert units == [["市司法局", "各乡镇人民政府"], ["市审计局"], [], []]


def test_a_body_that_two_brackets_of_a_task_name_is_one_unit():
    found = in_task("公布清单。(市司法局牵头)完善制度。(市司法局牵头,市财政局配合)")
    assert [u.unit_raw for u in found.task_units] == ["市司法局", "市财政局"]


def test_what_a_label_calls_a_goal_is_a_measure_only_with_a_value_or_a_date():
    found = in_task("目标:形成便捷的服务体系。\n措施:推行一窗受理。")
    assert [m.text for m in found.measures][:1] == ["措施:推行一窗受理。"]
    found = in_task("目标:到2025年,投诉率下降到2%以下。\n措施:推行一窗受理。")
    assert found.measures[0].measure_type.value == "goal"


def test_the_day_a_plan_takes_effect_is_no_measure():
    found = plan("一、主要任务\n(一)规范执法\n完善制度。\n本方案自印发之日起施行。")
    assert [m.text for m in found.measures] == ["完善制度。"]
