import pytest

from pipelines.extract.headings import find_headings
from pipelines.extract.marks import find_marks
from pipelines.text.normalise import fold
from tests.unit.extract.made import plan


def headings(text):
    view = fold(text)
    found = find_headings(view, find_marks(view, 0, len(view)), len(view))
    for h in found:
        assert h.start <= h.mark_end <= h.title_start <= h.title_end <= h.body_start <= len(view)
    return found


def titles(text):
    return [text[h.title_start : h.title_end] for h in headings(text)]


def bodies(text):
    found = headings(text)
    ends = [h.start for h in found[1:]] + [len(text)]
    return [text[h.body_start : end].strip() for h, end in zip(found, ends, strict=True)]


BODY = "完善相关制度,强化日常监督。"


def test_a_title_alone_on_its_line_is_the_whole_line():
    text = f"一、规范执法行为\n{BODY}\n二、强化层级监督\n{BODY}"
    assert titles(text) == ["规范执法行为", "强化层级监督"]
    assert bodies(text) == [BODY, BODY]


def test_a_run_in_title_ends_at_its_stop():
    text = f"1.规范执法行为。{BODY}\n2.强化层级监督。{BODY}\n3.公开执法结果。{BODY}"
    assert titles(text) == ["规范执法行为", "强化层级监督", "公开执法结果"]
    assert bodies(text) == [BODY, BODY, BODY]


def test_a_run_in_title_may_end_with_a_colon():
    text = f"(一)规范执法行为：{BODY}\n(二)强化层级监督:{BODY}"
    assert titles(text) == ["规范执法行为", "强化层级监督"]
    assert bodies(text) == [BODY, BODY]


def test_items_without_a_title_keep_their_sentence_as_their_body():
    text = (
        "1.每年组织执法培训不少于2次,参训人员考试合格。建立学习档案。\n"
        "2.案卷评查每年不少于1次,结果向社会公开。落实整改要求。\n"
        "3.投诉举报在10个工作日内办结,群众满意率不低于90%。"
    )
    assert titles(text) == ["", "", ""]
    assert [body[:4] for body in bodies(text)] == ["每年组织", "案卷评查", "投诉举报"]


def test_one_sentence_and_nothing_below_it_is_a_commitment_and_no_title():
    text = "1.完善执法监督机制。\n2.公开行政执法结果。\n3.清理规范性文件。"
    assert titles(text) == ["", "", ""]
    assert bodies(text) == ["完善执法监督机制。", "公开行政执法结果。", "清理规范性文件。"]


def test_a_sentence_with_only_a_bracket_of_bodies_behind_it_is_no_title():
    text = (
        "1.完善执法监督机制,推进结果公开。[责任单位:市司法局]\n"
        "2.清理规范性文件,公布清理结果。[责任单位:市政府办公室]"
    )
    assert titles(text) == ["", ""]


def test_a_sentence_with_only_labelled_bodies_below_it_is_no_title():
    text = (
        "1.推行馆藏清单,公开借阅规则。\n牵头单位:市文旅局\n"
        "2.清查旧书,公布清查结果。\n责任单位:市文旅局"
    )
    assert titles(text) == ["", ""]


def test_a_demand_whose_end_mark_was_lost_is_no_title():
    assert titles("1.公布书单。\n2.清点书库。\n3.各书屋要按本安排报送书单") == ["", "", ""]


def test_bodies_may_stand_between_a_title_and_its_text():
    text = f"1.推行馆藏清单。(责任单位:市文旅局)\n{BODY}\n2.清查旧书。(责任单位:市文旅局)\n{BODY}"
    assert titles(text) == ["推行馆藏清单", "清查旧书"]


def test_an_item_that_lost_its_end_mark_is_no_title_where_the_others_have_none():
    text = "1.公布书单,每年更新2次。\n2.添置书架,每年不少于3个。\n3.修补旧书,添置新书"
    assert titles(text) == ["", "", ""]


def test_what_most_items_do_decides_for_a_short_one():
    text = f"1.规范执法行为。{BODY}\n2.强化层级监督。{BODY}\n3.推进结果公开。{BODY}"
    assert titles(text)[1] == "强化层级监督"


def test_a_lost_end_mark_is_put_where_the_next_clause_begins():
    text = (
        f"1.规范执法行为。{BODY}\n2.强化层级监督。{BODY}\n"
        f"3.健全公示制度全面公开执法依据、执法程序、执法结果和救济渠道,主动接受社会各方面监督。"
        f"{BODY}\n4.提升队伍素质。{BODY}"
    )
    assert titles(text)[2] == "健全公示制度"
    assert headings(text)[2].lost_end_mark
    assert bodies(text)[2].startswith("全面公开")


def test_an_upper_heading_glued_to_a_run_in_one_ends_where_that_begins():
    text = (
        f"一、规范执法(一)公开执法信息。{BODY}(二)记录执法过程。{BODY}"
        f"二、强化监督(一)开展案卷评查。{BODY}"
    )
    assert titles(text) == ["规范执法", "公开执法信息", "记录执法过程", "强化监督", "开展案卷评查"]


def test_a_title_never_swallows_a_value():
    text = f"(一)合格率不低于95%。{BODY}\n(二)规范流程。{BODY}\n(三)强化监督。{BODY}"
    assert titles(text) == ["", "规范流程", "强化监督"]


def test_a_heading_that_carries_a_weight_keeps_it_in_its_title():
    text = f"一、行政决策(占总分值的15%)\n{BODY}\n二、行政执法(占总分值的20%)\n{BODY}"
    assert titles(text) == ["行政决策(占总分值的15%)", "行政执法(占总分值的20%)"]


def test_known_words_that_a_predicate_follows_are_only_its_subject():
    text = f"(一)组织领导到位,压实公开责任\n{BODY}\n(二)保障措施不断完善\n{BODY}"
    assert titles(text) == ["组织领导到位,压实公开责任", "保障措施不断完善"]


def test_spaces_behind_the_mark_belong_to_neither_mark_nor_title():
    text = f"一、  规范执法行为  \n{BODY}"
    assert titles(text) == ["规范执法行为"]


@pytest.mark.parametrize("body", ["到2025年,执法规范化水平提高。", "以人民为中心,推进执法规范化。"])
def test_a_title_of_known_words_ends_without_a_mark(body):
    found = plan(f"一、工作目标{body}\n二、主要任务\n(一)规范执法\n完善监督制度。")
    assert found.sections[1].title == "工作目标"
    assert found.sections[1].role.value == "goal"


def test_known_words_inside_a_longer_title_end_nothing():
    found = plan("一、工作目标责任制全面落实到位\n完善监督制度。\n二、强化监督\n完善制度。")
    assert found.sections[1].title == "工作目标责任制全面落实到位"


def test_a_part_may_have_a_long_heading_on_a_line_of_its_own():
    title = "深入贯彻落实上级关于法治建设重大部署" * 4 + "的情况"
    found = plan(f"一、{title}\n(一)规范执法\n完善监督制度。\n(二)推进公开\n完善公开制度。")
    assert found.sections[1].title == title


def test_a_title_that_says_who_leads_by_example_is_no_commitment():
    text = f"(一)坚持以上率下,压实领导责任\n{BODY}\n(二)强化监督,公开执法结果\n{BODY}"
    assert titles(text) == ["坚持以上率下,压实领导责任", "强化监督,公开执法结果"]


@pytest.mark.parametrize(
    ("bracket", "units"),
    [
        ("(牵头单位:市渔政局;责任单位:各县、区)", ["市渔政局", "各县、区"]),
        ("(市司法局牵头)", ["市司法局"]),
        ("[市司法局、市财政局]", ["市司法局", "市财政局"]),
    ],
)
@pytest.mark.parametrize("stop", ["\n", "。"])
def test_a_bracket_of_bodies_behind_a_title_is_none_of_it(bracket, units, stop):
    found = plan(f"一、修缮沿江渡口\n(一)规范执法行为{bracket}{stop}{BODY}\n(二)公开结果\n{BODY}")
    task = found.tasks[0]
    assert task.title == "规范执法行为"
    assert [u.unit_raw for u in found.task_units if u.task_id == task.task_id] == units
    assert [m.text for m in found.measures if m.task_id == task.task_id] == [BODY]


@pytest.mark.parametrize("bracket", ["(试行)", "(2022年底前完成)", "(长期坚持)"])
def test_any_other_bracket_belongs_to_the_title(bracket):
    assert titles(f"1.规范执法行为{bracket}\n{BODY}")[0] == f"规范执法行为{bracket}"


def test_a_demand_or_what_a_semicolon_ends_is_no_run_in_title():
    text = f"1.各渡口要及时检修。{BODY}\n2.修缮码头;{BODY}\n3.突出重要渡口。{BODY}"
    assert titles(text) == ["", "", "突出重要渡口"]


def test_leading_officials_are_no_leadership():
    text = f"1.组织领导干部旁听庭审,留存记录。{BODY}\n2.组织领导成立专班,统筹修缮。{BODY}"
    assert titles(text) == ["组织领导干部旁听庭审,留存记录", "组织领导"]
