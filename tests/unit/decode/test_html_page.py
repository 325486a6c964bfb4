"""Covers pipelines/decode/html/*: whole pages, and what each step does to a hostile one."""

from email.encoders import encode_base64, encode_quopri
from email.message import Message
from email.mime.multipart import MIMEMultipart

import pytest

from pipelines.decode.document import decode
from pipelines.decode.html.main_part import MAX_ELEMENTS
from pipelines.model.document import DecodedText
from pipelines.model.problem import QuarantineError, Reason
from tests.unit.decode.pages import (
    BODY,
    CLOSING,
    FIELDS,
    LAYOUTS,
    TEXT,
    TITLE,
    WITHOUT_FIELDS,
    paragraphs,
)


def read(markup: str, charset: str = "utf-8") -> DecodedText:
    (found,) = decode(markup.encode(charset), "page.html")
    return found


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_reads_the_plan_and_nothing_else(layout, charset):
    found = read(LAYOUTS[layout], charset)
    assert found.text.split("\n") == [TITLE, *TEXT]
    assert found.metadata.items() >= FIELDS.items()
    assert found.media_type == "text/html"
    assert "boilerplate" in found.notes


@pytest.mark.parametrize("site", WITHOUT_FIELDS)
def test_reads_the_plan_on_sites_that_print_no_fields(site):
    found = read(WITHOUT_FIELDS[site])
    assert found.text.split("\n") == [TITLE, *TEXT]


def test_a_single_date_line_is_a_field():
    found = read(WITHOUT_FIELDS["one date line, neighbours below"])
    assert found.metadata["发布时间"] == "2021-12-30 15:20"


@pytest.mark.parametrize("coding", ["base64", "quoted-printable"])
def test_a_page_that_a_browser_saved_as_one_file_is_read(coding):
    saved = MIMEMultipart("related")
    page = Message()
    page["Content-Type"] = "text/html; charset=gb2312"
    page.set_payload(LAYOUTS["named container"].encode("gb18030"))
    (encode_base64 if coding == "base64" else encode_quopri)(page)
    saved.attach(page)
    saved["Subject"] = "page"
    (found,) = decode(saved.as_bytes(), "page.mht")
    assert found.text.split("\n") == [TITLE, *TEXT]


def test_a_saved_page_without_a_page_is_refused():
    with pytest.raises(QuarantineError) as refused:
        decode(b"MIME-Version: 1.0\nContent-Type: image/png\n\nabcd", "page.mht")
    assert refused.value.reason is Reason.NO_MAIN_TEXT


def test_keeps_the_page_title_and_the_heads_own_fields():
    found = read(LAYOUTS["named container"])
    assert found.page_title == f"{TITLE}_临川市人民政府"
    assert found.metadata["PubDate"] == "2021-12-30 10:00:00"


def test_inline_tags_are_joined_with_nothing():
    found = read(
        f"<p>共<b>3</b>项，于<span>2023</span>年<span>6</span>月前办结。</p>{paragraphs(BODY)}"
    )
    assert found.text.split("\n")[0] == "共3项，于2023年6月前办结。"


def test_words_of_western_script_keep_their_space_across_source_lines():
    found = read(f"<p>采用 open\n   source 软件\n和标准。</p>{paragraphs(BODY)}")
    assert found.text.split("\n")[0] == "采用 open source 软件和标准。"


def test_ordered_lists_keep_the_numbers_that_a_browser_draws():
    items = "<ol start='3'><li>建立台账。</li><li>定期通报。</li></ol>"
    chinese = (
        "<ol style='list-style-type:cjk-ideographic'><li>总体要求。</li><li>2. 编号。</li></ol>"
    )
    lines = read(f"{paragraphs(BODY)}{items}{chinese}").text.split("\n")
    assert lines[-4:] == ["3.建立台账。", "4.定期通报。", "一、总体要求。", "2. 编号。"]


def test_a_task_table_keeps_its_columns_under_spans():
    table = (
        "<table><tr><th>序号</th><th>任务</th><th>责任单位</th><th>完成时限</th></tr>"
        "<tr><td>1</td><td>公布清单。</td><td rowspan='2'>市司法局</td><td>2022年</td></tr>"
        "<tr><td>2</td><td>开展<br>评估。</td><td>2023年</td></tr></table>"
    )
    lines = read(f"{paragraphs(BODY)}{table}").text.split("\n")
    assert lines[-3:] == [
        "序号\t任务\t责任单位\t完成时限",
        "1\t公布清单。\t市司法局\t2022年",
        "2\t开展 评估。\t\t2023年",
    ]


def test_preformatted_text_keeps_its_lines():
    found = read("<html><body><pre>" + "\n".join(TEXT) + "</pre></body></html>")
    assert found.text.split("\n") == TEXT


def test_a_row_of_links_inside_the_text_is_dropped_and_one_link_is_kept():
    links = "".join(f"<p><a href='{n}'>其他页面标题之{n}</a></p>" for n in range(4))
    one = "<p>依据<a href='x'>《临川市信用条例》</a>执行。</p>"
    found = read(f"<div>{paragraphs(BODY[:6])}{one}{links}{paragraphs(BODY[6:])}</div>")
    assert "其他页面" not in found.text
    assert "依据《临川市信用条例》执行。" in found.text


def test_links_between_all_paragraphs_of_a_bare_page_are_dropped_and_the_text_is_whole():
    links = "".join(
        f"<div><a href='/{n}'>别的栏目里一篇标题很长的文章，供继续阅读之{n}</a></div>"
        for n in "一二"
    )
    said = [line for line in BODY if len(line) > 20] * 3
    page = "<html><body>" + "".join(f"<div><p>{line}</p></div>{links}" for line in said)
    assert read(page + "</body></html>").text.split("\n") == said


def test_hidden_blocks_are_no_text():
    hidden = "<div style='display: none'>隐藏的关键词，没有人看得见。</div>"
    assert "隐藏" not in read(f"<div>{paragraphs(BODY)}{hidden}</div>").text


def test_references_to_control_characters_vanish_and_the_page_stays():
    found = read(f"<p>第一&#11;阶段&#xB;，&#0;完成&#xFFFE;。&#12290;&#x4e00;</p>{paragraphs(BODY)}")
    assert found.text.split("\n")[0] == "第一阶段，完成。。一"


def test_a_column_span_of_a_million_stays_small():
    rows = "<tr><td colspan='1000000' rowspan='1000000'>甲。</td><td>乙</td></tr>" * 200
    found = read(f"{paragraphs(BODY)}<table>{rows}</table>")
    assert len(found.text) < 100_000


def test_a_page_nested_beyond_the_limit_says_so():
    deep = "<div>" * 400 + "<p>深处的承诺。</p>" + "</div>" * 400
    found = read(f"<div>{paragraphs(BODY)}</div>{deep}{paragraphs(CLOSING)}")
    assert "深处" not in found.text
    assert "nested_too_deep" in found.notes


def test_a_page_that_is_nothing_but_nesting_is_refused():
    with pytest.raises(QuarantineError) as refused:
        read("<html>" + "<div>" * 5000 + "临川市" * 50)
    assert refused.value.reason is Reason.LIMIT_EXCEEDED


def test_a_page_cut_on_its_way_is_noted():
    whole = LAYOUTS["named container"]
    assert "truncated" not in read(whole).notes
    assert "truncated" in read(whole[: whole.index("三、保障措施") + 20]).notes


def test_a_shell_that_a_script_fills_is_refused():
    shell = "<html><body><div id='app'>加载中</div><script>var a</script></body></html>"
    with pytest.raises(QuarantineError, match="script") as refused:
        read(shell)
    assert refused.value.reason is Reason.NO_MAIN_TEXT


def test_a_page_of_links_is_refused():
    links = "".join(f"<li><a href='{n}'>某年度工作情况之{n}</a></li>" for n in range(30))
    with pytest.raises(QuarantineError) as refused:
        read(f"<html><body><ul>{links}</ul></body></html>")
    assert refused.value.reason is Reason.NO_MAIN_TEXT


def test_markup_in_a_title_stays_words():
    found = read(
        f"<title>&lt;script&gt;alert(1)&lt;/script&gt;</title><body>{paragraphs(BODY)}</body>"
    )
    assert found.page_title == "<script>alert(1)</script>"


def test_a_page_of_more_elements_than_any_text_has_is_refused():
    with pytest.raises(QuarantineError, match="elements") as refused:
        read("<html><body>" + "<b>甲</b>" * (MAX_ELEMENTS + 1))
    assert refused.value.reason is Reason.LIMIT_EXCEEDED
