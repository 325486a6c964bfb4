"""Covers `pipelines.export.digest_text`: a digest says what documents say, and runs nothing."""

import pytest

from pipelines.export.digest_text import SHOWN, as_markdown, literal

NOTHING = {"n": 0, "rows": ()}
EMPTY = {
    "generation": 7,
    "published_on": "2026-01-02",
    "is_sample": False,
    "since": 6,
    "newly_overdue": 0,
    **dict.fromkeys(("new", "changed", "gone", "quarantined", "overdue", "rank_moves"), NOTHING),
}


def document(title: str) -> dict:
    return {"title": title, "place": "青岚市", "source": "a.html"}


def test_a_digest_without_news_says_so():
    text = as_markdown(EMPTY)
    assert text.startswith("# Generation 7, 2026-01-02\n\nWhat changed since generation 6.\n")
    assert "## New documents: 0\n" in text
    assert "the first generation" in as_markdown({**EMPTY, "since": None})
    assert "invented places" in as_markdown({**EMPTY, "is_sample": True})


def test_every_list_is_told_and_cut_where_it_is_long():
    rows = tuple(document(f"方案{n}") for n in range(SHOWN + 5))
    text = as_markdown({**EMPTY, "new": {"n": 900, "rows": rows}})
    assert text.count("- 青岚市: 方案") == SHOWN
    assert f"- … and {900 - SHOWN} more" in text


def test_a_move_an_overdue_date_and_a_refusal_each_read_as_a_sentence():
    move = {"place": "青岚市", "old_rank": None, "rank": 3, "framework": "2021", "level": "city"}
    late = {"place": "", "text": "建成平台", "due_on": "2025-12-31", "days_left": -2}
    aside = {"source": "b.pdf", "reason": "needs_ocr", "detail": "only pictures"}
    text = as_markdown(
        {
            **EMPTY,
            "rank_moves": {"n": 1, "rows": (move,)},
            "overdue": {"n": 1, "rows": (late,)},
            "quarantined": {"n": 1, "rows": (aside,)},
        }
    )
    assert "- 青岚市: none → 3 (outline of 2021, city)" in text
    assert r"- no place: 建成平台 (due 2025\-12\-31, 2 days ago)" in text
    assert r"- b\.pdf: needs\_ocr: only pictures" in text


@pytest.mark.parametrize(
    "hostile",
    ["<img src=x onerror=y>", "[a](http://x.test)", "![a](b)", "`x`", "| a |", "# 1", "\\"],
)
def test_text_of_a_document_is_never_markup(hostile):
    shown = literal(hostile)
    bare = shown.replace("\\\\", "")
    for at, mark in enumerate(bare):
        if mark in "<>[]()`|#!*_":
            assert bare[at - 1] == "\\", shown


def test_marks_of_direction_and_new_lines_are_blanks():
    assert literal("a\u202eb\nc\u2028# d\x00") == r"a b c \# d"
    assert len(literal("字" * 500)) < 130
