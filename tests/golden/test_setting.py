"""Covers how pages set one and the same text: marks, blanks, lines and script change no row."""

import re
from dataclasses import fields
from functools import cache
from pathlib import Path

import opencc
import pytest

from pipelines.extract.document import extract
from pipelines.model.document import DecodedText
from pipelines.text.normalise import fold

HERE = Path(__file__).parent
TEXTS = [*HERE.glob("documents/*.txt"), *HERE.parents[1].glob("raw/samples/*/*.txt")]

HALF, FULL = ",:;()?!", "，：；（）？！"
TRADITIONAL = opencc.OpenCC("s2tw")


def in_lines(text, before="", behind=""):
    return "\n".join(before + line + behind for line in text.split("\n"))


def spaced(text):
    """As word processors set numbers: 到 2025 年, 不少于 2 次."""
    text = re.sub(r"(?<=[一-龥])(?=[0-9][0-9.]*[年月日个名件次项%])", " ", text)
    return re.sub(r"(?<=[0-9])(?=[年月日个名件次项])", " ", text)


SETTINGS = {
    "full-width marks": lambda text: text.translate(str.maketrans(HALF, FULL)),
    "half-width marks": lambda text: text.translate(str.maketrans(FULL, HALF)),
    "indented lines": lambda text: in_lines(text, before="\u3000\u3000"),
    "hard blanks": lambda text: in_lines(text, before="\xa0" * 4, behind=" \xa0"),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "no blank lines": lambda text: re.sub(r"\n\n+", "\n", text),
    "other line ends": lambda text: text.replace("\n", "\r\n"),
    "blanks beside numbers": spaced,
    "blanks behind commas": lambda text: re.sub("([、，,；])(?=[一-龥])", r"\1 ", text),
    "traditional script": TRADITIONAL.convert,
    "straight quotes": lambda text: re.sub("[“”]", '"', text),
    "corner quotes": lambda text: text.translate(str.maketrans("“”", "「」")),
    "other list marks": lambda text: re.sub(r"(?m)^( *[0-9]{1,2})[.．](?=[^0-9])", r"\1、", text),
    "points for commas": lambda text: re.sub(r"(?m)^( *[一二三四五六七八九十]+)、", r"\1．", text),
}
PLACES = {"char_start", "char_end"}


@cache
def rows(text):
    """Every row of a text without its ids and places, words in one form, in order."""
    return sorted(map(repr, made(text)))


def made(text):
    found = extract(DecodedText(text, "text/plain"), "d" * 16, "made.txt")
    for name in (
        "sections", "tasks", "task_units", "measures", "achievements", "metrics", "citations",
        "accountability", "problems",
    ):  # fmt: skip
        for row in getattr(found, name):
            yield name, *map(plain, values(row))
    yield "document", *map(plain, values(found.document))


def values(row):
    return [
        getattr(row, field.name)
        for field in fields(row)
        if field.name not in PLACES and not field.name.endswith("_id")
    ]


def plain(value):
    if not isinstance(value, str):
        return value
    return re.sub(r"\W", "", fold(value, is_old=True))


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_gives_the_same_rows_however_its_page_sets_it(path, setting):
    text = path.read_text(encoding="utf-8")
    assert rows(SETTINGS[setting](text)) == rows(text)
