"""Covers pipelines/decode/docx/* and ordinals.py: Word files made member by member."""

import io
import json
import struct
import subprocess
import sys
import zipfile

import pytest

from pipelines.decode.document import decode
from pipelines.decode.docx.package import MAX_MEMBERS
from pipelines.decode.ordinals import chinese, ordinal
from pipelines.model.problem import QuarantineError, Reason
from tests.conftest import PROJECT

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
FILLER = "<w:p><w:r><w:t>各部门按照分工，抓好落实，确保承诺兑现。</w:t></w:r></w:p>" * 3


def part(name: str, inner: str) -> str:
    return f"<?xml version='1.0'?><w:{name} xmlns:w='{W}' xmlns:mc='{MC}'>{inner}</w:{name}>"


def docx(body: str, **members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        for name, inner in members.items():
            made.writestr(f"word/{name}.xml", part(name, inner))
    return buffer.getvalue()


def lines(body: str, **members: str) -> list[str]:
    (found,) = decode(docx(body + FILLER, **members), "plan.docx")
    assert found.media_type.endswith("wordprocessingml.document")
    return found.text.split("\n")[:-3]


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, level: int, list_id: int = 1) -> str:
    return p(text, f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list_id}'/></w:numPr>")


def level(at: int, form: str, text: str, extra: str = "") -> str:
    return (
        f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>"
        f"<w:lvlText w:val='{text}'/>{extra}</w:lvl>"
    )


NUMBERING = (
    "<w:abstractNum w:abstractNumId='7'>"
    + level(0, "chineseCounting", "%1、", "<w:pStyle w:val='H1'/>")
    + level(1, "chineseCountingThousand", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%3.%4", "<w:isLgl/>")
    + level(4, "bullet", "")
    + "</w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'>"
    "<w:startOverride w:val='5'/></w:lvlOverride></w:num>"
)
STYLES = (
    "<w:style w:styleId='H1'><w:name w:val='heading 1'/><w:pPr><w:numPr><w:numId w:val='1'/>"
    "</w:numPr></w:pPr></w:style>"
    "<w:style w:styleId='H1b'><w:name w:val='my heading'/><w:basedOn w:val='H1'/></w:style>"
    "<w:style w:styleId='T1'><w:name w:val='toc 1'/></w:style>"
)


def test_automatic_numbers_are_printed_in_their_own_forms():
    body = (
        numbered("总体要求", 0)
        + numbered("主要目标", 1)
        + numbered("基本原则", 1)
        + numbered("完善制度", 2)
        + numbered("2022年前公布", 3)
        + numbered("公开清单", 4)
        + numbered("主要任务", 0)
        + numbered("清理承诺", 1)
        + numbered("附则", 0, list_id=2)
    )
    assert lines(body, numbering=NUMBERING) == [
        "一、总体要求",
        "（一）主要目标",
        "（二）基本原则",
        "1. 完善制度",
        "1.1 2022年前公布",
        "公开清单",
        "二、主要任务",
        "（一）清理承诺",
        "五、附则",
    ]


def test_numbers_come_from_a_style_and_its_parent_too():
    body = p("总体要求", "<w:pStyle w:val='H1'/>") + p("主要任务", "<w:pStyle w:val='H1b'/>")
    assert lines(body, numbering=NUMBERING, styles=STYLES) == ["一、总体要求", "二、主要任务"]


def test_a_table_of_contents_is_no_text():
    body = p("一、总体要求 1", "<w:pStyle w:val='T1'/>") + (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
        f"</w:sdtPr><w:sdtContent>{p('目录')}</w:sdtContent></w:sdt>"
    )
    assert lines(body + p("正文。"), styles=STYLES) == ["正文。"]


def test_insertions_stay_and_deletions_go():
    body = (
        "<w:p><w:r><w:t>不超过</w:t></w:r><w:del><w:r><w:delText>10%</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>8%</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>。</w:t></w:r></w:moveTo></w:p>"
    )
    assert lines(body) == ["不超过8%。"]


def test_hidden_words_and_field_codes_are_no_text():
    body = (
        "<w:p><w:r><w:t>第</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>一</w:t></w:r>"
        "<w:r><w:t>批。</w:t></w:r></w:p>"
    )
    assert lines(body) == ["第一批。"]


def test_words_that_a_style_hides_are_no_text():
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    styles = (
        f"<w:style w:styleId='C'>{hidden}</w:style><w:style w:styleId='P'>{hidden}</w:style>"
        "<w:style w:styleId='P2'><w:basedOn w:val='P'/></w:style>"
        "<w:style w:styleId='L'><w:basedOn w:val='L'/></w:style>"
    )
    body = (
        "<w:p><w:r><w:t>第一批</w:t></w:r>"
        "<w:r><w:rPr><w:rStyle w:val='C'/></w:rPr><w:t>隐藏</w:t></w:r>"
        "<w:r><w:t>。</w:t></w:r></w:p>"
        + p("藏在段落样式里。", "<w:pStyle w:val='P'/>")
        + p("藏在上级样式里。", "<w:pStyle w:val='P2'/>")
        + p("样式自成一环。", "<w:pStyle w:val='L'/>")
        + "<w:p><w:pPr><w:pStyle w:val='P'/></w:pPr><w:r><w:rPr><w:vanish w:val='0'/></w:rPr>"
        "<w:t>又显示的话。</w:t></w:r></w:p>"
    )
    assert lines(body, styles=styles) == ["第一批。", "样式自成一环。", "又显示的话。"]


def test_notes_stand_at_the_end_of_the_text():
    mark = "<w:r><w:{0}Reference w:id='2'/></w:r>"
    body = f"<w:p><w:r><w:t>清理事项。</w:t></w:r>{mark.format('footnote')}</w:p>"
    rule = "<w:{0} w:type='separator' w:id='-1'>" + p("横线") + "</w:{0}>"
    note = "<w:{0} w:id='2'>" + p("{1}") + "</w:{0}>"
    members = {
        f"{kind}s": rule.format(kind) + note.format(kind, words)
        for kind, words in (("footnote", "指本级事项。"), ("endnote", "见附表。"))
    }
    (found,) = decode(docx(body + FILLER, **members), "plan.docx")
    text = found.text.split("\n")
    assert text[0] == "清理事项。"
    assert text[-2:] == ["指本级事项。", "见附表。"]


def test_a_list_may_say_levels_of_its_own():
    own = (
        "<w:num w:numId='3'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'>"
        + level(0, "decimal", "第%1条")
        + "</w:lvlOverride></w:num>"
    )
    body = numbered("总则", 0) + numbered("职责", 0, 3) + numbered("分工", 1, 3)
    assert lines(body, numbering=NUMBERING + own) == ["一、总则", "第2条职责", "（一）分工"]


def test_text_boxes_and_content_controls_are_text_once():
    box = f"<w:txbxContent>{p('框内文字。')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>框外文字。</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        f"<w:sdt><w:sdtContent>{p('控件内文字。')}</w:sdtContent></w:sdt>"
        "<w:p><w:sdt><w:sdtContent><w:r><w:t>行内控件。</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    assert lines(body) == ["框外文字。", "框内文字。", "控件内文字。", "行内控件。"]


def test_line_breaks_end_a_line_and_tabs_do_not():
    body = (
        "<w:p><w:r><w:t>一行</w:t><w:br/><w:t>又一行</w:t><w:tab/><w:t>同行</w:t>"
        "<w:noBreakHyphen/><w:t>尾</w:t></w:r></w:p>"
    )
    assert lines(body) == ["一行", "又一行 同行-尾"]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def test_merged_cells_keep_the_columns():
    body = (
        "<w:tbl>"
        + row(cell("任务"), cell("责任单位", "<w:gridSpan w:val='2'/>"))
        + row(cell("公布清单。"), cell("市司法局", "<w:vMerge w:val='restart'/>"), cell("2022年"))
        + row(cell("开展评估。"), cell("", "<w:vMerge/>"), cell("2023年"))
        + "</w:tbl>"
    )
    assert lines(body) == [
        "任务\t责任单位",
        "公布清单。\t市司法局\t2022年",
        "开展评估。\t\t2023年",
    ]


def test_a_table_of_one_cell_is_a_frame():
    assert lines(f"<w:tbl>{row(cell('临川市人民政府文件'))}</w:tbl>") == ["临川市人民政府文件"]


def refused(data: bytes) -> Reason:
    with pytest.raises(QuarantineError) as error:
        decode(data, "plan.docx")
    return error.value.reason


def test_an_external_entity_is_neither_read_nor_expanded(tmp_path):
    secret = tmp_path / "canary"
    secret.write_text("金丝雀")
    xml = (
        f"<!DOCTYPE d [<!ENTITY a SYSTEM 'file://{secret}'><!ENTITY b '加'>"
        "<!ENTITY c '&b;&b;&b;'>]>"
        f"<w:document xmlns:w='{W}'><w:body><w:p><w:r><w:t>甲&a;&c;乙</w:t></w:r></w:p>{FILLER}"
        "</w:body></w:document>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("word/document.xml", xml)
    (found,) = decode(buffer.getvalue(), "plan.docx")
    assert "金丝雀" not in found.text
    assert "加加" not in found.text


def test_a_package_that_would_inflate_too_far_is_refused_unread():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", b"\x00" * 30_000_000)
    assert refused(buffer.getvalue()) is Reason.LIMIT_EXCEEDED


def test_a_directory_that_lies_about_sizes_is_stopped_while_reading():
    data = bytearray(docx(FILLER * 400))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 100)
    assert refused(bytes(data)) in (Reason.LIMIT_EXCEEDED, Reason.READER_FAILED)


def test_tables_nested_beyond_the_parser_are_a_limit_and_not_a_fault():
    nested = "<w:tbl><w:tr><w:tc>" * 100 + p("最里层。") + "</w:tc></w:tr></w:tbl>" * 100
    assert refused(docx(nested)) is Reason.LIMIT_EXCEEDED


def test_too_many_members_are_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for n in range(MAX_MEMBERS + 1):
            made.writestr(f"m{n}", "")
    assert refused(buffer.getvalue()) is Reason.LIMIT_EXCEEDED


def test_overlapping_members_are_refused():
    data = bytearray(docx(FILLER, styles=STYLES))
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    third = data.index(b"PK\x01\x02", second + 4)
    data[third + 42 : third + 46] = data[second + 42 : second + 46]
    assert refused(bytes(data)) is Reason.LIMIT_EXCEEDED


def test_a_protected_member_is_refused_as_encrypted():
    data = bytearray(docx(FILLER))
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    assert refused(bytes(data)) is Reason.ENCRYPTED


def test_a_package_cut_in_half_is_refused():
    data = docx(FILLER * 50)
    assert refused(data[: len(data) // 2]) is Reason.READER_FAILED


def test_members_named_like_paths_are_names_only(tmp_path):
    buffer = io.BytesIO(docx(FILLER))
    with zipfile.ZipFile(buffer, "a") as made:
        made.writestr("../../outside.txt", "x")
    (found,) = decode(buffer.getvalue(), str(tmp_path / "plan.docx"))
    assert "承诺兑现" in found.text
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (103, "一百零三"),
        (110, "一百一十"),
        (1000, "1000"),
        (0, "0"),
    ],
)
def test_chinese_numbers(number, expected):
    assert chinese(number) == expected


def test_legal_figures_say_every_ten():
    assert [ordinal(number, "chineseLegalSimplified") for number in (10, 12, 20)] == [
        "壹拾",
        "壹拾贰",
        "贰拾",
    ]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", "3"),
        ("decimalEnclosedCircle", "③"),
        ("decimalFullWidth", "３"),
        ("ideographTraditional", "丙"),
        ("chineseLegalSimplified", "叁"),
        ("ideographLegalTraditional", "參"),
        ("ideographEnclosedCircle", "㊂"),
        ("ideographDigital", "三"),
        ("lowerRoman", "iii"),
        ("upperLetter", "C"),
        ("decimalZero", "03"),
        ("a form of another edition", "3"),
    ],
)
def test_forms_of_numbers(form, expected):
    assert ordinal(3, form) == expected


def test_bombs_are_refused_within_two_seconds_and_little_memory(tmp_path):
    bombs = {
        "ratio": {"word/document.xml": b"\0" * 60_000_000},
        "sum": {f"m{n}": b"\0" * 30_000_000 for n in range(7)},
        "members": {f"m{n}": b"" for n in range(MAX_MEMBERS + 1)},
    }
    paths = []
    for name, members in bombs.items():
        paths.append(tmp_path / f"{name}.docx")
        with zipfile.ZipFile(paths[-1], "w", zipfile.ZIP_DEFLATED) as made:
            for member, data in members.items():
                made.writestr(member, data)
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *map(str, paths)],
        capture_output=True,
        text=True,
        check=True,
        cwd=PROJECT,
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["reason"] for row in rows] == ["limit_exceeded"] * len(bombs)
    assert max(row["seconds"] for row in rows) <= 2
    assert max(row["kilobytes"] for row in rows) <= 150_000


MEASURED = """
import json, resource, sys, time
from pathlib import Path
from pipelines.decode.document import decode
from pipelines.model.problem import QuarantineError
for path in map(Path, sys.argv[1:]):
    data = path.read_bytes()
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    try:
        reason = str(decode(data, path.name))
    except QuarantineError as refusal:
        reason = refusal.reason.value
    rise = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(json.dumps({"reason": reason, "seconds": time.monotonic() - began, "kilobytes": rise}))
"""
