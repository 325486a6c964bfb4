"""Covers places of a reading led back to the printed text."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.text.printed import Printed, without

TEXT = "實(shí)施規(guī)劃。"
LEFT_OUT = [(1, 6), (8, 13)]


def test_a_reading_lacks_what_is_left_out_and_the_printed_text_keeps_it():
    assert without(TEXT, LEFT_OUT) == "實施規劃。"
    printed = Printed(TEXT, LEFT_OUT)
    assert printed[0:2] == "實(shí)施"
    assert printed[2:5] == "規(guī)劃。"
    assert printed.span(1, 3) == (6, 13)


def test_where_nothing_is_left_out_places_are_the_same():
    printed = Printed("规范执法。")
    assert printed[2:4] == "执法"
    assert printed.span(2, 4) == (2, 4)


@given(st.lists(st.tuples(st.text("阿卡", min_size=1), st.text("()x", min_size=1)), max_size=8))
def test_neighbouring_spans_of_a_reading_make_up_the_whole_printed_text(parts):
    text, left_out, at = "", [], 0
    for words, inserted in parts:
        text += words
        left_out.append((len(text), len(text) + len(inserted)))
        text += inserted
        at += len(words)
    printed = Printed(text, left_out)
    assert "".join(printed[n : n + 1] for n in range(at)) == text
    assert len(without(text, left_out)) == at
