import pytest

from pipelines.extract.layout import read_layout
from pipelines.text.normalise import fold
from tests.unit.extract.made import read

TITLE = "青岚市法治政府建设实施方案(2021-2025年)"
BODY = "一、规范执法\n完善行政执法制度,强化日常监督。\n二、强化监督\n完善监督制度,推进结果公开。"


def zones(text):
    view = fold(text)
    layout = read_layout(view, view)
    title = None if layout.title is None else text[layout.title[0] : layout.title[1]]
    return title, text[layout.body_start : layout.body_end].strip(), text[layout.body_end :].strip()


@pytest.mark.parametrize(
    "head",
    [
        "",
        "首页 > 政务公开 > 规划计划\n",
        "当前位置:首页>政府信息公开\n打印 关闭\n",
        "您的位置：首页\n【字号：大 中 小】\n浏览次数：1326\n",
        "今天是:2019年10月31日 星期四\n",
        "青岚天气 温度:25-36℃ 东风3-4级\n",
        "下载\n打印\n全屏\n收藏\n",
        "索 引 号：990100001/2021-00047\n发布机构：青岚市人民政府办公室\n",
    ],
)
def test_the_title_is_found_below_the_pages_furniture(head):
    title, body, tail = zones(f"{head}{TITLE}\n{BODY}")
    assert (title, body, tail) == (TITLE, BODY, "")


@pytest.mark.parametrize(
    "foot",
    [
        "青岚市人民政府\n2021年12月8日",
        "免责声明:本网站内容仅供参考",
        "扫一扫在手机打开当前页\n版权所有:青岚市人民政府",
        "主办:青岚市人民政府办公室\n网站标识码9901000001",
        "分享到：\n打印 关闭",
        "(此件公开发布)",
        "抄送:市委各部门",
        "上一篇:市政府任免通知\n下一篇:没有了",
        "相关链接:\n青岚市人民政府办公室关于公布本年度渡口名录和渔场名录的通知",
        "青岚市人民政府\n2021年12月8日\n附件下载:\n青岚市法治政府建设实施方案.docx",
        "青岚市人民政府\n2021年12月8日\n最后更新时间:2022-01-05",
        "青岚市人民政府\n2021年12月8日\n地址:青岚市湖滨路1号 邮编:330000 电话:0000-88888888",
    ],
)
def test_signature_and_footer_stand_behind_the_body(foot):
    title, body, tail = zones(f"{TITLE}\n{BODY}\n{foot}")
    assert (title, body, tail) == (TITLE, BODY, foot)


def test_a_closing_bracket_of_bodies_belongs_to_the_body():
    for line in ("[责任单位:市司法局]", "牵头部门:市司法局", "完成时限:6月底"):
        assert zones(f"{TITLE}\n{BODY}\n{line}")[1].endswith(line)
    assert zones(f"{TITLE}\n{BODY}\n责任编辑:张三")[1].endswith(BODY)


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("青岚市法治政府建设实施方案\n(2021-2025年)", TITLE),
        (
            "青岚市法治政府建设实施方案\n（2021—2025年）",
            "青岚市法治政府建设实施方案（2021—2025年）",
        ),
        (
            "青岚市关于进一步推进依法行政的\n三年工作方案",
            "青岚市关于进一步推进依法行政的三年工作方案",
        ),
        (
            "青岚市关于进一步推进依法行政的\n工作方案",
            "青岚市关于进一步推进依法行政的工作方案",
        ),
        ("溪口镇人民政府\n2024年法治政府建设情况", "溪口镇人民政府2024年法治政府建设情况"),
        ("溪口街道办事处\n2024年法治政府建设情况", "溪口街道办事处2024年法治政府建设情况"),
        ("【年度报告】溪口镇2024年法治政府建设情况", "溪口镇2024年法治政府建设情况"),
        ("溪口镇2024年法治政府建设总结", "溪口镇2024年法治政府建设总结"),
        ("关于溪口镇2024年依法行政情况的汇报", "关于溪口镇2024年依法行政情况的汇报"),
        ("溪口镇2023年依法行政总结和2024年工作思路", "溪口镇2023年依法行政总结和2024年工作思路"),
        (
            "青岚市2022年依法行政工作总结\n及2023年工作计划",
            "青岚市2022年依法行政工作总结及2023年工作计划",
        ),
    ],
)
def test_a_title_set_in_two_lines_is_one(printed, title):
    assert read(f"{printed}\n{BODY}").document.title == title


def test_a_title_may_be_that_of_measures():
    title = "云州市推动法治驿站建设若干措施"
    assert zones(f"{title}\n{BODY}\n三、保障措施\n加强领导。")[0] == title


def test_a_title_printed_twice_is_the_one_next_to_the_body():
    title, body, _ = zones(f"{TITLE}\n来源:市司法局\n{TITLE}\n{BODY}")
    assert (title, body) == (TITLE, BODY)


def test_the_plans_title_is_taken_and_not_the_notices():
    text = (
        f"青岚市人民政府关于印发《青岚市法治政府建设实施方案》的通知\n"
        f"各区、县人民政府:\n现将方案印发给你们,请认真执行。\n青岚市人民政府\n2021年12月8日\n{TITLE}\n{BODY}"
    )
    title, body, _ = zones(text)
    assert (title, body) == (TITLE, BODY)


@pytest.mark.parametrize(
    "line",
    [
        "《青岚市依法行政工作方案》由会员分享，可在线阅读",
        "青岚市人民政府办公室关于印发《青岚市依法行政工作方案》的通知",
    ],
)
def test_a_title_that_only_a_headline_names_is_taken_from_its_marks(line):
    title, _, _ = zones(f"{line}\n{BODY}")
    assert title == "青岚市依法行政工作方案"


def test_a_title_glued_to_its_first_sentence_ends_with_its_years():
    text = f"望江市依法行政行动计划(2023-2025年)为推进依法行政,制定本计划。{BODY}"
    title, body, _ = zones(text)
    assert title == "望江市依法行政行动计划(2023-2025年)"
    assert body.startswith("为推进依法行政")


def test_a_title_named_inside_the_body_is_not_the_documents():
    text = f"2024年,溪口区扎实推进依法行政。\n一、规范执法\n通过印发学习资料,学习《宪法》。\n{BODY}"
    assert read(text).document.title is None
    text = f"为贯彻国务院印发的《依法行政纲要》精神,制定本方案。\n{BODY}"
    assert read(text).document.title is None


def test_a_table_above_a_text_without_a_title_is_the_pages():
    table = "| 发布机构 | 溪口区司法局 |\n| 成文日期 | 2024-01-12 | 废止日期 | |\n"
    found = read(f"{table}2023年,我区扎实推进依法行政。现将有关工作情况报告如下:\n{BODY}")
    assert found.document.issuer == "溪口区司法局"
    assert str(found.document.issued_on) == "2024-01-12"
    assert "boilerplate" in found.document.flags


def test_the_pages_lines_below_a_title_are_no_text():
    line = "来源:青岚市司法局  发布时间:2022年3月1日\n"
    found = read(f"{TITLE}\n{line}{BODY}")
    assert str(found.document.published_on) == "2022-03-01"
    assert found.clean_text[found.sections[0].char_start :].startswith("\n一、")
    assert "boilerplate" in found.document.flags


def test_number_and_issuer_above_a_notice_are_its_own():
    head = "青政办〔2022〕20号\n青岚市人民政府办公室\n关于印发方案的通知\n"
    found = read(f"{head}{TITLE}\n{BODY}").document
    assert found.issuer == "青岚市人民政府办公室"
    assert "boilerplate" not in found.flags


@pytest.mark.parametrize("text", ["", "\n", "推进依法行政。", "一、规范执法\n完善制度。", "2021"])
def test_a_text_without_a_title_has_none_and_its_body_starts_at_once(text):
    layout = read_layout(fold(text), text)
    assert layout.title is None
    assert layout.body_start == 0


@pytest.mark.parametrize(
    "first",
    ["2. 规范执法。完善制度,强化监督。", "五、强化监督\n完善制度,强化监督,推进公开。"],
)
def test_a_page_that_begins_in_the_middle_still_has_its_body(first):
    assert zones(f"{first}\n{BODY}")[1].startswith(first)


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("今天是:2019年10月31日 温度:25-36℃ 东风3-4级\n", ""),
        ("浏览次数:1326次 打印\n", ""),
        ("阅读量:5000人次 字号:大 中 小\n", ""),
        ("", "网站访问量:20191031次"),
        ("", "版权所有 分辨率1440*768 电话:12345"),
        ("", "点击数:300次 2019年10月31日前更新"),
    ],
)
def test_clock_weather_and_counts_of_the_page_are_no_values_of_the_document(head, foot):
    found = read(f"{head}{TITLE}\n{BODY}\n{foot}")
    assert found.metrics == ()
    assert {m.deadline_source.value for m in found.measures} == {"inherited"}
    assert len(found.measures) == 2


@pytest.mark.parametrize("opening", ["2024年,我县规范执法。", "为进一步推进依法行政,制定本方案。"])
def test_a_title_glued_to_a_year_or_a_purpose_ends_with_its_kind(opening):
    title, body, _ = zones(f"松溪县2024年度法治政府建设情况报告{opening}\n{BODY}")
    assert title == "松溪县2024年度法治政府建设情况报告"
    assert body.startswith(opening)


def test_a_title_that_only_the_notice_names_is_the_plans_and_the_notice_is_no_text():
    head = (
        "《青岚市人民政府办公室关于印发〈青岚市依法行政工作要点〉的通知》\n各区人民政府:\n"
        "现印发给你们。\n青岚市人民政府办公室\n2022年5月28日\n"
    )
    found = read(f"{head}2022年是执法规范年。\n{BODY}")
    assert found.document.title == "青岚市依法行政工作要点"
    assert str(found.document.issued_on) == "2022-05-28"
    assert found.document.issuer == "青岚市人民政府办公室"


def test_a_title_in_a_row_of_the_page_is_without_the_rows_borders():
    found = read(
        "发布机构 | 湖东区 |\n湖东区2023年度法治政府建设报告 | ||\n一、主要工作\n推进执法。"
    )
    assert found.document.title == "湖东区2023年度法治政府建设报告"


def test_the_occasion_in_brackets_and_the_page_lines_below_a_title_are_no_body():
    found = read(
        "湖东区2023年度法治政府建设报告\n(2024年3月2日在区人大常委会第二次会议上)\n"
        "日期:2024年03月05日 来源:区人大\n一、主要工作\n推进执法。"
    )
    assert found.document.published_on.isoformat() == "2024-03-05"
    assert "来源" not in found.clean_text[found.sections[0].char_start :]


def test_a_short_last_line_below_a_heading_is_its_text_and_was_cut():
    found = read(
        "湖东区2023年度法治政府建设报告\n一、主要工作\n(一)规范执法\n推进执法,成效明显。\n"
        "(二)强化监督\n严格落实备案审查"
    )
    assert [a.text for a in found.achievements][-1] == "严格落实备案审查"
    assert "truncated" in found.document.flags


@pytest.mark.parametrize(
    "lines",
    [
        ["湖东区全面推行行政执法公示", "和全过程记录", "制度工作方案"],
        ["湖东区建设“法治湖东”", "加快依法行政三年行动计划", "(2023—2025年)"],
    ],
)
def test_a_title_over_several_lines_is_whole_where_the_notice_names_it(lines):
    name = "".join(lines)
    found = read(
        f"关于印发《{name}》的通知\n各街道办事处:\n现将《{name}》印发给你们,请遵照执行。\n"
        "湖东区人民政府办公室\n2023年3月1日\n\n" + "\n\n".join(lines) + "\n一、规范执法\n完善制度。"
    )
    assert found.document.title == name


def test_a_list_of_attachments_below_the_text_is_none_of_it():
    foot = "附件:1.书屋登记表\n2.借阅统计表\n3.巡查记录"
    title, body, tail = zones(f"{TITLE}\n{BODY}\n{foot}")
    assert (title, body, tail) == (TITLE, BODY, foot)


def test_items_that_end_a_text_are_not_attached():
    last = "三、主要任务\n1.开放书屋\n2.培训馆员,完善制度。"
    assert zones(f"{TITLE}\n{BODY}\n{last}")[1] == f"{BODY}\n{last}"


def test_values_of_the_pages_labels_may_stand_below_them():
    head = "发布时间:\n2025-03-04\n来源:\n湖东区人民政府"
    title, body, _ = zones(f"{TITLE}\n{head}\n{BODY}")
    assert (title, body) == (TITLE, BODY)


def test_a_list_that_is_made_and_issued_in_one_sentence_names_the_title():
    told = "湖东区落实<提升阅读质量三年行动方案(2023-2025年)>任务清单"
    notice = f"为落实《全民阅读三年方案》要求,结合实际,制定了《{told}》,现印发给你们。"
    assert zones(f"各街道:\n{notice}\n{BODY}")[0] == told


def test_a_table_without_borders_in_front_is_none_of_the_text():
    head = "文号 | 青政发[2021]5号 |\n成文日期 | 2021-03-15 |\n文件状态 | 执行中 |"
    found = read(f"{head}\n各街道:\n《{TITLE}》已经会议通过,现印发给你们。\n{BODY}").document
    assert (found.title, "boilerplate" in found.flags) == (TITLE, True)


@pytest.mark.parametrize("word", ["承办", "网站", "相关部门", "主办"])
def test_a_last_sentence_that_opens_like_the_pages_own_line_is_text(word):
    last = f"{word}活动共计12场,参加人员300人。"
    assert zones(f"{TITLE}\n{BODY}\n{last}")[1].endswith(last)


def test_the_path_above_a_text_without_a_title_is_the_pages():
    _, body, _ = zones(f"首页 > 政务公开 > 提案办理\n发布日期:2021-07-30\n{BODY}")
    assert body == BODY


def test_the_letter_of_a_notice_is_no_title():
    letter = "现将青岚市法治政府建设实施方案(20212025年)印发给你们,请认真执行。"
    title, _, _ = zones(f"{letter}\n青岚市法治政府建设实施方案\n(2021-2025年)\n{BODY}")
    assert title == "青岚市法治政府建设实施方案\n(2021-2025年)"


def test_links_in_a_row_are_no_half_of_a_title():
    title, _, _ = zones(f"走进青岚 | 新闻中心 | 关于我们\n{TITLE}\n{BODY}")
    assert title == TITLE


@pytest.mark.parametrize("below", ["(试行)", "(2021-2025年)\n(征求意见稿)", "(送审稿)"])
def test_what_state_a_text_is_in_belongs_to_its_title(below):
    title, _, _ = zones(f"青岚市法治政府建设实施方案\n{below}\n{BODY}")
    assert title == f"青岚市法治政府建设实施方案\n{below}"


def test_the_second_half_of_a_reports_title_may_be_its_last_words():
    halves = "关于石桥县2022年度法治政府建设工作\n情况的报告"
    assert zones(f"青政发〔2022〕9号\n{halves}\n市人民政府:\n{BODY}")[0] == halves
    assert read(f"{halves}\n{BODY}").document.title == halves.replace("\n", "")


def test_columns_of_the_page_before_a_title_are_none_of_it():
    assert zones(f"青岚市人民政府 政策文件 {TITLE}\n{BODY}")[0] == TITLE


def test_the_place_and_the_committee_above_a_title_are_part_of_it():
    report = "2021年度法治政府建设工作总结"
    assert zones(f"望潮区石桥镇\n{report}\n{BODY}")[0] == f"望潮区石桥镇\n{report}"
    signed = "中共望潮区委\n望潮区人民政府\n关于2022年度法治政府建设情况的报告"
    assert zones(f"{signed}\n{BODY}")[0] == signed


def test_labels_of_every_kind_below_a_headline_are_the_pages():
    labels = (
        "索 引 号:1/2\n分  类:报告\n发文机关:青岚市人民政府\n文  号:青政〔2021〕9号\n主 题 词:\n"
    )
    found = read(f"{TITLE}\n{labels}发布日期:2021-12-15\n{BODY}").document
    assert (found.issuer, found.doc_number) == ("青岚市人民政府", "青政〔2021〕9号")
    assert str(found.published_on) == "2021-12-15"


def test_where_the_page_stands_is_no_half_of_a_title():
    text = (
        "首页 政务公开 区级部门 区城管局\n2023年法治政府建设年度报告\n一、公开\n公布执法清单12项。"
    )
    assert read(text).document.title == "2023年法治政府建设年度报告"
