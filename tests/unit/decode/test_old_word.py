"""Covers pipelines/decode/old_word.py: files made for it, tools that are there and that are not."""

import pytest

from pipelines.decode.document import decode
from pipelines.decode.old_word import TOOLS, Tool, _path, decode_old_word
from pipelines.model.problem import QuarantineError, Reason
from tests.unit.decode.docs import LOCKED, make_doc
from tests.unit.decode.pages import TEXT, TITLE

INSTALLED = [tool for tool in TOOLS if _path(tool)]


def test_without_a_tool_the_reason_says_which_to_install():
    with pytest.raises(QuarantineError, match="install none-such or neither") as refused:
        decode_old_word(make_doc(TEXT), (Tool("none-such", ()), Tool("neither", ())))
    assert refused.value.reason is Reason.UNKNOWN_FORMAT


def test_a_tool_that_fails_is_named():
    with pytest.raises(QuarantineError, match="false finds no text") as refused:
        decode_old_word(make_doc(TEXT), (Tool("false", ()),))
    assert refused.value.reason is Reason.READER_FAILED


def test_what_a_tool_prints_is_the_text_and_a_row_of_bars_is_a_row_of_cells():
    found = decode_old_word(b"| one |two  |\nthree\n", (Tool("cat", ()),))
    assert found.text == "one\ttwo\nthree\n"


@pytest.mark.skipif(not INSTALLED, reason="catdoc is not installed")
@pytest.mark.parametrize("tool", INSTALLED, ids=lambda tool: tool.name)
def test_an_old_word_file_is_read_by_each_tool_that_is_installed(tool):
    found = decode_old_word(make_doc([TITLE, *TEXT]), (tool,))
    assert [line for line in found.text.split("\n") if line] == [TITLE, *TEXT]


@pytest.mark.skipif(not INSTALLED, reason="catdoc is not installed")
def test_a_locked_or_broken_file_is_refused():
    for data in (make_doc(TEXT, LOCKED), make_doc(TEXT)[:1500]):
        with pytest.raises(QuarantineError) as refused:
            decode(data, "plan.doc")
        assert refused.value.reason in (Reason.ENCRYPTED, Reason.READER_FAILED)
