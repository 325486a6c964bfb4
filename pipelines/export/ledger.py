"""The working ledger (任务台账) of one government, as an inspection office keeps it.

Here: the Excel workbook: one sheet to work with, one that explains it.
Not here: what its cells say (`.ledger_rows`), the workbook of all tables (`.workbook`).
"""

from collections import Counter
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipelines.export.aside import whole_file
from pipelines.export.cells import fitting
from pipelines.export.jurisdictions import Jurisdiction
from pipelines.export.ledger_reports import GRADE, REACHED, SAID
from pipelines.export.ledger_rows import Cells, ledger_rows
from pipelines.export.published import ExportError, Published
from pipelines.export.workbook import OPTIONS, properties

SHEET = "任务台账"
ABOUT = "说明"

PRINTED = {
    "序号": 5,
    "任务": 14,
    "举措（原文）": 36,
    "牵头单位": 10,
    "责任单位": 13,
    "配合单位": 10,
    "文中责任主体": 10,
    "完成时限": 11,
    "剩余天数": 6,
    "量化目标": 20,
    "检查考核": 7,
    SAID: 30,
    GRADE: 6,
    REACHED: 20,
}
"""The columns that stand on paper, in their order, with the widths that fit the words in them."""

WIDTHS = PRINTED | {
    "时限依据": 14,
    "频次": 8,
    "举措类型": 10,
    "措辞力度": 8,
    "对应纲要事项": 24,
    "所属部分": 16,
    "来源文件": 30,
    "原文位置": 16,
}
"""All columns: those after the printed ones are to filter by, and would make print too small."""

_FONT = "宋体"
_HEAD = 2
"""The row of the column heads, below the title and the line about it."""
_PAPER_A4 = 9
_SOON = 90
"""Days within which a date is marked; what is past is marked otherwise."""

_NOTES = (
    "本表由公开发布的规划文本逐句读出，一行一项举措，原文照录。",
    "“时限依据”为“随规划期满”者，句中未定时限，以规划期末为准；报告中的打算以下一年底为准。",
    "“剩余天数”按生成当日（北京时间）计算，负数表示已过时限，不表示未完成。",
    "“报告所述进展”与“报告数值与目标”均出自政府自己的报告，未经核实，不计入评分。",
    "“佐证程度”为“未见”，只表示所收报告中没有读到相应内容。",
    "打印时只印到“报告数值与目标”一列，其后各列供筛选查对。",
    "“文中责任主体”由句中读出；括号内为未点名的情形。",
    "单元格首字符可能被当作公式的，前面加一个单引号。",
)


def write_ledger(published: Published, place: Jurisdiction, path: Path) -> int:
    """The ledger of a government in `path`; how many measures it holds.

    Raises:
        ExportError: If no measure of it was read.
    """
    rows = ledger_rows(published, place)
    if not rows:
        raise ExportError(f"{place.name}: no measure was read from its documents: nothing to keep")
    with whole_file(path) as beside:
        book = xlsxwriter.Workbook(str(beside), OPTIONS)
        book.set_properties(properties(published.generation, f"{place.name}{SHEET}"))
        _write_rows(book, place, published, rows)
        _write_about(book, published, rows)
        book.close()
    return len(rows)


def _write_rows(
    book: xlsxwriter.Workbook, place: Jurisdiction, published: Published, rows: list[Cells]
) -> None:
    sheet = book.add_worksheet(SHEET)
    look = {"font_name": _FONT, "font_size": 10, "valign": "top", "border": 1}
    head = book.add_format(
        look
        | {"bold": True, "align": "center", "valign": "vcenter"}
        | {"text_wrap": True, "bg_color": "#DDE7F0"}
    )
    plain = book.add_format(look | {"text_wrap": True})
    day = book.add_format(look | {"num_format": "yyyy-mm-dd", "align": "center"})
    title = book.add_format({"font_name": "黑体", "font_size": 16, "bold": True})
    small = book.add_format({"font_name": _FONT, "font_size": 9, "font_color": "#555555"})
    sheet.write_string(0, 0, f"{place.full_name}{SHEET}", title)
    sheet.write_string(1, 0, _origin(published, len(rows)), small)
    for column, (name, width) in enumerate(WIDTHS.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(_HEAD, column, name, head)
        for line, row in enumerate(rows, start=_HEAD + 1):
            _write(sheet, (line, column), row[name], (plain, day))
    _arrange(sheet, len(rows))
    _mark(book, sheet, len(rows))


def _write(
    sheet: Worksheet, place: tuple[int, int], cell: object, formats: tuple[Format, Format]
) -> None:
    plain, day = formats
    if isinstance(cell, int):
        sheet.write_number(*place, cell, plain)
    elif isinstance(cell, date):
        sheet.write_datetime(*place, datetime.combine(cell, time.min), day)
    elif cell:
        sheet.write_string(*place, fitting(str(cell)), plain)
    else:
        sheet.write_blank(*place, None, plain)


def _arrange(sheet: Worksheet, count: int) -> None:
    """What stays in sight while one scrolls, and what stands on each printed page."""
    last = len(WIDTHS) - 1
    names = list(WIDTHS)
    sheet.freeze_panes(_HEAD + 1, names.index("举措（原文）") + 1)
    sheet.autofilter(_HEAD, 0, _HEAD + count, last)
    sheet.set_row(0, 26)
    sheet.set_row(_HEAD, 32)
    sheet.set_landscape()
    sheet.set_paper(_PAPER_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD)
    sheet.print_area(0, 0, _HEAD + count, len(PRINTED) - 1)
    sheet.set_footer("&L&A&C第&P页 共&N页&Rplanledger")


def _mark(book: xlsxwriter.Workbook, sheet: Worksheet, count: int) -> None:
    """Days left: past ones grey, near ones amber; nothing is red that nobody has judged."""
    column = list(WIDTHS).index("剩余天数")
    area = (_HEAD + 1, column, _HEAD + count, column)
    past = {"type": "cell", "criteria": "<", "value": 0}
    near = {"type": "cell", "criteria": "between", "minimum": 0, "maximum": _SOON}
    sheet.conditional_format(*area, past | {"format": book.add_format({"font_color": "#777777"})})
    sheet.conditional_format(*area, near | {"format": book.add_format({"bg_color": "#FFE9B8"})})


def _write_about(book: xlsxwriter.Workbook, published: Published, rows: list[Cells]) -> None:
    sheet = book.add_worksheet(ABOUT)
    sheet.set_column(0, 0, 100)
    text = book.add_format({"font_name": _FONT, "font_size": 11, "text_wrap": True})
    documents = Counter(str(row["来源文件"]) for row in rows)
    lines = [_origin(published, len(rows)), "", *_NOTES, "", "所收文件："]
    lines += [f"{name}：{count}项" for name, count in documents.items()]
    if published.generation.is_sample:
        lines += ["", "所收为示例文本：地名与内容均为虚构。"]
    for line, words in enumerate(lines):
        sheet.write_string(line, 0, fitting(words), text)


def _origin(published: Published, count: int) -> str:
    generation = published.generation
    published_at = datetime.fromisoformat(generation.published_at)
    day = published_at.astimezone(ZoneInfo("Asia/Shanghai")).date()
    return f"共{count}项举措；planledger 第{generation.number}版数据，{day}发布（北京时间）"
