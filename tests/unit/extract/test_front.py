import pytest

from tests.unit.extract.made import PLAN, plan, read

BODY = "一、规范执法\n完善行政执法制度,强化日常监督。\n二、强化监督\n完善监督制度,推进结果公开。"


def document(text, **decoded):
    return read(text, **decoded).document


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        (PLAN, PLAN),
        (f"《{PLAN}》", PLAN),
        (
            "青岚市法治政府建设实施方案\n（2021—2025年）",
            "青岚市法治政府建设实施方案（2021—2025年）",
        ),
        ("　　青岚市法治政府建设实施方案　　", "青岚市法治政府建设实施方案"),
    ],
)
def test_the_title_is_printed_in_one_line_without_marks_around_it(printed, title):
    assert document(f"{printed}\n{BODY}").title == title


@pytest.mark.parametrize(
    ("title", "code", "name", "level"),
    [
        ("青岚市法治政府建设实施方案(2021-2025年)", "990100", "青岚市", "city"),
        ("松溪区法治政府建设实施方案(2021-2025年)", "990102", "松溪区", "district"),
        ("云泽省法治政府建设实施方案(2021-2025年)", "990000", "云泽省", "province"),
        ("青岚市松溪区法治政府建设实施方案", "990102", "松溪区", "district"),
    ],
)
def test_the_place_is_the_government_that_commits(title, code, name, level):
    found = document(f"{title}\n{BODY}")
    assert (found.jurisdiction_code, found.jurisdiction_name, found.level) == (code, name, level)


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        (f"《{PLAN}》政策解读", f"《{PLAN}》政策解读"),
        (f"关于印发{PLAN}的通知 政策解读", f"关于印发{PLAN}的通知 政策解读"),
        ("青岚市法治政府建设方案模板", "青岚市法治政府建设方案模板"),
    ],
)
def test_a_page_about_a_document_is_called_by_its_own_headline(headline, title):
    found = document(f"{headline}\n{BODY}")
    assert (found.kind, found.title) == ("other", title)


def test_links_in_a_row_are_no_headline():
    assert document(f"公文范文 工作总结 心得范文\n《{PLAN}》\n{BODY}").title == PLAN


def test_a_number_before_a_title_is_no_part_of_it():
    found = document(f"青政发〔2021〕1号青岚市2020年度法治政府建设情况报告\n{BODY}")
    assert found.title == "青岚市2020年度法治政府建设情况报告"
    assert (found.period_start, found.period_end) == (2020, 2020)


def test_a_report_that_ends_in_what_is_intended_has_a_title():
    title = "青岚市2015年依法行政工作情况及2016年工作打算"
    found = document(f"{title}\n{BODY}")
    assert (found.kind, found.title, found.period_start) == ("report", title, 2015)


def test_an_anonymised_text_has_no_place_and_is_a_template():
    found = document(f"XX市法治政府建设实施方案(2021-2025年)\n{BODY}")
    assert found.jurisdiction_code is None
    assert found.flags == ("template",)


def test_a_plan_whose_years_the_title_names_has_that_period():
    found = document(f"{PLAN}\n{BODY}")
    assert (found.period_start, found.period_end) == (2021, 2025)


def test_the_years_of_a_parent_document_are_not_the_plans_own():
    found = document(
        f"青岚市法治政府建设实施方案(2022-2025年)\n"
        f"为落实《法治政府建设实施纲要(2021-2025年)》,制定本方案。\n{BODY}"
    )
    assert (found.period_start, found.period_end) == (2022, 2025)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("重点任务分工方案另行印发。", True),
        ("任务分解表见附件。", True),
        ("具体任务清单附后。", True),
        ("完善任务分工机制。", False),
        ("制定附件目录。", False),
    ],
)
def test_a_table_of_bodies_that_is_not_there_is_remembered(sentence, expected):
    assert plan(f"{BODY}{sentence}").document.has_unit_attachment is expected


def test_fields_of_the_publishers_table_and_of_the_page_are_both_read():
    found = document(
        f"浏览次数:203 发布日期:2021-12-15\n{PLAN}\n{BODY}",
        metadata={"发布机构": "青岚市人民政府办公室"},
    )
    assert found.issuer == "青岚市人民政府办公室"
    assert str(found.published_on) == "2021-12-15"


def test_a_traditional_issuer_tells_the_place_as_a_simplified_one_does():
    found = document(
        "2023年法治政府建設年度報告\n一、責任落實\n規劃實施。\n威海市環翠區人民政府\n2024年1月5日"
    )
    assert found.jurisdiction_code == "371002"


def test_a_report_covers_its_year():
    found = document("湖东区2023年度法治政府建设情况报告\n一、主要工作\n办结5件。")
    assert (found.kind, found.period_start, found.period_end) == ("report", 2023, 2023)


@pytest.mark.parametrize("text", ["", "\n", " ", "。", "《》", "(2021-2025年)"])
def test_next_to_nothing_is_a_document_without_fields(text):
    found = document(text)
    assert (found.kind, found.jurisdiction_code, found.issuer) == ("other", None, None)
    assert found.kind_reason
