"""Covers pipelines/decode/html/* on whole pages: recall, precision and paragraphs by family."""

import pytest

from pipelines.decode.document import decode
from tests.unit.decode.families import FAMILIES, FIELDS, Family

GRAM = 12
RECALL, PRECISION = 0.995, 0.97


def read(family: Family) -> str:
    (found,) = decode(family.page.encode(family.charset, "xmlcharrefreplace"), "page.html")
    return found.text


def grams(text: str) -> set[str]:
    bare = "".join(text.split())
    return {bare[at : at + GRAM] for at in range(len(bare) - GRAM + 1)}


def shares(family: Family) -> tuple[float, float]:
    """How much of the main text was read, and how much of what was read is main text."""
    wanted, found = grams("\n".join(family.lines)), grams(read(family))
    return len(wanted & found) / len(wanted), len(wanted & found) / len(found)


@pytest.mark.parametrize("name", FAMILIES)
def test_the_main_text_is_read_whole_and_little_else(name):
    recall, precision = shares(FAMILIES[name])
    assert recall >= RECALL
    assert precision >= PRECISION


@pytest.mark.parametrize("name", FAMILIES)
def test_paragraphs_begin_and_end_where_the_page_shows_them(name):
    lines = read(FAMILIES[name]).split("\n")
    assert [line for line in FAMILIES[name].lines if line not in lines] == []


@pytest.mark.parametrize("name", ["editor with a table of fields", "fields as a list, attachment"])
def test_the_publishers_fields_leave_the_text_for_the_document(name):
    family = FAMILIES[name]
    (found,) = decode(family.page.encode(family.charset), "page.html")
    assert found.metadata.items() >= FIELDS.items()
    assert FIELDS["索引号"] not in found.text


def test_the_pages_own_counts_are_no_part_of_a_field():
    (found,) = decode(FAMILIES["a div a line"].page.encode(), "page.html")
    assert found.metadata["信息来源"] == "市政府办"
    assert found.metadata["发布时间"] == "2021-11-05"
