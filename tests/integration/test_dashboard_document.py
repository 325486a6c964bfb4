"""The page about one document as Streamlit runs it: choosing it, its text, a link to a sentence."""

import polars as pl
import pytest

from dashboards.components import transcript
from dashboards.components.paper import element
from dashboards.labels.words import Words
from dashboards.queries import warehouse
from tests.integration.made_warehouse import code_of, key, publish
from tests.integration.test_dashboard_pages import (  # noqa: F401
    is_well,
    papers,
    said,
    text_of,
    visit,
)


@pytest.fixture(autouse=True)
def _fresh_caches():
    warehouse.forget()
    yield
    warehouse.forget()


def elements(node, look: str) -> list[dict]:
    """The elements of a tree that have a look."""
    if isinstance(node, str):
        return []
    inner = [found for child in children(node) for found in elements(child, look)]
    return [node, *inner] if look in node.get("look", "").split() else inner


def children(node) -> list:
    return node.get("children", node.get("nodes", []))


def test_a_link_opens_a_document_at_a_sentence(tmp_path, visit):  # noqa: F811
    sentence = key("measure", 2, 3)
    app = visit(publish(tmp_path), "document", document=key("plan", 2), sentence=sentence)
    assert is_well(app)
    assert app.title[0].value == "第3市实施方案"
    sheet = next(paper for paper in papers(app) if elements(paper, "sheet"))
    shown = elements(sheet, "shown")
    assert [found["anchor"] for found in shown] == [sentence]
    assert "案件败诉率不超过8%。" in text_of(shown[0])
    assert "≤ 8 %" in text_of(elements(sheet, "card")[0])
    kinds = ("number", "due", "heading")
    assert {kind: len(elements(elements(sheet, "running")[0], kind)) for kind in kinds} == {
        "number": 3,
        "due": 3,
        "heading": 3,
    }
    jumps = {branch["to"] for branch in elements(sheet, "branch")}
    assert jumps == {anchor["anchor"] for anchor in elements(sheet, "here")}


def test_the_text_of_the_page_is_the_text_of_the_document(tmp_path, visit):  # noqa: F811
    folder = publish(tmp_path, hostile=True)
    app = visit(folder, "document", document=key("plan", 1))
    sheet = next(paper for paper in papers(app) if elements(paper, "sheet"))
    read = text_of(elements(sheet, "running")[0])
    for sign in transcript.SIGNS.values():
        read = read.replace(sign, "")
    published = warehouse.open_published(folder)
    assert published is not None
    kept = published.ask(
        "select clean_text from main.document_text where document_id = $1", key("plan", 1)
    ).item()
    assert read == kept


def test_a_place_and_a_part_are_chosen_and_a_wrong_sentence_is_ignored(tmp_path, visit):  # noqa: F811
    folder = publish(tmp_path)
    app = visit(folder, "document", document=key("plan", 2), sentence=key("measure", 4, 3))
    assert any("已忽略" in note.value for note in app.info)
    app.selectbox(key="choice_city").set_value(code_of(0)).run()
    assert "document" not in app.query_params
    app.selectbox(key="choice_document").set_value(key("report")).run()
    assert is_well(app)
    assert "12场次" in said(app)
    app.button_group(key="choice_part").set_value("origin").run()
    assert "0" * 64 in said(app)
    app.selectbox(key="choice_city").set_value("none").run()
    assert app.title[0].value == "XX市实施方案"
    app.button_group(key="choice_part").set_value("problems").run()
    assert is_well(app)


def test_advice_is_given_in_the_language_of_the_page(tmp_path, visit):  # noqa: F811
    folder = publish(tmp_path)
    for lang, expected in (("zh", "词表"), ("en", "lexicon")):
        app = visit(folder, "document", document=key("plan", 0), part="problems", lang=lang)
        assert expected in app.dataframe[0].value["advice"][0]


def test_marks_that_overlap_cut_the_text_once_and_lose_no_character():
    text = "甲乙丙丁戊"
    marks = [transcript.Mark(0, 3, "a"), transcript.Mark(2, 5, "b"), transcript.Mark(9, 12, "c")]
    found = transcript.pieces(text, (1, 5), transcript.Marks(marks))
    assert [(piece["look"], text_of(piece)) for piece in found] == [
        ("a", "乙"),
        ("a b", "丙"),
        ("b", "丁戊"),
    ]


def test_every_line_and_every_sentence_is_drawn_once():
    text = "一、标题\n甲。乙。\n（责任单位：市司法局）"
    sections = pl.DataFrame(
        {
            "section_id": ["s"],
            "level": [9],
            "ordinal": ["一、"],
            "title": ["标题"],
            "role": ["task"],
            "char_start": [0],
            "char_end": [len(text)],
        }
    )
    units = pl.DataFrame({"unit_raw": ["市司法局"], "char_start": [0], "char_end": [len(text)]})
    told = [
        transcript.Told(7, 9, "b", "soft", element("div", "card")),
        transcript.Told(5, 7, "a", "firm"),
    ]
    marks = [*transcript.headings(text, sections), *transcript.bodies(text, units)]
    drawn = transcript.Transcript(text, sections, told, transcript.Marks(marks)).drawn(Words("zh"))[
        1
    ]
    running = elements(drawn, "running")[0]
    assert text_of(running).translate({ord("●"): None, ord("◐"): None}) == text
    assert [found["anchor"] for found in elements(running, "told")] == ["a", "b"]
    assert text_of(elements(running, "heading")[0]) == "一、标题"
    assert text_of(elements(running, "body-named")[0]) == "市司法局"
    assert elements(drawn, "branch")[0]["look"] == "branch level5"
