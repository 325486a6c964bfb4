"""`components.quotes` and `components.values`: what is marked is what was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.components import quotes, values
from dashboards.labels.words import Words

ZH = Words("zh")


def said(node) -> str:
    return node if isinstance(node, str) else "".join(said(child) for child in node["children"])


def marked(node, look) -> list[str]:
    if isinstance(node, str):
        return []
    here = [said(node)] if node.get("look") == look else []
    return here + [word for child in node["children"] for word in marked(child, look)]


def marked_words(node) -> list[str]:
    if isinstance(node, str):
        return []
    if node["tag"] == "mark":
        return [said(node)]
    return [word for child in node["children"] for word in marked_words(child)]


def test_numbers_are_marked_by_their_place_in_the_document():
    sentence = quotes.sentence("不低于90%，不超过8%。", 100, [(103, 106), (110, 112)])
    assert said(sentence) == "不低于90%，不超过8%。"
    assert marked(sentence, "number") == ["90%", "8%"]


@given(
    st.text(max_size=40),
    st.integers(0, 50),
    st.lists(st.tuples(st.integers(-5, 120), st.integers(-5, 120)), max_size=6),
)
def test_no_span_however_odd_changes_the_words(text, start, spans):
    assert said(quotes.sentence(text, start, spans)) == text


def test_context_marks_the_span_and_shows_both_sides():
    document = "前" * 200 + "这一句。" + "后" * 200
    node = quotes.context(document, (200, 204), ZH)
    assert marked_words(node) == ["这一句。"]
    paragraph = node["children"][1]
    assert said(paragraph) == f"…{'前' * quotes.AROUND}这一句。{'后' * quotes.AROUND}…"


def metric(**more):
    row = {
        "value": 8.0,
        "value_high": None,
        "unit": "%",
        "comparator": "<=",
        "kind": "ratio",
        "is_digits": True,
        "is_approximate": False,
        "is_placeholder": False,
    }
    return {**row, **more}


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({}, "≤ 8 %"),
        ({"value": 90_000_000.0, "unit": "元", "comparator": "="}, "= 90,000,000 元"),
        ({"value": 33.3333, "comparator": ">="}, "≥ 33.3333 %"),
        ({"value": 4.0, "value_high": 5.0, "unit": "次", "comparator": "between"}, "4–5 次"),
        ({"value": None, "is_placeholder": True}, "空白 %"),
        ({"value": 100.0, "is_approximate": True, "unit": "个", "comparator": "="}, "约 = 100 个"),
        ({"value": 100.0, "kind": "coverage", "is_digits": False}, "全覆盖"),
        ({"value": 100.0, "kind": "coverage", "comparator": "="}, "= 100 %"),
        ({"unit": None}, "≤ 8"),
    ],
)
def test_a_value_is_written_as_a_person_writes_it(more, text):
    assert values.value(metric(**more), ZH) == text
