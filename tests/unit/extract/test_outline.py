import pytest

from pipelines.extract.outline import build_outline, paragraphs_of
from pipelines.model.document import Kind
from pipelines.text.normalise import fold
from tests.unit.extract.made import outline, plan, report, roles

BODY = "完善相关制度,强化日常监督。"


def test_paragraphs_are_lines_without_their_blanks():
    view = "\n  一段  \n\n 二段"
    assert [view[a:b] for a, b in paragraphs_of(view, 0, len(view))] == ["一段", "二段"]


LADDERS = {
    "一、(一)1.(1)": (
        f"一、规范\n(一)公开\n1.清单\n(1)依据\n{BODY}\n(2)流程\n{BODY}\n2.结果\n{BODY}\n二、强化\n{BODY}",
        [(1, "一、"), (2, "(一)"), (3, "1."), (4, "(1)"), (4, "(2)"), (3, "2."), (1, "二、")],
    ),
    "一、(一)一是": (
        f"一、规范\n(一)公开\n一是理顺机制。{BODY}\n二是强化考核。{BODY}\n(二)强化\n{BODY}",
        [(1, "一、"), (2, "(一)"), (3, "一是"), (3, "二是"), (2, "(二)")],
    ),
    "一、1.": (
        f"一、规范\n1.公开\n{BODY}\n2.告知\n{BODY}\n二、强化\n3.检查\n{BODY}",
        [(1, "一、"), (2, "1."), (2, "2."), (1, "二、"), (2, "3.")],
    ),
    "(一)…(四) without 一、": (
        f"(一)规范\n{BODY}\n(二)强化\n{BODY}\n(三)公开\n{BODY}\n(四)保障\n{BODY}",
        [(1, "(一)"), (1, "(二)"), (1, "(三)"), (1, "(四)")],
    ),
    "(一) runs on across 一、二、": (
        f"一、规范\n(一)公开\n{BODY}\n(二)告知\n{BODY}\n二、强化\n(三)检查\n{BODY}",
        [(1, "一、"), (2, "(一)"), (2, "(二)"), (1, "二、"), (2, "(三)")],
    ),
    "arabic runs on across (一)(二)": (
        f"(一)规范\n1.公开\n{BODY}\n2.告知\n{BODY}\n(二)强化\n3.检查\n{BODY}",
        [(1, "(一)"), (2, "1."), (2, "2."), (1, "(二)"), (2, "3.")],
    ),
    "arabic starts again under each (一)": (
        f"(一)规范\n1.公开\n{BODY}\n2.告知\n{BODY}\n(二)强化\n1.检查\n{BODY}",
        [(1, "(一)"), (2, "1."), (2, "2."), (1, "(二)"), (2, "1.")],
    ),
    "第一章 第一节 一、": (
        f"第一章 总体\n第一节 规范\n一、公开\n{BODY}\n第二节 强化\n{BODY}\n第二章 保障\n{BODY}",
        [(1, "第一章"), (2, "第一节"), (3, "一、"), (2, "第二节"), (1, "第二章")],
    ),
    "第一章 一、(一)1.": (
        f"第一章 总体\n一、规范\n(一)公开\n1.清单\n{BODY}\n2.流程\n{BODY}",
        [(1, "第一章"), (2, "一、"), (3, "(一)"), (4, "1."), (4, "2.")],
    ),
    "第一条": (
        f"第一条 规范执法。{BODY}\n第二条 强化监督。{BODY}",
        [(1, "第一条"), (1, "第二条")],
    ),
    "full width": (
        f"一、规范\n（一）公开\n１．清单\n（１）依据\n{BODY}\n２．流程\n{BODY}\n（二）告知\n{BODY}",
        [(1, "一、"), (2, "（一）"), (3, "１．"), (4, "（１）"), (3, "２．"), (2, "（二）")],
    ),
    "spaces": (
        f"一、 规范\n( 一 ) 公开\n1 .清单\n{BODY}\n2 . 流程\n{BODY}",
        [(1, "一、"), (2, "( 一 )"), (3, "1 ."), (3, "2 .")],
    ),
    "circled": (
        f"一、规范\n1.公开\n①清单\n{BODY}\n②流程\n{BODY}",
        [(1, "一、"), (2, "1."), (3, "①"), (3, "②")],
    ),
}


@pytest.mark.parametrize("name", LADDERS)
def test_headings_nest_as_their_ladder_does(name):
    text, expected = LADDERS[name]
    assert [(level, ordinal) for level, ordinal, _ in outline(plan(text))] == expected


def test_ordinals_and_titles_are_kept_as_printed():
    found = plan(f"（一）规范执法。{BODY}\n（二） 强化监督。{BODY}\n(三)公开结果。{BODY}")
    assert outline(found) == [
        (1, "（一）", "规范执法"), (1, "（二）", "强化监督"), (1, "(三)", "公开结果"),
    ]  # fmt: skip


def test_a_one_line_document_has_its_whole_tree():
    found = plan(
        f"一、总体要求(一)指导思想。{BODY}(二)主要目标。到2025年,合格率达到95%。二、主要任务"
        f"(一)规范执法行为。{BODY}(二)强化层级监督。{BODY}三、组织保障(一)加强领导。{BODY}"
    )
    assert [(level, title) for level, _, title in outline(found)] == [
        (1, "总体要求"), (2, "指导思想"), (2, "主要目标"), (1, "主要任务"), (2, "规范执法行为"),
        (2, "强化层级监督"), (1, "组织保障"), (2, "加强领导"),
    ]  # fmt: skip


def test_headings_that_run_into_the_body_are_found_without_line_ends():
    found = plan(
        f"{BODY}一、以公开促规范,推进依法行政(一)公开清单。{BODY}(二)规范流程。{BODY}"
        f"二、以监督促落实,提升执法质效(一)开展评查。{BODY}"
    )
    assert [(level, ordinal) for level, ordinal, _ in outline(found)] == [
        (1, "一、"), (2, "(一)"), (2, "(二)"), (1, "二、"), (2, "(一)"),
    ]  # fmt: skip


def test_text_between_a_heading_and_its_first_child_belongs_to_the_heading():
    found = plan(f"一、规范执法\n推进执法公开。\n(一)公开清单\n{BODY}")
    said = {m.text: m.section_id for m in found.measures}
    upper = next(s for s in found.sections if s.title == "规范执法")
    assert said["推进执法公开。"] == upper.section_id
    assert [t.title for t in found.tasks] == ["公开清单"]


@pytest.mark.parametrize(
    "damaged",
    ["二)强化层级监督", "(-)强化层级监督", "、强化层级监督", "（-）强化层级监督"],
)
def test_a_heading_whose_mark_is_damaged_stands_beside_its_equals(damaged):
    is_upper = damaged.startswith("、")
    first, last = ("一、", "三、") if is_upper else ("(一)", "(三)")
    found = plan(f"{first}规范执法行为\n{BODY}\n{damaged}\n{BODY}\n{last}公开结果\n{BODY}")
    assert [(level, title) for level, _, title in outline(found)] == [
        (1, "规范执法行为"), (1, "强化层级监督"), (1, "公开结果"),
    ]  # fmt: skip


def test_letters_read_for_digits_head_their_item():
    items = "".join(f"{n}.规范第{n}类执法行为。{BODY}\n" for n in range(1, 11))
    found = plan(f"{items}I1提升队伍素质。{BODY}\n12.强化监督。{BODY}")
    assert [ordinal for _, ordinal, _ in outline(found)][-3:] == ["10.", "I1", "12."]


def test_items_without_a_title_are_tasks_whose_whole_sentence_is_a_measure():
    found = plan(
        "一、规范执法\n1.每年组织培训不少于2次,参训人员考试合格。建立学习档案。\n"
        "2.案卷评查每年不少于1次,结果向社会公开。落实整改要求。"
    )
    assert [(t.ordinal, t.title) for t in found.tasks] == [("1.", None), ("2.", None)]
    assert [m.text for m in found.measures] == [
        "每年组织培训不少于2次,参训人员考试合格。", "建立学习档案。",
        "案卷评查每年不少于1次,结果向社会公开。", "落实整改要求。",
    ]  # fmt: skip


def test_run_in_headings_without_numbers_make_sections():
    found = plan(
        f"一、规范执法\n公开执法信息。{BODY}\n记录执法过程。{BODY}\n二、强化监督\n"
        f"开展案卷评查。{BODY}\n纠正执法偏差。{BODY}"
    )
    assert outline(found) == [
        (1, "一、", "规范执法"), (2, None, "公开执法信息"), (2, None, "记录执法过程"),
        (1, "二、", "强化监督"), (2, None, "开展案卷评查"), (2, None, "纠正执法偏差"),
    ]  # fmt: skip


def test_a_list_number_inside_a_paragraph_makes_no_section():
    found = plan(
        f"一、规范执法\n做到一是公开清单,二是规范流程,三是强化监督。\n二、强化监督\n{BODY}"
    )
    assert [title for _, _, title in outline(found)] == ["规范执法", "强化监督"]


def test_a_closing_paragraph_is_a_section_without_ordinal_and_title():
    found = plan(
        f"一、规范执法\n(一)公开清单\n{BODY}\n(二)规范流程\n{BODY}\n二、强化监督\n(一)案卷评查\n{BODY}\n"
        "各区、各部门要结合实际,认真抓好落实。"
    )
    last = found.sections[-1]
    assert (last.ordinal, last.title, last.role.value) == (None, None, "safeguard")
    assert found.tasks[-1].title is None
    assert found.measures[-1].text == "各区、各部门要结合实际,认真抓好落实。"


def test_a_promise_of_the_government_behind_the_last_item_is_a_closing_paragraph():
    found = plan(
        "一、建好驿站\n完善布局。\n二、管好驿站\n健全台账。\n"
        "市政府将定期调度进展,对滞后的县区予以通报。"
    )
    assert [s.title for s in found.sections][-2:] == ["管好驿站", None]
    assert found.sections[-1].role.value == "safeguard"


def test_roles_are_inherited_unless_a_heading_names_its_own():
    found = plan(
        f"一、总体要求\n(一)指导思想\n{BODY}\n(二)主要目标\n{BODY}\n二、主要任务\n(一)规范执法\n{BODY}\n"
        f"三、组织保障\n(一)加强统筹\n{BODY}"
    )
    assert roles(found) == {
        None: "preamble", "总体要求": "guiding", "指导思想": "guiding", "主要目标": "goal",
        "主要任务": "task", "规范执法": "task", "组织保障": "safeguard", "加强统筹": "safeguard",
    }  # fmt: skip


def test_a_reports_sections_are_achievements_problems_and_what_comes_next():
    found = report(
        f"一、主要工作\n(一)规范执法\n{BODY}\n二、存在的问题\n{BODY}\n三、2024年工作打算\n{BODY}"
    )
    assert roles(found) == {
        None: "preamble", "主要工作": "achievement", "规范执法": "achievement",
        "存在的问题": "problem", "2024年工作打算": "next",
    }  # fmt: skip


def test_a_reports_last_paragraph_on_the_coming_year_becomes_a_section_of_its_own():
    found = report(
        f"一、主要工作\n{BODY}\n二、存在的问题\n执法能力有待提升。\n下一步,我区将完善执法监督机制。"
    )
    assert found.sections[-1].role.value == "next"
    assert [m.text for m in found.measures] == ["下一步,我区将完善执法监督机制。"]


def test_parents_reach_to_the_end_of_their_last_child():
    view = fold(f"一、规范\n(一)公开\n1.清单\n{BODY}\n二、强化\n{BODY}")
    nodes = build_outline(view, 0, len(view), Kind.PLAN, 2025)
    first = next(n for n in nodes if n.heading and n.level == 1)
    deepest = next(n for n in nodes if n.level == 3)
    assert first.end == deepest.end
    assert [n.position for n in nodes] == list(range(len(nodes)))


def test_a_text_without_any_heading_is_all_preamble():
    view = "推进依法行政。"
    (node,) = build_outline(view, 0, len(view), Kind.PLAN, None)
    assert (node.role.value, node.start, node.end) == ("preamble", 0, len(view))


def test_an_empty_body_has_an_empty_preamble():
    (node,) = build_outline("", 0, 0, Kind.PLAN, None)
    assert node.own == []


def test_paragraphs_below_an_item_of_a_list_may_have_titles_of_their_own():
    items = (
        "一是书屋建设取得新成效。全年新建书屋。\n馆藏更加丰富。采购图书和报刊。\n"
        "二是阅读活动取得新进展。举办读书会。\n志愿服务更加活跃。组织馆员进校园。"
    )
    found = report(f"一、主要工作\n{items}")
    titles = [section.title for section in found.sections if section.title]
    assert titles[2] == "馆藏更加丰富"
    assert titles[4] == "志愿服务更加活跃"


def test_the_paragraphs_of_a_lone_safeguard_are_its_own():
    found = plan("三、组织领导\n市文化局要制定计划。\n各区要抓好落实。\n各部门要密切配合。")
    assert [task.title for task in found.tasks] == ["组织领导"]


def test_principles_below_a_title_on_a_line_of_its_own_have_titles_too():
    principles = (
        "坚持便民利民。让读者少跑路,让图书多跑路。\n坚持开放共享。让图书多流动,让阅读更方便。"
    )
    found = plan(
        f"一、总体要求\n(一)基本原则。\n{principles}\n二、主要任务\n(一)开放书屋。延长时间。"
    )
    titles = [section.title for section in found.sections if section.title]
    assert titles[2:4] == ["坚持便民利民", "坚持开放共享"]


def test_one_paragraph_below_a_title_has_no_title_of_its_own():
    body = "建立借阅制度。每年清点图书不少于2次。"
    found = plan(
        f"一、主要任务\n(一)开放书屋。\n{body}\n(二)培训馆员。\n{body}\n(三)推广阅读。\n{body}"
    )
    titles = [section.title for section in found.sections if section.title]
    assert titles == ["主要任务", "开放书屋", "培训馆员", "推广阅读"]


def test_one_paragraph_below_a_bare_line_has_no_title_of_its_own():
    body = "建立借阅制度。每年清点图书不少于2次。"
    found = plan(f"一、主要任务\n(一)开放书屋\n{body}\n(二)培训馆员\n{body}\n(三)推广阅读\n{body}")
    titles = [section.title for section in found.sections if section.title]
    assert titles == ["主要任务", "开放书屋", "培训馆员", "推广阅读"]


def test_paragraphs_behind_a_run_in_item_have_titles_where_all_of_three_have():
    told = [
        f"{name}。开放书屋,培训馆员,推广全民阅读,每年办展不少于{n}次。"
        for n, name in enumerate(
            ("书屋建设取得新进展", "馆员队伍发展壮大", "阅读服务大幅提升"), start=2
        )
    ]
    text = (
        "一、发展目标\n1.实施阅读战略,把阅读作为大事。建设书香之城。\n{}\n"
        "二、主要任务\n1.开放书屋。延长时间。"
    )
    found = plan(text.format("\n".join(told)))
    named = [(s.title, s.role.value) for s in found.sections if s.title][2:5]
    assert named == [
        ("书屋建设取得新进展", "goal"),
        ("馆员队伍发展壮大", "goal"),
        ("阅读服务大幅提升", "goal"),
    ]
    years = [f"{year}年为提升年。{told[0]}" for year in (2022, 2023, 2024)]
    found = plan(text.format("\n".join(years)))
    assert [s.title for s in found.sections if s.title][2] == "主要任务"
    found = plan(text.format("\n".join(told[:2])))
    assert [s.title for s in found.sections if s.title][2] == "主要任务"
