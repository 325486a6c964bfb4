"""Covers pipelines/decode/pdf/*: files made object by object."""

import pytest

from pipelines.decode.document import decode
from pipelines.decode.pdf.cells import Rule
from pipelines.decode.pdf.reader import MAX_PAGES
from pipelines.model.problem import QuarantineError, Reason
from tests.unit.decode.pdfs import SIZE, Lock, Word, column, make_pdf

PARAGRAPH = (
    "各县区、各部门对照承诺清单逐项办理，每季度通报一次进展，2025年底前按期办结率达到95%以上，逾期未办的逐件说明"
    "缘由并向社会公布；对连续两年落后的单位，由市政府负责人约谈其主要负责人，约谈情况抄送市监察机关。"
)
WIDTH = 34


def wrapped(text: str, width: int = WIDTH) -> list[str]:
    """A paragraph as printed: first line indented by two characters."""
    first, rest = text[: width - 2], text[width - 2 :]
    return ["　" + first, *(rest[at : at + width] for at in range(0, len(rest), width))]


def read(pages: list[list[Word]], rules: tuple[Rule, ...] = ()) -> list[str]:
    (found,) = decode(make_pdf(pages, rules=rules), "plan.pdf")
    assert found.media_type == "application/pdf"
    return found.text.split("\n")


def test_lines_of_a_paragraph_are_joined_and_headings_stand_alone():
    lines = ["　一、总体要求", *wrapped(PARAGRAPH), "　（一）清理承诺", *wrapped(PARAGRAPH)]
    assert read([column(lines)]) == ["一、总体要求", PARAGRAPH, "（一）清理承诺", PARAGRAPH]


@pytest.mark.parametrize("number", ["1.", "（2）", "三、", "④"])
def test_a_number_that_hangs_out_belongs_to_its_paragraph(number):
    first, rest = PARAGRAPH[: WIDTH - 4], PARAGRAPH[WIDTH - 4 :]
    below: list[str] = [rest[at : at + WIDTH] for at in range(0, len(rest), WIDTH)]
    hung = [(90.0, 740.0, number), (90.0 + 4 * SIZE, 740.0, first)]
    above = column(wrapped(PARAGRAPH), top=820)
    found = read([[*above, *hung, *column(below, top=720)]])
    assert found == [PARAGRAPH, f"{number} {PARAGRAPH}"]


def test_a_paragraph_goes_on_over_a_page_without_running_head_and_page_number():
    body = wrapped(PARAGRAPH * 4)
    pages = []
    for at in range(4):
        rows = body[at * 3 : at * 3 + 3] if at < 3 else body[9:]
        head = [(200.0, 800.0, "临川市人民政府公报"), (290.0, 30.0, f"- {at + 1} -")]
        pages.append([head[0], *column(rows), head[1]])
    assert read(pages) == [PARAGRAPH * 4]


def test_heads_that_alternate_between_left_and_right_pages_go_too():
    body = wrapped(PARAGRAPH * 5)
    heads = ("临川市人民政府公报", "2021年第12期")
    feet = ("— {} —", "第{}页 共5页")
    pages = [
        [
            (200.0, 800.0, heads[at % 2]),
            *column(body[at * 3 : at * 3 + 3] if at < 4 else body[12:]),
            (290.0, 30.0, feet[at % 2].format(at + 1)),
        ]
        for at in range(5)
    ]
    assert read(pages) == [PARAGRAPH * 5]


def test_a_page_that_is_printed_along_its_long_side_is_read_like_any_other():
    lines = ["　一、总体要求", *wrapped(PARAGRAPH), "　（一）清理承诺", *wrapped(PARAGRAPH)]
    words = column(lines, top=500)
    (found,) = decode(make_pdf([words], is_turned=True), "plan.pdf")
    assert found.text.split("\n") == ["一、总体要求", PARAGRAPH, "（一）清理承诺", PARAGRAPH]


def test_radicals_that_a_font_gives_for_characters_are_those_characters():
    printed = PARAGRAPH.replace("一", "⼀").replace("月", "⽉")
    assert read([column(wrapped(printed))]) == [PARAGRAPH]


def test_a_signature_stays_in_lines_of_its_own():
    signature = [(380.0, 500.0, "临川市人民政府"), (370.0, 480.0, "2021年12月28日")]
    found = read([[*column(wrapped(PARAGRAPH)), *signature]])
    assert found == [PARAGRAPH, "临川市人民政府", "2021年12月28日"]


@pytest.mark.parametrize("by_row", [False, True])
def test_two_columns_are_read_one_after_the_other(by_row):
    left = column(wrapped(PARAGRAPH, 16), x=60)
    right = column(wrapped(PARAGRAPH[::-1], 16), x=320)
    words = (
        [word for pair in zip(left, right, strict=True) for word in pair]
        if by_row
        else left + right
    )
    assert read([words]) == [PARAGRAPH, PARAGRAPH[::-1]]


def test_cells_of_a_row_stay_on_one_line_apart():
    rows = [("完善清单管理制度", "市司法局", "2022年"), ("公布办事指南", "市数据局", "2023年")]
    words = [
        (x, 600.0 - 20 * at, text)
        for at, row in enumerate(rows)
        for x, text in zip((60, 260, 420), row, strict=True)
    ]
    assert read([column(wrapped(PARAGRAPH)) + words])[1:] == ["\t".join(row) for row in rows]


def test_a_cell_that_goes_on_in_a_second_line_is_one_cell():
    rows = [
        (620.0, ("1", "完善清单管理制度并", "市司法局", "2022年")),
        (604.0, ("", "向社会公布", "市财政局", "")),
        (570.0, ("2", "公布办事指南", "市数据局", "2023年")),
    ]
    words = [
        (x, y, text)
        for y, row in rows
        for x, text in zip((60, 100, 300, 420), row, strict=True)
        if text
    ]
    assert read([column(wrapped(PARAGRAPH)) + words])[1:] == [
        "1\t完善清单管理制度并向社会公布\t市司法局市财政局\t2022年",
        "2\t公布办事指南\t市数据局\t2023年",
    ]


MIDDLE: list[Word] = [
    # Cell by cell, as word processors draw them: the long cell's lines around the others'.
    *(
        (60, 600, "1"),
        (100, 616, "完善清单管理制度并"),
        (100, 600, "向社会公布，按季度"),
        (100, 584, "更新"),
    ),
    *((300, 608, "市司法局、"), (300, 592, "市财政局"), (420, 600, "2022年底前")),
    *((60, 552, "2"), (100, 560, "公布办事指南并按时"), (100, 544, "更新"), (300, 552, "市数据局")),
    (420, 552, "2023年底前"),
]


def test_a_cell_of_several_lines_in_the_middle_of_its_row_stays_in_it():
    rows = [
        "1\t完善清单管理制度并向社会公布，按季度更新\t市司法局、市财政局\t2022年底前",
        "2\t公布办事指南并按时更新\t市数据局\t2023年底前",
    ]
    assert read([column(wrapped(PARAGRAPH)) + MIDDLE])[1:] == rows
    line_by_line = sorted(MIDDLE, key=lambda word: (-word[1], word[0]))
    assert read([column(wrapped(PARAGRAPH)) + line_by_line])[1:] == rows


def test_a_cell_that_spans_two_rows_joins_them_only_where_no_line_parts_them():
    words = [
        *(
            (60, 592, "清单"),
            (140, 600, "完善清单制度"),
            (300, 600, "市司法局"),
            (420, 600, "2022年"),
        ),
        *((140, 584, "公布办事指南"), (300, 584, "市数据局"), (420, 584, "2023年")),
    ]
    page = column(wrapped(PARAGRAPH)) + words
    found = read([page], rules=((130.0, 500.0, 597.0),))[1:]
    assert found == ["清单\t完善清单制度\t市司法局\t2022年", "\t公布办事指南\t市数据局\t2023年"]
    assert read([page])[1:] == ["清单\t完善清单制度公布办事指南\t市司法局市数据局\t2022年2023年"]


def test_a_table_goes_on_on_the_next_page_with_its_columns():
    head = ("序号", "工作任务", "责任单位", "完成时限")

    def page(first: int) -> list[Word]:
        rows = [
            head,
            *((str(n), f"完成第{n}项", "市司法局", f"{n}月底前") for n in range(first, first + 5)),
        ]
        return [
            (x, 700.0 - 30 * at, text)
            for at, row in enumerate(rows)
            for x, text in zip((60, 110, 300, 420), row, strict=True)
        ]

    found = read([[*page(1), (280.0, 30.0, "- 1 -")], [*page(6), (280.0, 30.0, "- 2 -")]])
    tasks = [f"{n}\t完成第{n}项\t市司法局\t{n}月底前" for n in range(1, 11)]
    assert found == ["\t".join(head), *tasks[:5], "\t".join(head), *tasks[5:]]


def test_a_table_whose_cells_are_of_one_width_is_not_taken_for_columns_of_text():
    rows = [(f"第{n}类", "完成清单制度", "市司法局", "2022年底前") for n in range(10)]
    words = [
        (x, 500.0 - 20 * at, text)
        for at, row in enumerate(rows)
        for x, text in zip((60, 110, 320, 440), row, strict=True)
    ]
    assert read([column(wrapped(PARAGRAPH)) + words])[1:] == ["\t".join(row) for row in rows]


def test_a_sheet_may_be_given_by_any_two_of_its_corners():
    made = make_pdf([column(wrapped(PARAGRAPH))])
    (found,) = decode(made.replace(b"[0 0 595 842]", b"[595 842 0 0]"), "plan.pdf")
    assert found.text == PARAGRAPH


def test_a_page_drawn_from_its_end_is_read_from_its_top():
    words = column(["　一、总体要求", *wrapped(PARAGRAPH)])
    assert read([words[::-1]]) == ["一、总体要求", PARAGRAPH]


def test_words_beside_the_sheet_and_words_printed_twice_are_read_as_they_are_seen():
    words = column(wrapped(PARAGRAPH))
    twice = [(x + 0.3, y, text) for x, y, text in words]
    assert read([[*words, *twice, (90, -300, "纸外的话。"), (900, 500, "纸外的话。")]]) == [
        PARAGRAPH
    ]


def test_writing_from_top_to_bottom_is_read_column_by_column():
    columns = wrapped(PARAGRAPH)
    words = [
        (520.0 - 20 * at, 740.0 - SIZE * (nth + 2 * line.startswith("　")), sign)
        for at, line in enumerate(columns)
        for nth, sign in enumerate(line.lstrip("　"))
    ]
    assert read([words]) == [PARAGRAPH]


def test_without_indents_a_full_stop_at_the_margin_ends_a_paragraph():
    first = "一" * (WIDTH - 1) + "。"
    lines = [first, "二" * WIDTH, "二" * 9 + "。"]
    assert read([column(lines)]) == [first, "二" * (WIDTH + 9) + "。"]


def reason(data: bytes) -> Reason:
    with pytest.raises(QuarantineError) as refused:
        decode(data, "plan.pdf")
    return refused.value.reason


def test_pages_without_characters_need_recognition():
    assert reason(make_pdf([[], []])) is Reason.NEEDS_OCR


def test_a_font_whose_characters_mean_nothing_is_garbled():
    private = "".join(chr(0xE000 + at) for at in range(200))
    assert reason(make_pdf([column([private[:30]] * 5)])) is Reason.GARBLED_TEXT


def test_a_file_with_a_password_is_refused_and_one_for_anybody_is_read():
    words = [column(wrapped(PARAGRAPH))]
    assert reason(make_pdf(words, lock=Lock("secret"))) is Reason.ENCRYPTED
    (found,) = decode(make_pdf(words, lock=Lock("")), "plan.pdf")
    assert found.text == PARAGRAPH


def test_a_broken_file_is_refused():
    data = make_pdf([column(wrapped(PARAGRAPH))])
    assert reason(b"%PDF-1.7\n" + b"x" * 400) is Reason.READER_FAILED
    assert reason(data[:60]) is Reason.READER_FAILED


def test_too_many_pages_are_refused():
    assert reason(make_pdf([[] for _ in range(MAX_PAGES + 1)])) is Reason.LIMIT_EXCEEDED
