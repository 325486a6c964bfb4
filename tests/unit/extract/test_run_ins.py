import pytest

from pipelines.extract.outline import paragraphs_of
from pipelines.extract.run_ins import find_run_ins
from pipelines.text.normalise import fold
from tests.unit.extract.made import read, report

BODY = "完善工作机制,优化办事流程,提高服务水平。"


def unnumbered(text):
    view = fold(text)
    found = find_run_ins(view, [paragraphs_of(view, 0, len(view))], is_alone=False)
    return [text[h.title_start : h.title_end] for h in found.values()]


@pytest.mark.parametrize("mark", ["。", "：", ":"])
def test_short_first_sentences_of_most_paragraphs_are_headings(mark):
    text = f"优化组织结构{mark}{BODY}\n规范执法行为{mark}{BODY}\n强化层级监督{mark}{BODY}"
    assert unnumbered(text) == ["优化组织结构", "规范执法行为", "强化层级监督"]


def test_bullets_that_open_paragraphs_stand_before_their_headings():
    text = f"★优化要素配置。{BODY}\n★规范借阅流程。{BODY}\n●完善借阅制度。{BODY}"
    assert unnumbered(text) == ["优化要素配置", "规范借阅流程", "完善借阅制度"]


def test_dashes_that_open_paragraphs_stand_before_their_headings():
    text = f"——坚持依法规范。{BODY}\n——坚持问题导向。{BODY}"
    assert unnumbered(text) == ["坚持依法规范", "坚持问题导向"]


def test_paragraphs_of_plain_sentences_have_no_headings():
    text = f"{BODY}{BODY}\n完善机制,{BODY}\n优化流程。{BODY}\n加强监督,{BODY}{BODY}"
    assert unnumbered(text) == []


def test_the_first_of_several_demands_is_no_heading():
    text = f"完善借阅制度;{BODY}\n公开馆藏清单;{BODY}\n培训书屋馆员;{BODY}"
    assert unnumbered(text) == []


def test_a_lone_paragraph_has_no_heading():
    assert unnumbered(f"优化组织结构。{BODY}") == []


def test_a_first_sentence_with_a_value_is_no_heading():
    text = f"每年培训不少于2次。{BODY}\n合格率不低于90%。{BODY}\n规范执法行为。{BODY}"
    assert unnumbered(text) == []


def test_pairs_of_phrases_are_headings_where_a_document_has_no_others():
    body = (
        "强化组织领导,全面压实责任。先后4次专题研究,解决问题12个。\n"
        "规范执法行为,提升办案水平。开展检查36次,办结案件210件。\n"
        "化解矛盾纠纷,维护社会稳定。办理复议案件56件。\n"
    )
    found = read(f"湖东区2023年度法治政府建设情况报告\n现将情况报告如下。\n{body}")
    titles = [s.title for s in found.sections if s.title]
    assert titles == [
        "强化组织领导,全面压实责任",
        "规范执法行为,提升办案水平",
        "化解矛盾纠纷,维护社会稳定",
    ]
    assert [m.value for m in found.metrics] == [4, 12, 36, 210, 56]


def test_two_such_paragraphs_make_no_habit():
    body = "强化组织领导,压实责任。先后4次研究。\n规范执法行为,提升水平。开展检查36次。\n"
    found = read(f"湖东区2023年度法治政府建设情况报告\n现将情况报告如下。\n{body}")
    assert [s.title for s in found.sections if s.title] == []


def test_a_list_inside_a_paragraph_opens_no_heading():
    found = report(
        "一、主要工作\n(一)规范执法\n一是强化培训。全年组织轮训。二是强化监督。全年抽查案卷。\n"
        "(二)强化监督\n一是畅通渠道。全年受理投诉。二是强化反馈。全年回访企业。"
    )
    assert [s.title for s in found.sections if s.level > 2] == []


def test_lines_that_name_a_years_work_are_the_parts_of_a_report():
    found = report(
        "2023年工作回顾\n一、规范执法\n抽查案卷120件。\n2024年工作展望\n一、强化监督\n抽查案卷150件以上。"
    )
    titled = [(s.level, s.title, s.role.value) for s in found.sections if s.title]
    assert titled == [
        (1, "2023年工作回顾", "achievement"), (2, "规范执法", "achievement"),
        (1, "2024年工作展望", "next"), (2, "强化监督", "next"),
    ]  # fmt: skip
    assert [m.role.value for m in found.metrics] == ["achieved", "target"]


def test_a_report_that_numbers_nothing_heads_its_parts_with_bare_lines():
    found = report(
        "主要举措和成效\n强化组织领导,压实工作责任。先后4次专题研究。\n规范执法行为,提升办案水平。开展检查36次。\n"
        "化解矛盾纠纷,维护社会稳定。办结案件210件。\n存在的问题\n执法人员培训不够。\n"
        "下一步工作计划\n抽查案卷150件以上。"
    )
    titled = [(s.level, s.title, s.role.value) for s in found.sections if s.title]
    assert titled == [
        (1, "主要举措和成效", "achievement"),
        (2, "强化组织领导,压实工作责任", "achievement"),
        (2, "规范执法行为,提升办案水平", "achievement"),
        (2, "化解矛盾纠纷,维护社会稳定", "achievement"),
        (1, "存在的问题", "problem"),
        (1, "下一步工作计划", "next"),
    ]
    assert [m.value for m in found.metrics] == [4, 36, 210, 150]


def test_bare_lines_stand_above_numbers_that_begin_anew_and_not_below():
    above = report("工作成效\n一、规范执法\n抽查案卷12件。\n存在的不足\n一、力量不足\n人员偏少。")
    assert [(s.level, s.role.value) for s in above.sections if s.title] == [
        (1, "achievement"), (2, "achievement"), (1, "problem"), (2, "problem"),
    ]  # fmt: skip
    marked = report("【工作成效】\n(一)规范执法\n抽查案卷12件。\n【存在的不足】\n人员偏少。")
    assert [(s.title, s.role.value) for s in marked.sections if s.title] == [
        ("工作成效", "achievement"), ("规范执法", "achievement"), ("存在的不足", "problem"),
    ]  # fmt: skip
    below = report("一、规范执法\n工作成效\n抽查案卷12件。\n二、存在的问题\n人员偏少。")
    assert [s.title for s in below.sections if s.title] == ["规范执法", "存在的问题"]


def test_one_section_alone_may_have_titles_in_each_of_its_paragraphs():
    long = f"{BODY}{BODY}"
    titled = f"开放社区书屋。{long}\n培训专职馆员。{long}"
    view = fold(f"{titled}\n{long}\n{long}\n{long}")
    paragraphs = paragraphs_of(view, 0, len(view))
    sections = [paragraphs[:2], paragraphs[2:]]
    found = find_run_ins(view, sections, is_alone=False)
    assert [view[h.title_start : h.title_end] for h in found.values()] == [
        "开放社区书屋",
        "培训专职馆员",
    ]
    assert find_run_ins(view, [paragraphs[:3], paragraphs[3:]], is_alone=False) == {}


def test_a_demand_on_somebody_is_no_heading():
    text = f"馆长要带头读书。{BODY}\n书屋应当免费开放。{BODY}\n优化要素配置。{BODY}"
    assert unnumbered(text) == []
    assert unnumbered(f"优化要素配置。{BODY}\n规范借阅流程。{BODY}") == [
        "优化要素配置",
        "规范借阅流程",
    ]


def test_phases_that_open_paragraphs_are_headings_with_their_time():
    text = (
        f"渡口整修分期进行,{BODY}\n第一阶段:动员部署(2023年3月)。印发方案。\n"
        "第二阶段:全面整修(2023年4月至9月)。逐个渡口整修。\n第三阶段:组织验收,总结经验。"
    )
    assert unnumbered(text) == [
        "第一阶段:动员部署(2023年3月)",
        "第二阶段:全面整修(2023年4月至9月)",
        "第三阶段",
    ]
    assert unnumbered(f"第一阶段:动员部署。印发方案。\n渡口整修,{BODY}") == []


def test_labels_of_closing_lines_head_nothing():
    assert (
        unnumbered(
            f"整修要求:{BODY}\n牵头单位:市交通局、市水务局。\n完成时限:2023年12月底前全部完成。"
        )
        == []
    )


def test_a_second_part_that_names_its_body_and_the_coming_year_commits():
    text = (
        "湖东区司法局2023年工作总结\n一、规范执法\n1.抽查案卷。抽查案卷120件。\n"
        "湖东区司法局2024年工作要点\n一、推进公开\n1.公布清单。公布执法清单。"
    )
    found = read(text)
    assert [(s.title, s.role.value) for s in found.sections if s.level == 1][-1] == (
        "湖东区司法局2024年工作要点", "next",
    )  # fmt: skip
    assert [m.text for m in found.measures] == ["公布执法清单。"]


def test_a_paragraph_may_lead_on_to_those_of_a_section_that_have_titles():
    lead = "全市阅读工作稳步推进,主要做了以下几个方面的工作,书屋与驿站齐头并进,服务水平不断提高:"
    items = [f"{name}。{BODY}{BODY}" for name in ("开放书屋", "培训馆员", "推广阅读")]
    plain = [f"{BODY}{BODY}" for _ in range(4)]
    view = fold("\n".join([lead, *items, *plain]))
    spans = paragraphs_of(view, 0, len(view))
    found = find_run_ins(view, [spans[:4], spans[4:]], is_alone=False)
    assert [view[h.title_start : h.title_end] for h in found.values()] == [
        "开放书屋",
        "培训馆员",
        "推广阅读",
    ]
    assert find_run_ins(view, [spans[:3], spans[4:]], is_alone=False) == {}
    years = [f"{year}年为提升年。{BODY}{BODY}" for year in (2022, 2023, 2024)]
    view = fold("\n".join([lead, *years, *plain]))
    spans = paragraphs_of(view, 0, len(view))
    assert find_run_ins(view, [spans[:4], spans[4:]], is_alone=False) == {}


def test_a_numbered_part_is_no_second_heading_and_no_title_of_the_report():
    text = (
        "湖东区2023年法治政府建设工作总结及2024年工作安排\n第一部分 2023年工作总结\n"
        "一、规范执法\n抽查案卷120件。\n第二部分 2024年工作安排\n一、推进公开\n公布执法清单。"
    )
    found = read(text)
    assert found.document.title == "湖东区2023年法治政府建设工作总结及2024年工作安排"
    assert [(s.ordinal, s.role.value) for s in found.sections if s.level == 1 and s.ordinal] == [
        ("第一部分", "achievement"), ("第二部分", "next"),
    ]  # fmt: skip
