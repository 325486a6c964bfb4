"""Covers pipelines/decode/document.py: nothing but a reasoned refusal leaves the package."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.decode.document import decode
from pipelines.model.problem import QuarantineError, Reason
from tests.unit.decode.pages import LAYOUTS
from tests.unit.decode.pdfs import column, make_pdf
from tests.unit.decode.test_docx import NUMBERING, STYLES, docx, numbered
from tests.unit.decode.test_pdf import PARAGRAPH, wrapped

NUMBERED = "".join(numbered("承诺事项按期办结，并向社会公布。", level) for level in (0, 1, 1, 2, 0))
SEEDS = [
    LAYOUTS["named container"].encode(),
    LAYOUTS["tables for layout"].encode("gb18030"),
    docx(NUMBERED, numbering=NUMBERING, styles=STYLES),
    make_pdf([column(wrapped(PARAGRAPH)), column(wrapped(PARAGRAPH))]),
]
WORDS = [
    "索引号：",
    "发布日期:",
    "来源",
    "附件",
    "。；，",
    "<td>",
    "</td>",
    "<tr>",
    "<p>",
    "</p>",
    "<ol><li>",
]
WORDS += [
    "<a href='x'>",
    "</a>",
    "<h1>",
    "</table>",
    "<table>",
    "<div class='share'>",
    "</div>",
    "甲",
    "1",
]
PREFIXES = [
    b"",
    b"<html>",
    b"<table><tr>",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
]


def attempt(data: bytes) -> None:
    """Reads or refuses; a reader's own failure is no answer to a text or a page."""
    try:
        texts = decode(data, "any")
    except QuarantineError as refused:
        is_container = data.startswith(b"PK") or b"%PDF-" in data[:1024]
        if refused.reason is Reason.READER_FAILED and not is_container:
            raise AssertionError from refused.__cause__
        return
    for found in texts:
        assert found.text.strip()
        found.text.encode()


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(PREFIXES), st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(prefix, data):
    attempt(prefix + data)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["", "<p>", "<table><tr><td rowspan=3>"]), st.text(max_size=300))
def test_any_text_is_read_or_refused(prefix, text):
    attempt((prefix + text).encode("utf-8", "surrogatepass"))


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_order_of_the_marks_that_rules_look_for_is_read_or_refused(words):
    attempt(("<html><body>" + "".join(words) + "</body></html>").encode())


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SEEDS), st.data())
def test_a_page_with_anything_cut_or_overwritten_is_read_or_refused(seed, data):
    at = data.draw(st.integers(0, len(seed)))
    length = data.draw(st.integers(0, 400))
    attempt(seed[:at] + data.draw(st.binary(max_size=20)) + seed[at + length :])
