"""Covers pipelines/extract/task_tables.py and table_sections.py: rows of task tables as tasks."""

from datetime import date

import pytest

from pipelines.extract.task_tables import find_rows
from pipelines.model.extraction import Extraction
from pipelines.reading.documents import read_bytes
from tests.unit.decode.pdfs import column, make_pdf
from tests.unit.decode.test_docx import cell, docx, p, row
from tests.unit.decode.test_pdf import wrapped

TITLE = "青岚市法治政府建设实施方案（2021—2025年）"
FRONT = [
    TITLE,
    "一、总体要求",
    "为推进有关工作，按照上级部署，结合本市实际，制定本方案，各级各部门对照任务逐项办理，逾期未办的逐件说明缘由。",
    "二、主要任务",
]
END = ["三、保障措施", "各部门要加强统筹，每年12月底前向市政府报告落实情况。"]
HEAD = ["序号", "重点任务", "具体措施", "责任单位", "完成时限"]
ROWS = [
    ["1", "完善清单制度", "编制市级权责清单并向社会公布。", "市司法局、市委编办", "2022年6月底前"],
    ["2", "", "建立清单动态调整机制。", "", "2023年底"],
    ["3", "优化审批", "审批时限压缩到3个工作日以内。", "市行政审批局", "2024年12月"],
]
SPANNED = {(0, 1), (0, 3)}
"""Cells that reach down into the row below."""


def as_text() -> bytes:
    rows = ["\t".join(cells) for cells in [HEAD, *ROWS]]
    return "\n".join([*FRONT, *rows, *END]).encode()


def as_bars() -> bytes:
    rows = ["| " + " | ".join(cells) + " |" for cells in [HEAD, ["---"] * len(HEAD), *ROWS]]
    return "\n".join([*FRONT, *rows, *END]).encode()


def as_page() -> bytes:
    made = "".join(f"<td>{name}</td>" for name in HEAD)
    table = f"<tr>{made}</tr>"
    for nth, cells in enumerate(ROWS):
        made = ""
        for at, text in enumerate(cells):
            if (nth - 1, at) not in SPANNED:
                made += f"<td{' rowspan=2' if (nth, at) in SPANNED else ''}><p>{text}</p></td>"
        table += f"<tr>{made}</tr>"
    lines = ["".join(f"<p>{line}</p>" for line in part) for part in (FRONT, END)]
    return f"<html><body>{lines[0]}<table>{table}</table>{lines[1]}</body></html>".encode()


def as_word() -> bytes:
    table = row(*map(cell, HEAD))
    for nth, cells in enumerate(ROWS):
        made = []
        for at, text in enumerate(cells):
            merge = "<w:vMerge w:val='restart'/>" if (nth, at) in SPANNED else ""
            made.append(cell(text, "<w:vMerge/>" if (nth - 1, at) in SPANNED else merge))
        table += row(*made)
    return docx("".join(map(p, FRONT)) + f"<w:tbl>{table}</w:tbl>" + "".join(map(p, END)))


def as_print() -> bytes:
    front = [printed for line in FRONT for printed in wrapped(line)]
    words = column(front, top=740)
    for nth, cells in enumerate([HEAD, *ROWS]):
        places = zip((20, 62, 152, 350, 475), cells, strict=True)
        words += [(x, 640.0 - 30 * nth, text) for x, text in places if text]
    return make_pdf([[*words, *column(["　" + line for line in END], top=480)]])


def read(data: bytes) -> Extraction:
    (reading,) = read_bytes(data, "plan")
    return reading.extraction


@pytest.mark.parametrize("form", [as_text, as_bars, as_page, as_word, as_print])
def test_each_row_is_a_task_with_its_units_and_its_date(form):
    found = read(form())
    assert [(task.ordinal, task.title) for task in found.tasks[:3]] == [
        ("1", "完善清单制度"),
        ("2", "完善清单制度"),
        ("3", "优化审批"),
    ]
    units = [[u.unit for u in found.task_units if u.task_id == t.task_id] for t in found.tasks]
    assert units[:3] == [["市司法局", "市委编办"], ["市司法局", "市委编办"], ["市行政审批局"]]
    due = {m.text: m.due_on for m in found.measures}
    assert [due[cells[2]] for cells in ROWS] == [
        date(2022, 6, 30),
        date(2023, 12, 31),
        date(2024, 12, 31),
    ]


def test_the_words_stand_where_their_offsets_say():
    found = read(as_page())
    for measure in found.measures:
        assert found.clean_text[measure.char_start : measure.char_end] == measure.text


def test_lead_and_support_come_from_their_columns():
    text = as_text().decode().replace("\t责任单位\t", "\t牵头单位\t配合单位\t")
    text = text.replace("市司法局、市委编办", "市司法局\t市委编办")
    text = text.replace("建立清单动态调整机制。\t", "建立清单动态调整机制。\t\t")
    text = text.replace("\t市行政审批局\t", "\t市行政审批局\t\t")
    found = read(text.encode())
    parts = [(unit.unit, unit.responsibility.value) for unit in found.task_units]
    assert parts[:2] == [("市司法局", "lead"), ("市委编办", "support")]
    assert parts[-1] == ("市行政审批局", "lead")


@pytest.mark.parametrize(
    "head", ["序号\t指标\t2020年\t2025年", "姓名\t职务\t电话", "附件\t下载", "责任单位\t完成时限"]
)
def test_other_tables_are_none_of_tasks(head):
    reading = f"{head}\n1\t清单\t市司法局\t2022年"
    assert find_rows(reading, 0, len(reading)) == ([], [])


@pytest.mark.parametrize("blank", ["", " "])
def test_a_table_that_ends_a_text_is_read_to_its_last_row(blank):
    text = (
        f"{TITLE}\n为推进有关工作，制定本方案。\n一、主要任务\n2023{blank}年完成下列任务。\n"
        "序号\t工作任务\t牵头单位\n1\t制定执法清单\t市司法局\n2\t公布办事指南\t市财政局\n"
    )
    found = read(text.encode())
    assert [unit.unit_raw for unit in found.task_units] == ["市司法局", "市财政局"]
