"""`labels.safe`: whatever a document says, a label holds words and nothing else."""

import re
import string

from hypothesis import given
from hypothesis import strategies as st

from dashboards.labels.safe import LIMIT, safe_label
from tests.integration.made_warehouse import HOSTILE

# What the page's renderer still looks for in plain text once Markdown is parsed and escapes are
# gone: icons and emoji, bare addresses, mail addresses, arrows and dashes.
AFTER_PARSING = re.compile(
    r":material_\w+:|:streamlit:|:[-+\w]+:|https?://|www\.|[-.\w+]+@[-\w]+\.|"
    r"<->|->|<-|--|>=|<=|~="
)
JOINER = "\u2060"


def parsed(label: str) -> str:
    """The label as the parser leaves it, were every escape honoured."""
    return re.sub(rf"\\([{re.escape(string.punctuation)}])", r"\1", label)


@given(st.text(alphabet=st.sampled_from(string.printable + "市$\u202e\u2066\u200b　—：")))
def test_every_ascii_mark_is_escaped(text):
    label = safe_label(text)
    bare = re.sub(rf"\\[{re.escape(string.punctuation)}]", "", label)
    assert not set(bare) & set(string.punctuation)


@given(st.lists(st.sampled_from([*HOSTILE, ":", "->", "www.", "a@b.c", "x", " "]), max_size=6))
def test_nothing_is_left_for_the_passes_after_parsing(pieces):
    assert not AFTER_PARSING.search(parsed(safe_label("".join(pieces))))


@given(st.text())
def test_a_label_is_one_line_without_controls_and_not_too_long(text):
    label = safe_label(text)
    assert not any(ord(character) < 32 for character in label)
    assert not set(label) & set("\u202a\u202b\u202c\u202d\u202e\u200e\u200f\u2066\u2067")
    assert len(parsed(label).replace(JOINER, "")) <= LIMIT + 2


def test_plain_words_stay_as_they_are():
    assert safe_label("南浦区 2021年") == "南浦区 2021年"
    assert safe_label(None) == ""


def test_right_to_left_words_are_isolated():
    label = safe_label("市 שלום")
    assert label.startswith("\u2068")
    assert label.endswith("\u2069")
