"""Covers pipelines/decode/grids.py: spans keep every cell in its column."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.decode.grids import MAX_CELLS, MAX_SPAN, Grid

CELLS = st.tuples(st.text("甲乙\t", max_size=3), st.integers(-1, 5), st.integers(-1, 5))


def test_a_cell_below_a_span_stands_in_its_own_column():
    grid = Grid()
    grid.add("单位", rows=2)
    grid.add("指标", columns=2)
    grid.end_row()
    grid.add("数量")
    grid.add("时限")
    grid.end_row()
    assert grid.rows() == [["单位", "指标", ""], ["", "数量", "时限"]]


@given(st.lists(st.lists(CELLS, max_size=6), max_size=8))
def test_every_table_is_a_rectangle_that_keeps_every_word(table):
    grid = Grid()
    for row in table:
        for text, columns, rows in row:
            grid.add(text, columns, rows)
        grid.end_row()
    assert len({len(row) for row in grid.rows()}) <= 1
    said = [text.replace("\t", " ") for row in table for text, _, _ in row if text]
    assert [cell for row in grid.rows() for cell in row if cell] == said


def test_spans_and_columns_are_bounded_and_words_are_kept():
    grid = Grid()
    for text in "甲乙丙丁":
        grid.add(text, columns=10**9, rows=10**9)
    grid.end_row()
    (row,) = grid.rows()
    assert row == ["甲", *[""] * (MAX_SPAN - 1), "乙", *[""] * (MAX_SPAN - 2), "丙 丁"]
    assert grid.is_cut


def test_cells_are_bounded():
    grid = Grid()
    for _ in range(2 * MAX_CELLS // MAX_SPAN):
        grid.add("甲", columns=MAX_SPAN, rows=3)
        grid.end_row()
    assert grid.is_cut
    assert sum(map(len, grid.lines())) <= 2 * MAX_CELLS
