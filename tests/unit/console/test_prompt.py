import io

import duckdb
import pytest
from rich.console import Console

from pipelines.console.prompt import converse, print_answer
from pipelines.console.words import screen
from pipelines.store.reader import Answer, opened


@pytest.fixture
def reader(tmp_path):
    file = tmp_path / "planledger.duckdb"
    with duckdb.connect(str(file)) as connection:
        connection.execute("create table fct_words as select '甲' as word, 2 as n")
        connection.execute("comment on table fct_words is 'One row per word.'")
        connection.execute("comment on column fct_words.n is 'How often.'")
    with opened(file) as reader:
        yield reader


def said(reader, *lines) -> str:
    out = io.StringIO()
    console = Console(file=out, width=120, color_system=None)
    waiting = iter(lines)

    def read_line(_prompt):
        line = next(waiting, None)
        if line is None:
            raise EOFError
        if line is KeyboardInterrupt:
            raise KeyboardInterrupt
        return line

    converse(console, reader, read_line)
    return out.getvalue()


def test_a_question_may_take_several_lines(reader):
    text = said(reader, "select word", "from fct_words;")
    assert "甲" in text
    assert "1 row" in text


def test_a_wrong_question_is_one_line_and_the_prompt_goes_on(reader):
    text = said(reader, "select [x] from nowhere;", "select 41 + 1 as answer;")
    assert "nowhere" in text
    assert "42" in text


def test_tables_and_columns_are_listed_with_what_they_mean(reader):
    assert "One row per word." in said(reader, "\\d")
    assert "How often." in said(reader, "\\d fct_words")


def test_an_interrupt_drops_the_question_that_was_begun(reader):
    text = said(reader, "select nonsense", KeyboardInterrupt, "select 7 as seven;")
    assert "nonsense" not in text
    assert "seven" in text


def test_json_is_one_object_a_row():
    out = io.StringIO()
    console = Console(file=out, width=20)
    answer = Answer(("word", "n"), (("很长的一个词语" * 10, 1), (None, 2)))
    print_answer(console, answer, as_json=True)
    lines = out.getvalue().splitlines()
    assert lines[1] == '{"word": null, "n": 2}'
    assert len(lines) == 2


def test_an_answer_that_was_cut_says_so():
    out = io.StringIO()
    console = Console(file=out, width=120)
    print_answer(console, Answer(("n",), ((1,),), is_cut=True))
    assert "there are more" in out.getvalue()


def wide_answer() -> Answer:
    names = tuple(f"column_{nth}" for nth in range(12))
    return Answer(names, (("一句很长的话。" * 20, *range(11)),))


def test_what_a_narrow_terminal_would_cut_stands_in_one_line_a_column():
    out = io.StringIO()
    print_answer(Console(file=out, width=80, force_terminal=True), wide_answer())
    assert "column_11" in out.getvalue()
    assert out.getvalue().replace("\n", "").count("一句很长的话。") == 20


def test_nothing_is_cut_in_a_pipe():
    out = io.StringIO()
    print_answer(screen(out), wide_answer())
    assert "一句很长的话。" * 20 in out.getvalue()
    assert "row 1" not in out.getvalue()
