from hypothesis import given
from hypothesis import strategies as st

from pipelines.export.cells import LONGEST, TRIGGERS, fitting, guarded, unguarded

STARTS = st.sampled_from(["", "'", "''", *TRIGGERS])


@given(STARTS, st.text(max_size=20))
def test_what_is_guarded_cannot_be_run_and_comes_back(start, rest):
    text = start + rest
    cell = guarded(text)
    assert not cell.startswith(TRIGGERS)
    assert (unguarded(cell) if cell != text else cell) == text
    # The way back needs no knowledge of the text: an apostrophe at the head is always ours.
    assert (unguarded(cell) if cell.startswith("'") else cell) == text


def test_harmless_text_stays_as_it_is():
    assert guarded("95%以上") == "95%以上"
    assert guarded("") == ""


def test_a_text_longer_than_a_cell_is_cut_and_says_so():
    assert fitting("长" * LONGEST) == "长" * LONGEST
    cut = fitting("=" + "长" * LONGEST)
    assert (len(cut), cut[:2], cut[-1]) == (LONGEST, "'=", "…")
