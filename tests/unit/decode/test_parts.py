"""Covers `decode.parts`: pages with several texts, and pages that only look like it."""

from time import process_time

import pytest

from pipelines.decode.document import decode
from pipelines.decode.notes import Note
from pipelines.decode.parts import MAX_PARTS, split_parts
from pipelines.model.document import DecodedText, Kind
from pipelines.reading.documents import read_bytes

PROSE = (
    "全年办理行政复议案件120件，纠正不当行为9件，群众满意度保持在较高水平。"
    "各镇（街道）法制审核人员配备到位，培训按季度开展，考核结果及时通报。"
    "政务服务事项线上办理比例继续提高，窗口办结时间进一步缩短，投诉渠道保持畅通。"
)


def body(times=2):
    return "\n\n".join(f"{n}、重点工作\n\n{PROSE * times}" for n in "一二三")


def report(year, title="青岚市云泽区{}年度法治政府建设工作报告", times=2):
    signature = f"青岚市云泽区人民政府\n{year + 1}年1月20日"
    return f"{title.format(year)}\n\n{body(times)}\n\n{signature}\n"


EXPLANATION = "《青岚市云泽区2022年度法治政府建设工作报告》政策解读"
EXPLAINED = f"一、起草背景\n\n{PROSE}{PROSE}\n\n二、主要内容\n\n{PROSE}{PROSE}\n"
PLAN = "青岚市法治政府建设实施方案（2021—2025年）"


def split(text, **more):
    return split_parts(DecodedText(text, "text/plain", **more))


def openings(text):
    """The first line of each part; the parts are the text, and are counted."""
    parts = split(text)
    assert "".join(part.text for part in parts) == text
    assert [part.part_no for part in parts] == list(range(1, len(parts) + 1))
    return [part.text.split("\n", 1)[0].strip() for part in parts]


TWO = f"{report(2022)}\n{EXPLANATION}\n\n{EXPLAINED}"


class TestTwo:
    def test_a_report_and_its_explanation(self):
        assert openings(TWO) == ["青岚市云泽区2022年度法治政府建设工作报告", EXPLANATION]

    def test_an_explanation_of_an_unsigned_report(self):
        text = TWO.replace("青岚市云泽区人民政府\n2023年1月20日", "")
        assert openings(text)[1:] == [EXPLANATION]

    @pytest.mark.parametrize("title", ["政策解读", "云泽区法治政府建设工作报告政策解读"])
    def test_an_explanation_that_does_not_quote_the_title(self, title):
        assert openings(TWO.replace(EXPLANATION, title))[1:] == [title]
        unsigned = TWO.replace("青岚市云泽区人民政府\n2023年1月20日", "")
        assert len(openings(unsigned.replace(EXPLANATION, title))) == 1

    def test_furniture_between_them(self):
        text = TWO.replace(EXPLANATION, f"打印 关闭\n- 7 -\n政策解读:有\n{EXPLANATION}")
        assert openings(text)[1:] == [EXPLANATION]

    def test_reports_in_a_row(self):
        text = "\n".join(report(year) for year in (2021, 2022, 2023))
        assert [line[6:10] for line in openings(text)] == ["2021", "2022", "2023"]

    def test_a_plan_below_a_report_that_does_not_name_it(self):
        plan = f"{PLAN}\n\n{body()}"
        assert openings(f"{report(2020)}\n{plan}")[1:] == [PLAN]

    @pytest.mark.parametrize(
        "head",
        [
            "云泽区人民政府文件\n云政发〔2024〕3号\n",
            "云政发〔2024〕3号\n",
            "青岚市云泽区人民政府\n",
        ],
    )
    def test_issuer_and_number_belong_to_what_stands_below_them(self, head):
        second = report(2023, "关于{}年度法治政府建设情况的报告")
        text = report(2022) + "\n" + head + second
        assert openings(text)[1] == head.split("\n", 1)[0]

    def test_traditional_script_and_full_width(self):
        text = TWO.replace("报", "報").replace("设", "設").replace("读", "讀").replace("区", "區")
        text = text.replace("实", "實").replace("务", "務").replace("会", "會").replace("学", "學")
        assert openings(text)[1:] == [EXPLANATION.translate(str.maketrans("报设读区", "報設讀區"))]

    def test_the_publishers_table_belongs_to_the_first(self):
        notes = (Note.BOILERPLATE, Note.TRUNCATED)
        one, two = split(TWO, page_title="t", metadata={"文号": "x"}, notes=notes)
        assert (one.page_title, one.metadata, one.notes) == ("t", {"文号": "x"}, (notes[0],))
        assert (two.page_title, two.metadata, two.notes) == (None, {}, notes)

    def test_each_is_read_as_a_document_of_its_own(self):
        first, second = read_bytes(TWO.encode(), "a.txt")
        assert (first.part_no, second.part_no) == (1, 2)
        assert first.extraction.document.kind is Kind.REPORT
        assert first.extraction.document.period_end == 2022
        assert second.extraction.document.kind is Kind.OTHER
        assert first.extraction.document_id != second.extraction.document_id

    def test_only_so_many(self):
        text = "\n".join(report(2000 + n) for n in range(MAX_PARTS + 3))
        assert len(openings(text)) == MAX_PARTS

    def test_a_page_in_html(self):
        lines = "".join(f"<p>{line}</p>" for line in TWO.split("\n") if line)
        parts = decode(f"<html><body><div>{lines}</div></body></html>".encode(), "a.html")
        assert [part.part_no for part in parts] == [1, 2]


class TestOne:
    @pytest.mark.parametrize(
        "text",
        [
            pytest.param(report(2022), id="one"),
            pytest.param(report(2022) + f"\n政策解读：{EXPLANATION}\n", id="a labelled link"),
            pytest.param(report(2022) + f"\n{EXPLANATION}\n", id="a link"),
            pytest.param(
                report(2022) + f"\n{EXPLANATION}\n版权所有：{PROSE * 4}\n",
                id="a link over a footer",
            ),
            pytest.param(
                report(2022) + "\n相关文章\n" + "".join(f"{report(n)[:30]}\n" for n in range(2009)),
                id="a list of links",
            ),
            pytest.param(TWO.replace(EXPLAINED, PROSE), id="an explanation of a few words"),
            pytest.param(
                f"青岚市人民政府关于印发{PLAN}的通知\n\n现将《{PLAN}》印发给你们。{PROSE * 6}\n\n"
                f"青岚市人民政府\n2021年12月1日\n\n{PLAN}\n\n{body()}",
                id="a notice and its plan",
            ),
            pytest.param(
                f"青岚市2022年度法治政府建设工作报告\n\n{PROSE * 6}落实《青岚市法治政府建设"
                f"实施方案》。\n\n青岚市人民政府\n2023年1月3日\n\n{PLAN}\n\n{body()}",
                id="a text that names the second",
            ),
            pytest.param(
                f"{PLAN}\n\n{body()}\n\n青岚市人民政府\n2021年12月1日\n\n附件1\n\n"
                f"青岚市重点任务分工方案\n\n{body()}",
                id="an attachment",
            ),
            pytest.param(
                f"{PLAN}\n\n{body()}\n\n青岚市2024年执法培训工作计划\n\n{body()}",
                id="nothing ends above the second title",
            ),
            pytest.param(
                f"{PLAN}\n\n{body()}\n\n市司法局\n青岚市2024年执法培训工作计划\n\n{body()}",
                id="a body named above it, and no date",
            ),
            pytest.param(report(2022) + "\n" + report(2022), id="the same title again"),
            pytest.param(f"{PLAN}\n\n青岚市人民政府\n2021年12月1日\n\n{report(2022)}", id="a head"),
            pytest.param(TWO.replace("\n", ""), id="one line"),
            pytest.param("", id="nothing"),
        ],
    )
    def test_in_doubt_a_page_is_one_text(self, text):
        parts = split(text)
        assert parts == [DecodedText(text, "text/plain")]


@pytest.mark.parametrize(
    "unit",
    [
        f"{PLAN}\n",
        "报告\n",
        f"2023年1月1日\n{PLAN}\n{PROSE * 3}\n",
        f"2023年1月1日\n《{PLAN}》政策解读\n{PROSE * 3}\n",
        "《" * 50 + "\n",
    ],
)
def test_time_grows_with_length_and_no_faster(unit):
    def seconds(size):
        text = report(2022) + unit * (size // len(unit)) + PROSE * 5
        started = process_time()
        split(text)
        return process_time() - started

    short, long = min(seconds(30_000) for _ in range(2)), seconds(300_000)
    assert long < max(20 * short, 0.5)
