from datetime import date

import pytest

from pipelines.extract.metadata import read_years
from pipelines.text.normalise import fold
from tests.unit.extract.made import read

TITLE = "青岚市法治政府建设实施方案（2021—2025年）"
BODY = "一、规范执法\n完善行政执法制度,强化日常监督。\n二、强化监督\n完善监督制度,推进结果公开。"


def document(head="", foot="", title=TITLE, **decoded):
    """The fields of a plan with lines above its title and below its body."""
    return read(f"{head}{title}\n{BODY}\n{foot}", **decoded).document


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("方案(2021-2025年)", (2021, 2025)),
        ("方案（2021—2025年）", (2021, 2025)),
        ("方案(2021--2025年)", (2021, 2025)),
        ("方案(2021~2025年)", (2021, 2025)),
        ("方案(2021至2025年)", (2021, 2025)),
        ("方案(2021年-2025年)", (2021, 2025)),
        ("方案(2023一2025年)", (2023, 2025)),
        ("方案(20232025年)", (2023, 2025)),
        ("方案（20212025）", (2021, 2025)),
        ("方案(2021 - 2025 年)", (2021, 2025)),
        ("2024年工作要点", (2024, 2024)),
        ("2023年度报告", (2023, 2023)),
        ("关于2022年的情况报告", (2022, 2022)),
        ("渔政“十四五”规划", (2021, 2025)),
        ("渔政发展第十三个五年规划", (2016, 2020)),
        ("“八五”普法规划", (2021, 2025)),
        ("法治宣传教育的第七个五年规划", (2016, 2020)),
        ("渔政“十四五”规划2022年工作要点", (2022, 2022)),
        ("十五项惠渔措施", (None, None)),
        ("法治政府建设方案", (None, None)),
        ("方案(2025-2021年)", (None, None)),
        ("2016年贯彻规划(2015-2020年)方案", (2015, 2020)),
    ],
)
def test_the_years_are_those_that_the_title_names(title, years):
    assert read_years(fold(title)) == years


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("青政发〔2021〕18号\n", "青政发〔2021〕18号"),
        ("青政办发﹝2020﹞3号\n", "青政办发﹝2020﹞3号"),
        ("青府发[2021]10号\n", "青府发[2021]10号"),
        ("青政规〔2021〕第2号\n", "青政规〔2021〕第2号"),
        ("文号：青政发〔2021〕18号\n", "青政发〔2021〕18号"),
        ("发文字号:青政办〔2021〕9号    主题词:法治\n", "青政办〔2021〕9号"),
        ("青委办发电〔2021〕56号\n", "青委办发电〔2021〕56号"),
        ("发文字号青交发〔2021〕63号\n", "青交发〔2021〕63号"),
        ("青政字〔202117青岚市人民政府\n", "青政字〔202117"),
    ],
)
def test_the_documents_own_number_is_kept_as_printed(head, number):
    assert document(head).doc_number == number


@pytest.mark.parametrize("label", ["发文字号", "文号", "文件编号"])
def test_the_publishers_table_names_the_number(label):
    assert document(metadata={label: "青政发〔2021〕18号"}).doc_number == "青政发〔2021〕18号"


@pytest.mark.parametrize(
    "body",
    [
        "根据《云泽省法治政府建设方案》（云政发〔2021〕37号）,制定本方案。",
        "按照云政办〔2020〕9号文件要求,结合实际,制定本方案。",
    ],
)
def test_a_cited_number_is_not_the_documents_own(body):
    assert read(f"{TITLE}\n{body}\n{BODY}").document.doc_number is None


@pytest.mark.parametrize(
    "printed",
    [
        "青政发202118号",
        "青政办发202133号",
        pytest.param("青政规〔20211号"),
        pytest.param("青政发〔202118号"),
    ],
)
def test_a_number_that_lost_its_brackets_is_kept_as_printed_and_flagged(printed):
    found = read(f"{printed}\n{TITLE}\n{BODY}")
    assert found.document.doc_number == printed
    assert "lost_characters" in found.document.flags
    assert "damaged_number" in {p.kind.value for p in found.problems}


@pytest.mark.parametrize(
    ("foot", "issuer", "issued"),
    [
        ("青岚市人民政府\n2021年12月8日", "青岚市人民政府", date(2021, 12, 8)),
        ("青岚市人民政府\n2021 年 12 月 8 日", "青岚市人民政府", date(2021, 12, 8)),
        (
            "　　　青岚市人民政府办公室\n　　　二○二一年十二月八日",
            "青岚市人民政府办公室",
            date(2021, 12, 8),
        ),
        ("青岚市人民政府\n二〇二一年十月三十一日", "青岚市人民政府", date(2021, 10, 31)),
        ("青岚市人民政府\n二00五年三月三日", "青岚市人民政府", date(2005, 3, 3)),
        ("青岚市司法局\n2021-12-08", "青岚市司法局", date(2021, 12, 8)),
        ("青岚市司法局\n2021.01.09", "青岚市司法局", date(2021, 1, 9)),
        (
            "中共青岚市委\n青岚市人民政府\n2021年12月8日",
            "中共青岚市委 青岚市人民政府",
            date(2021, 12, 8),
        ),
        ("青 岚 市 人 民 政 府\n2021年12月8日", "青岚市人民政府", date(2021, 12, 8)),
    ],
)
def test_signature_and_date_below_the_body_are_issuer_and_issue_date(foot, issuer, issued):
    found = document(foot=foot)
    assert (found.issuer, found.issued_on) == (issuer, issued)


def test_issuer_and_date_of_a_notice_are_the_documents_and_title_and_years_the_bodys():
    head = (
        "青岚市人民政府关于印发《青岚市法治政府建设实施方案》的通知\n青政发〔2021〕18号\n各区、县人民政府:\n"
        "现印发给你们,请抓好落实。\n青岚市人民政府\n2021年12月8日\n"
    )
    found = document(head)
    assert found.title == TITLE
    assert (found.period_start, found.period_end) == (2021, 2025)
    assert (found.issuer, found.issued_on) == ("青岚市人民政府", date(2021, 12, 8))
    assert found.doc_number == "青政发〔2021〕18号"


@pytest.mark.parametrize(
    ("printed", "issued", "kinds"),
    [
        ("202213", date(2022, 1, 3), {"damaged_date"}),
        ("2022322", date(2022, 3, 22), {"damaged_date"}),
        ("20211231", date(2021, 12, 31), {"damaged_date"}),
        ("2022112", None, {"ambiguous_date"}),
        ("2022111", None, {"ambiguous_date"}),
    ],
)
def test_a_date_that_lost_its_signs_is_read_only_where_one_reading_exists(printed, issued, kinds):
    found = read(f"{TITLE}\n{BODY}\n青岚市人民政府\n{printed}")
    assert found.document.issued_on == issued
    met = {p.kind.value: p.text for p in found.problems if p.kind.value.endswith("_date")}
    assert met == dict.fromkeys(kinds, printed)
    assert "lost_characters" in found.document.flags


def test_an_ambiguous_date_is_settled_by_the_publishers_table():
    found = read(f"{TITLE}\n{BODY}\n青岚市人民政府\n2022112", metadata={"成文日期": "2022-01-12"})
    assert found.document.issued_on == date(2022, 1, 12)


@pytest.mark.parametrize("printed", ["2022932", "20221332", "202200"])
def test_digits_that_no_calendar_knows_give_no_date(printed):
    assert document(foot=f"青岚市人民政府\n{printed}").issued_on is None


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("发布日期：2021-12-15\n", date(2021, 12, 15)),
        ("发布时间:2021年12月15日\n", date(2021, 12, 15)),
        ("生成日期:2021-12-15 浏览次数:30\n", date(2021, 12, 15)),
        ("来源:市司法局   日期:2021-12-15\n", date(2021, 12, 15)),
        ("[ 发布日期 ]2021-12-15\n", date(2021, 12, 15)),
        ("发表时间:\n2021-12-15 09:45:30\n", date(2021, 12, 15)),
        ("公文生成日期:2021-01-01\n时间:2021-12-15 17:18\n", date(2021, 12, 15)),
    ],
)
def test_the_pages_own_date_is_the_publication_date(head, published):
    found = document(head)
    assert found.published_on == published
    assert found.issued_on is None


@pytest.mark.parametrize("label", ["发布日期", "生成日期", "发布时间", "公开日期", "日期", "时间"])
def test_the_publishers_table_names_the_publication_date(label):
    assert document(metadata={label: "2021-12-15"}).published_on == date(2021, 12, 15)


@pytest.mark.parametrize(
    "head",
    [
        "今天是:2019年10月31日 星期四\n",
        "现在是2019年10月31日 10:25:30\n",
        "青岚天气 温度:25-36℃ 东风3-4级\n",
        "浏览次数:20191031\n",
        "阅读:2019次\n",
    ],
)
def test_clocks_weather_and_reading_counts_give_no_field(head):
    found = document(head)
    assert (found.adopted_on, found.issued_on, found.published_on) == (None, None, None)
    assert (found.period_start, found.period_end) == (2021, 2025)
    assert found.doc_number is None


@pytest.mark.parametrize(
    "foot",
    [
        "版权所有:青岚市人民政府\n更新于2019年10月31日",
        "主办:青岚市人民政府\n2019年10月31日",
        "网站访问量:20191031",
    ],
)
def test_dates_of_the_footer_give_no_field(foot):
    found = document(foot=foot)
    assert (found.adopted_on, found.issued_on, found.published_on) == (None, None, None)


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("《青岚市方案》由会员分享，可在线阅读\n发布时间:2024-05-01\n", ""),
        ("【发布部门】青岚市政府\n【发布日期】2024.05.01\n【效力级别】规范性文件\n", ""),
        ("青岚方案-凯发官网\n发布时间:2024-05-01\n", ""),
        ("发布时间:2024-05-01\n", "免责声明:本文搜集自互联网,版权归原作者所有"),
    ],
)
def test_the_stamp_of_a_repost_is_no_publication_date(head, foot):
    assert document(head, foot).published_on is None


@pytest.mark.parametrize(
    ("head", "adopted"),
    [
        (
            "《方案》已于2021年11月29日经市政府第96次常务会议审议通过,现予印发。\n",
            date(2021, 11, 29),
        ),
        ("(2021年11月29日青岚市人民政府第96次常务会议通过)\n", date(2021, 11, 29)),
        (
            "《方案》已经市政府第96次常务会议（2021年11月29日）研究通过,现予印发。\n",
            date(2021, 11, 29),
        ),
    ],
)
def test_the_meeting_that_passed_it_gives_the_date_of_adoption(head, adopted):
    found = read(f"{TITLE}\n{head}{BODY}").document
    assert found.adopted_on == adopted
    assert found.issued_on is None


def test_no_date_is_guessed_from_another():
    found = document(foot="青岚市人民政府\n2021年12月8日")
    assert found.adopted_on is None
    assert found.published_on is None


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("发布机构：青岚市人民政府办公室\n", "青岚市人民政府办公室"),
        ("制发机构:青岚市司法局\n", "青岚市司法局"),
    ],
)
def test_without_a_signature_the_publisher_is_the_issuer(head, issuer):
    assert document(head).issuer == issuer


def test_without_any_name_the_issuer_is_missing_and_a_problem():
    found = read(f"{TITLE}\n{BODY}")
    assert found.document.issuer is None
    assert "missing_issuer" in {p.kind.value for p in found.problems}


def test_a_title_without_years_leaves_the_period_open_and_a_problem():
    found = read(f"青岚市法治政府建设实施方案\n{BODY}")
    assert (found.document.period_start, found.document.period_end) == (None, None)
    assert "missing_period" in {p.kind.value for p in found.problems}


def test_a_number_that_lost_all_its_marks_is_kept_as_printed_and_flagged():
    found = document("青县发202118\n")
    assert found.doc_number == "青县发202118"
    assert "lost_characters" in found.flags


@pytest.mark.parametrize("line", ["青岚市场监管〔2021〕9号", "(青政发〔2021〕9号)"])
def test_a_number_alone_on_its_line_needs_no_usual_sign(line):
    assert document(line + "\n").doc_number == line.strip("()")


def test_a_date_below_an_order_without_a_name_is_the_issue_date():
    head = "关于印发《方案》的通知\n现将《方案》印发给你们,请认真贯彻施行。\n二〇一一年十一月五日\n"
    labelled = "成文日期:2021-12-14\n有效性/截止日期:2026-12-14\n时间:2021年11月22日\n"
    found = document(labelled + head)
    assert (found.issued_on, found.published_on) == (date(2011, 11, 5), date(2021, 11, 22))


def test_the_label_that_says_published_is_asked_before_all_others():
    found = document("生成日期 | 2023-03-01 |\n发布时间: 2023-03-14 14:40\n发文日期:2023-02-27\n")
    assert (found.issued_on, found.published_on) == (date(2023, 2, 27), date(2023, 3, 14))


def test_a_text_that_speaks_of_accounts_and_copies_is_no_repost():
    body = "通过微信公众号发布信息,规范转载,办好本站栏目。\n"
    found = read(f"{TITLE}\n时间:2023-02-28\n一、规范执法\n{body}{BODY}").document
    assert found.published_on == date(2023, 2, 28)


def test_a_body_that_an_item_names_is_no_issuer():
    found = read("一、成员单位根据青岚市人民政府印发的通知组成。\n二、完善制度。").document
    assert found.issuer is None


def test_a_stamp_in_brackets_is_the_pages_date():
    assert document("【字体: 】【2021-12-23 09:53:53】 【关 闭】\n").published_on == date(
        2021, 12, 23
    )


def test_the_date_of_publishing_may_stand_below_its_label():
    text = f"{TITLE}\n发布时间:\n2022-03-15\n作者:\n来源:\n{BODY}"
    assert read(text).document.published_on == date(2022, 3, 15)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("2022-01-21 15:40     来源:青岚市司法局     作者:\n", date(2022, 1, 21)),
        ("青岚市政府门户网站 2022-01-21 来源:区法制办 作者:管理员\n", date(2022, 1, 21)),
        ("2022年01月21日 15:40 | 来源:青岚市人民政府\n", date(2022, 1, 21)),
        ("2022-01-21 15:40 青岚市司法局\n", date(2022, 1, 21)),
        ("青岚市人民政府 2022-01-21 15:40 阅读:次\n", date(2022, 1, 21)),
        ("生成日期:2022-01-14 公开日期:2022-01-21\n", date(2022, 1, 21)),
        ("2022-01-21 15:40来源:青岚市司法局作者:字体:[大]\n", date(2022, 1, 21)),
        (
            "青岚市人民政府    www.qinglan.example    2022-01-21 15:40    来源:区司法局\n",
            date(2022, 1, 21),
        ),
        ("时间:2022-01-21 15:40 来源:未知 作者:admin\n", None),
        ("字体:大中小 2022-01-21 11:02 浏览量:次 来源:青岚市司法局\n", date(2022, 1, 21)),
        ("2022-01-21 15:40 来源:湖东晚报\n", None),
        ("湖东日报/湖东新闻网 2022-01-21 15:40:12\n", None),
        ("青岚市人民政府 2022年1月21日星期五\n", None),
    ],
)
def test_a_stamp_beside_a_body_of_government_is_the_pages_date(head, published):
    assert document(head).published_on == published


def test_a_stamp_below_the_title_is_the_pages_line_and_no_text():
    text = f"{TITLE}\n2022-01-21 15:40     来源:青岚市司法局     作者:\n{BODY}"
    assert read(text).document.published_on == date(2022, 1, 21)


def test_a_mirror_that_prints_sounds_has_no_date_of_its_own():
    body = "推進(jìn)依法行政,實(shí)施清單制度,規(guī)范執(zhí)法。\n"
    copied = f"发布时间:2023-05-11\n{body * 3}{BODY}"
    assert read(f"{TITLE}\n{copied}").document.published_on is None
    table = "索引号:990100001/2023-00047\n"
    assert read(f"{table}{TITLE}\n{copied}").document.published_on == date(2023, 5, 11)


def test_a_number_ends_before_the_label_that_is_glued_to_it():
    head = "[发文字号] 青政发〔2021〕9号\n[废止日期]\n[发布日期] 2021-12-15\n"
    assert document(head).doc_number == "青政发〔2021〕9号"
    assert (
        document("标题 方案\n文号 青政发〔2021〕9号 有效性 有效\n").doc_number
        == "青政发〔2021〕9号"
    )


def test_a_labelled_number_needs_no_usual_sign():
    assert document("文号:青国土资〔2018〕211号\n").doc_number == "青国土资〔2018〕211号"


def test_a_number_may_stand_in_brackets_behind_the_notices_title():
    head = "青岚市人民政府办公室关于印发方案的通知(青政办发〔2017〕51号)\n"
    assert document(head).doc_number == "青政办发〔2017〕51号"


def test_a_five_year_plan_may_be_a_scheme():
    assert read_years("青岚市法治政府建设“十四五”实施方案") == (2021, 2025)
