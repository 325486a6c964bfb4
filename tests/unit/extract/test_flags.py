import pytest

from tests.unit.extract.made import PLAN, in_task, plan, read

BODY = "一、规范执法\n完善行政执法制度,强化日常监督。\n二、强化监督\n完善监督制度,推进结果公开。"


def flags(body=BODY, head="", title=PLAN, foot="", **decoded):
    return set(read(f"{head}{title}\n{body}\n{foot}".strip(), **decoded).document.flags)


def test_a_sound_document_has_no_flags():
    assert flags() == set()
    assert flags(foot="青岚市人民政府\n2021年12月8日") == set()


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("XX市法治政府建设实施方案(2021-2025年)", BODY),
        ("××县法治政府建设实施方案(2021-2025年)", BODY),
        (PLAN, f"{BODY}\n合格率达到X%,每年演练X次。"),
        (PLAN, f"{BODY}\n投入经费XX万元。"),
        (PLAN, f"{BODY}\n合格率达到x%。\n满意率达到XX%。"),
    ],
)
def test_blanks_for_places_and_values_make_a_template(title, body):
    assert "template" in flags(body, title=title)


@pytest.mark.parametrize("sentence", ["安装X光机。", "推广XML格式。", "使用APP办理3次。"])
def test_letters_in_words_make_no_template(sentence):
    assert "template" not in flags(f"{BODY}\n{sentence}\n{sentence}")


@pytest.mark.parametrize(
    "end",
    [
        "\n三、保障\n完善行政执法监督制度,推进结果公开,强化责任落",
        "\n三、保障\n加强统筹协调,各区要抓好落",
        "\n三、保障\n加强统筹协调,\n青岚市人民政府\n2021年12月8日",
    ],
)
def test_a_text_that_stops_inside_a_sentence_is_truncated(end):
    assert "truncated" in flags(f"{BODY}{end}")


@pytest.mark.parametrize(
    "end",
    ["\n三、保障\n加强统筹协调。", "\n三、保障\n加强统筹协调。\n青岚市人民政府\n2021年12月8日",
     "\n三、保障\n加强统筹。[责任单位:市司法局]",
     "\n三、保障\n加强统筹,每季度通报出庭应诉情况。责任单位:市司法局",
     "\n三、保障\n加强统筹,每季度通报情况。责任单位:市司法局、各镇街",
     "\n三、保障\n加强统筹。\n青岚市人民政府 2022年1月12日"],
)  # fmt: skip
def test_a_text_that_ends_its_sentence_is_whole(end):
    assert "truncated" not in flags(f"{BODY}{end}")


def test_a_notice_below_which_the_title_begins_is_truncated():
    notice = f"{PLAN}已经审议通过,现印发给你们。\n青岚市人民政府\n二〇二一年十二月八日"
    assert (
        "truncated"
        in read(f"关于印发《{PLAN}》的通知\n各区政府:\n《{notice}\n青岚市法").document.flags
    )


@pytest.mark.parametrize("end", ["(二)强化监督体系", "(二)", "三、", "二、推进"])
def test_a_text_that_stops_at_a_heading_is_truncated(end):
    found = plan(f"一、规范执法\n(一)公开清单\n完善行政执法制度。\n{end}")
    assert "truncated" in found.document.flags


def test_a_heading_that_was_cut_off_is_a_section_and_its_bare_mark_none():
    assert plan("一、规范执法\n完善制度。\n二、推进").sections[-1].title == "推进"
    assert plan("一、规范执法\n完善制度。\n二、").sections[-1].title == "规范执法"


def test_a_preview_is_truncated_where_it_stops():
    found = flags(
        f"{BODY}\n三、保障\n加强统筹协调,各区各部门要按照职责分工抓好贯",
        head="第1页 已阅读5页,还剩14页\n",
    )
    assert {"truncated", "boilerplate"} <= found
    end = "\n三、保障\n加强统筹协调,各区各部门要按照职责分工抓好贯"
    assert "truncated" in flags(f"{BODY}{end}", foot="还剩3页未读,继续阅读")


@pytest.mark.parametrize(
    "body",
    [
        "一、规范执法\n(-)公开清单\n合格率达到x%o到2024年做好工作。\n(二)告知\n完善制度。",
        "一、规范执法\n提升法冶水平,开展立证评估。",
        "一、规范执法\n清理审批亊项,衔接刑亊司法。",
        "一、规范执法\n压减三分之-的事项,推进检査工作,随意性検査减少。",
    ],
)
def test_a_scanners_misreadings_are_noise(body):
    assert "ocr_noise" in flags(body)


@pytest.mark.parametrize(
    "body",
    [
        f"{BODY}\n截止1220日,完成整改。",
        f"{BODY}\n20256月底前完成整改。",
        f"{BODY}\n落实《规划》(20212025年)要求。\n完成整改,落实到20212025年各项任务。",
        f"{BODY}\n按照青政规〔20211号文件办理。",
        f"{BODY}\n按照青政发202118号文件办理。",
        f"{BODY}\n落实《 (略) 执法规范》要求,完善 (略) 制度。",
        "一、规范执法\n完善制度。\n、党政负责人带头\n完善机制。",
        f"{BODY}\n推行互联网+监督”模式,开展一件事”集成办,普及法律明白人”培养。",
        "一、规范执法\n完善制度。\n二)强化监督\n完善机制。",
        "一、规范执法\n(-)公开清单\n完善制度。\n(二)告知\n完善机制。",
    ],
)
def test_signs_of_dropped_characters_are_flagged(body):
    assert "lost_characters" in flags(body)


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("首页 > 政务公开 > 规划\n", ""),
        ("浏览次数:203\n", ""),
        ("今天是:2021年10月31日\n", ""),
        ("", "免责声明:本站仅供参考"),
        ("", "扫描二维码关注微信公众号"),
        ("", "上一篇:通知\n下一篇:没有了"),
        ("", "版权所有:青岚市人民政府 青ICP备000001号"),
        ("", "返回顶部"),
        ("", "地址:青岚市湖滨路1号 邮编:330000"),
        ("", "手机版 | 电脑版"),
        ("", "责任编辑:张三"),
        ("视力保护色:\n", ""),
        ("", "扫一扫在手机打开当前页\n备案号:云泽ICP备00000001号"),
    ],
)
def test_furniture_of_the_page_is_flagged(head, foot):
    assert "boilerplate" in flags(head=head, foot=foot)


@pytest.mark.parametrize(
    "foot", ["(联系人:张三)", "(此件公开发布)", "抄送:市委各部门", "附件:任务清单"]
)
def test_the_documents_own_foot_is_no_furniture(foot):
    assert flags(foot=f"青岚市人民政府\n2021年12月8日\n{foot}") == set()


@pytest.mark.parametrize(
    "head",
    [
        "中共青岚市委办公室\n青岚市人民政府办公室\n",
        "青岚市人民政府文件\n青政发〔2021〕18号    签发人:章某\n★\n青岚市人民政府\n",
        "青岚湖开发区管理委员会办公室\n",
        "青政发（2021）18号\n中共青岚盟委\n青岚盟行政公署\n",
    ],
)
def test_the_documents_own_red_head_is_no_furniture(head):
    assert flags(head=f"{head}关于印发《{PLAN}》的通知\n各街道:\n现将方案印发给你们。\n") == set()


@pytest.mark.parametrize(
    "line",
    [
        "青公网安备33000002000001号",
        "技术支持:青岚市数据局",
        "建议使用IE9以上浏览器",
        "青岚图书馆 http://www.qinglan.example 欢迎访问",
        "市政府网站管理中心 电话:0000-88888888",
        "声明:凡本网注明来源的作品均属本网",
    ],
)
def test_a_line_of_the_page_at_the_end_breaks_nothing_off(line):
    assert "truncated" not in flags(foot=f"\n主办:青岚市人民政府\n{line}")


@pytest.mark.parametrize("note", ["boilerplate", "lost_characters", "truncated"])
def test_what_decoding_met_is_flagged(note):
    assert flags(notes=(note,)) == {note}


@pytest.mark.parametrize("note", ["nested_too_deep", "scanned_pages", "too_many_cells"])
def test_a_text_of_which_decoding_missed_a_part_is_truncated(note):
    assert flags(notes=(note,)) == {"truncated"}


def test_flags_stand_in_the_codebooks_order():
    found = read(
        "首页 > 规划\nXX市法治政府建设实施方案(2021-2025年)\n一、规范执法\n(-)公开\n"
        "达到x%o推进法冶建设。\n"
        "二)强化监督\n完善行政执法监督制度,推进结果公开,强化责任落"
    )
    assert [flag.value for flag in found.document.flags] == [
        "template", "truncated", "ocr_noise", "lost_characters", "boilerplate",
    ]  # fmt: skip


def test_flags_take_no_measure_away():
    clean, damaged = (
        in_task("完善制度。"),
        plan("一、规范\n(-)公开\n完善制度。\n(二)告知\n完善机制。"),
    )
    assert len(clean.measures) == 2
    assert [m.text for m in damaged.measures] == ["完善制度。", "完善机制。"]


def test_what_the_end_of_the_text_cuts_open_lost_nothing():
    found = plan("一、规范执法\n完善行政执法制度。\n推行“扫码入企,落实《")
    assert "lost_characters" not in found.document.flags
    assert "truncated" in found.document.flags


def test_a_title_that_never_closes_lost_its_mark():
    found = plan("一、规范执法\n按照《青岚市执法办法、《青岚市监督办法》要求,完善制度。")
    assert "lost_characters" in found.document.flags


def test_stars_for_values_are_blanks():
    found = plan("一、规范执法\n组织培训*场次,覆盖率达到*%。")
    assert "template" in found.document.flags


def test_numbers_and_meetings_left_blank_make_a_template():
    body = "一、规范执法\n落实《执法指导意见》(政办发〔X〕11号)和十X届X中全会精神,完善制度。"
    assert "template" in plan(body).document.flags
