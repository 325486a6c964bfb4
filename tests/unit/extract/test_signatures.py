"""Who signed and when, where pages print it in other ways than test_metadata's."""

from datetime import date

import pytest

from tests.unit.extract.made import PLAN, read

BODY = "一、规范执法\n完善行政执法制度,强化日常监督。\n二、强化监督\n完善监督制度,推进结果公开。"


def document(head="", foot="", **decoded):
    return read(f"{head}{PLAN}\n{BODY}\n{foot}", **decoded).document


@pytest.mark.parametrize("label", ["成文日期", "签发日期", "签署日期", "印发日期"])
def test_without_a_signature_a_label_gives_the_date_of_issue(label):
    found = document(f"{label}:2021-12-08\n")
    assert (found.issued_on, found.published_on) == (date(2021, 12, 8), None)


def test_labels_in_brackets_and_pipes_are_read():
    head = "| [ 发布机构 ] | 青岚市人民政府 | [ 有效性 ] | |\n| [ 成文日期 ] | 2021-12-08 | |\n"
    found = document(head)
    assert (found.issuer, found.issued_on) == ("青岚市人民政府", date(2021, 12, 8))


def test_the_pages_time_of_change_is_its_date():
    assert document("文章来源:司法局 更新时间:2021/12/09 11:30:01\n").published_on == date(
        2021, 12, 9
    )


def test_a_signature_outweighs_a_label():
    found = document("成文日期:2021-12-01\n", "青岚市人民政府\n2021年12月8日")
    assert found.issued_on == date(2021, 12, 8)


def test_the_bodys_signature_outweighs_the_notices():
    head = "关于印发方案的通知\n现印发给你们。\n青岚市人民政府办公室\n2021年12月8日\n"
    found = document(head, "青岚市人民政府\n2021年11月30日")
    assert (found.issuer, found.issued_on) == ("青岚市人民政府", date(2021, 11, 30))


def test_a_date_that_nobody_signed_is_no_date_of_issue():
    assert document(foot="2021年12月8日").issued_on is None


def test_a_red_head_names_the_issuer():
    found = document("青岚市人民政府文件\n青政发〔2021〕18号\n")
    assert (found.issuer, found.flags) == ("青岚市人民政府", ())


def test_the_label_of_a_title_is_no_part_of_the_issuers_name():
    head = "标题:青岚市人民政府关于印发渔政方案的通知\n发文日期:2021-12-08\n"
    assert document(head).issuer == "青岚市人民政府"


def test_the_body_that_opens_the_notices_title_is_the_issuer():
    head = "青岚市人民政府关于印发方案的通知\n现印发给你们。\n"
    assert document(head).issuer == "青岚市人民政府"


@pytest.mark.parametrize("organ", ["青岚市司法局", "中共青岚市委组织部", "青岚市阅读推广领导小组"])
def test_the_pages_title_names_the_issuer_where_the_text_does_not(organ):
    assert document(page_title=f"{organ}关于印发方案的通知").issuer == organ


@pytest.mark.parametrize("printed", ["2021年13月8日", "2021年2月30日", "二〇二一年十三月一日"])
def test_a_date_that_no_calendar_knows_is_none(printed):
    assert document(foot=f"青岚市人民政府\n{printed}").issued_on is None


def test_the_date_below_a_notices_last_sentence_is_that_of_its_issue():
    head = "关于印发方案的通知\n方案已经同意,现印发给你们,请认真贯彻执行。\n2021年12月8日\n"
    assert document(head).issued_on == date(2021, 12, 8)
    head = "关于印发方案的通知\n各科室:\n我局现将方案予以印发。\n2021年12月8日\n"
    assert document(head).issued_on == date(2021, 12, 8)


def test_the_body_that_news_name_is_the_issuer():
    assert document("近日,中共青岚市委印发了《方案》。\n").issuer == "中共青岚市委"


def test_a_label_glued_to_the_next_ends_before_it():
    assert document("信息来源: 青岚市司法局发布时间:2021-12-09 16:34\n").issuer == "青岚市司法局"


def test_what_a_site_pads_its_lines_with_hides_no_signature():
    signed = "????? ?青岚市人民政府\n????? 2021年12月24日\n?\n"
    found = document(f"- 信息来源:市政府\n《{PLAN}》现印发给你们,请遵照执行。\n{signed}")
    assert (found.issuer, found.issued_on) == ("青岚市人民政府", date(2021, 12, 24))


def test_a_body_alone_below_the_title_is_the_issuer():
    title = "关于2023年度行政复议工作的报告"
    text = f"{title}\n发布时期:2024-08-20 信息来源:市人大\n青岚市司法局\n{BODY}"
    assert read(text).document.issuer == "青岚市司法局"


def test_the_issuer_stands_in_the_script_of_the_page():
    title = "湖東區人民政府2023年法治政府建設年度情況報告"
    assert read(f"{title}\n現將有關情況報告如下。\n{BODY}").document.issuer == "湖東區人民政府"


@pytest.mark.parametrize(
    "organ", ["溪口街道办事处", "溪口镇党委", "溪口盟行政公署", "溪口湖管委会", "青岚市渔政支队"]
)
def test_offices_of_streets_and_zones_sign_too(organ):
    found = document(foot=f"{organ}\n2021年12月8日")
    assert (found.issuer, found.issued_on) == (organ, date(2021, 12, 8))


def test_a_column_before_a_bar_is_no_part_of_issuer_or_title():
    text = (
        "政务服务丨青岚市人民政府关于行政审批的实施意见\n青岚市人民政府\n关于行政审批的实施意见\n"
    )
    found = read(text + BODY).document
    assert found.issuer == "青岚市人民政府"
    assert found.title == "青岚市人民政府关于行政审批的实施意见"


def test_a_date_in_words_below_the_text_was_signed_whoever_signed():
    assert document(foot="二○二二年三月十五日").issued_on == date(2022, 3, 15)
    assert document(foot="2022-03-15").issued_on is None


def test_a_place_without_an_organ_in_the_table_yields_to_the_title():
    title = "望潮区石桥镇人民政府关于2023年度法治政府建设情况的报告"
    head = "| 索引号 | 1 | 发布机构 | 石桥镇 |\n"
    text = f"{head}{title}\n现将有关情况报告如下。\n{BODY}"
    assert read(text).document.issuer == "望潮区石桥镇人民政府"
    text = f"{head}石桥镇2023年度法治政府建设情况报告\n现将有关情况报告如下。\n{BODY}"
    assert read(text).document.issuer == "石桥镇"


@pytest.mark.parametrize(
    ("printed", "issued"),
    [("2022年3月15日", date(2022, 3, 15)), ("二○二二年三月十五日", date(2022, 3, 15))],
)
def test_a_page_that_lost_its_line_ends_is_signed_inside_a_line(printed, issued):
    notice = f"各街道: 《{PLAN}》(以下简称《方案》),已经 3月8日常务会议通过,现印发给你们。"
    body = "《方案》是推进依法行政的依据。一是要抓好学习。"
    text = f"{notice} {body} 青岚市人民政府 {printed} 青岚市方案 一、规范执法 完善执法制度。"
    found = read(text).document
    assert (found.title, found.issuer, found.issued_on) == (PLAN, "青岚市人民政府", issued)
    assert [m.text for m in read(text).measures] == ["规范执法 完善执法制度。"]


@pytest.mark.parametrize(
    "printed",
    ["二O二二年三月十五日", "二o二二年三月十五日", "2022年3月15曰", "二○二二年三月十五曰"],
)
def test_zero_as_a_letter_and_a_misread_day_still_date_a_signature(printed):
    assert document(foot=f"青岚市人民政府\n{printed}").issued_on == date(2022, 3, 15)


def test_the_date_below_a_reports_closing_words_is_that_of_its_issue():
    foot = "特此报告\n2025年1月17日\n(联系人:章某,联系电话:0000-88888888)"
    assert document(foot=foot).issued_on == date(2025, 1, 17)


def test_who_signs_below_the_title_dates_the_text_there():
    title = "青岚市2014年依法行政工作报告"
    signed = read(f"{title}\n青岚市人民政府\n(2015年1月9日)\n{BODY}").document
    assert (signed.issuer, signed.issued_on) == ("青岚市人民政府", date(2015, 1, 9))
    assert read(f"{title}\n(2015年1月9日)\n{BODY}").document.issued_on is None
    signed = read(f"{title}\n岚县人民政府\n(二O一五年一月九日)\n{BODY}").document
    assert (signed.issuer, signed.issued_on) == ("岚县人民政府", date(2015, 1, 9))


def test_who_signed_and_when_may_stand_on_one_line():
    found = document(foot="岚县人民政府 2022年1月12日")
    assert (found.issuer, found.issued_on) == ("岚县人民政府", date(2022, 1, 12))


def test_without_any_other_name_the_office_that_printed_it_is_the_issuer():
    foot = "青岚市人民政府办公室          2021年6月17日印发"
    assert document(foot=foot).issuer == "青岚市人民政府办公室"
    assert document("青岚市人民政府文件\n", foot).issuer == "青岚市人民政府"


def test_a_title_that_opens_with_its_issuer_signs_the_date_at_the_texts_end():
    title = "青岚市人民政府\n关于报送2021年依法行政情况的报告"
    assert read(f"{title}\n{BODY}\n2022年1月20日").document.issued_on == date(2022, 1, 20)
    assert read(f"{title}\n{BODY}\n打印\n2022年1月20日").document.issued_on is None


def test_a_body_above_the_line_that_issues_a_plan_is_its_issuer():
    head = "青岚市人民政府\n印发关于《青岚市方案》的通知\n"
    assert document(head).issuer == "青岚市人民政府"


def test_an_organ_whose_letters_are_set_apart_issues_what_it_opens():
    head = "青 岚 市 人 民 政 府\n关于印发方案的通知\n"
    assert document(head).issuer == "青岚市人民政府"


def test_a_notice_between_a_headline_and_a_text_without_a_title_is_dated():
    head = f"{PLAN}\n青岚市人民政府印发《{PLAN}》的通知\n各街道:\n现将方案印发给你们。\n"
    found = read(f"{head}青岚市人民政府\n二〇二二年三月十五日\n为推进依法行政,制定本方案。\n{BODY}")
    assert found.document.issued_on == date(2022, 3, 15)


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("发文机构:青岚市人民政府\n", "青岚市人民政府"),
        (
            "索 引 号 1/2 主题分类 司法 发文机构 青岚市人民政府 成文日期 2026-01-20\n",
            "青岚市人民政府",
        ),
        ("发布机构:青岚市司法局文号:无发布日期:2020-01-20\n", "青岚市司法局"),
        ("发文机关  成文日期 2026-01-20\n", None),
        ("· 青岚市人民政府2022年情况\n", None),
    ],
)
def test_the_issuer_is_read_from_tables_that_lost_their_marks(head, issuer):
    assert document(head).issuer == issuer
