import os
import subprocess
import sys

import pytest

from pipelines.model.identity import ID_LENGTH, Ids, make_id

HEX = set("0123456789abcdef")


@pytest.mark.parametrize("words", [("d", "完善制度。"), ("",), (), ("\ud800",), ("a" * 10**6,)])
def test_an_id_is_sixteen_hexadecimal_digits_of_any_words(words):
    made = make_id(*words)
    assert len(made) == ID_LENGTH
    assert set(made) <= HEX


def test_the_same_words_make_the_same_id_and_others_another():
    assert make_id("d", "完善制度。") == make_id("d", "完善制度。")
    assert make_id("d", "完善制度。") != make_id("d", "完善制度")
    assert make_id("d", "完善制度。") != make_id("e", "完善制度。")


def test_words_are_kept_apart():
    assert make_id("市", "司法局") != make_id("市司法局")
    assert make_id("市", "司法局") != make_id("市司", "法局")


def test_an_id_does_not_hang_on_the_interpreters_hash_seed():
    code = "from pipelines.model.identity import make_id; print(make_id('d', '完善制度。'))"
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True, check=True, text=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }  # fmt: skip
    assert printed == {make_id("d", "完善制度。")}


def test_equal_words_of_one_document_get_ids_of_their_own():
    ids = Ids("measure", "d")
    first, second, other = ids.next("加强监督。"), ids.next("加强监督。"), ids.next("完善制度。")
    assert len({first, second, other}) == 3


def test_a_changed_sentence_changes_no_other_id():
    before, after = Ids("measure", "d"), Ids("measure", "d")
    sentences = ["加强监督。", "完善制度。", "加强监督。"]
    old = [before.next(s) for s in sentences]
    new = [after.next(s) for s in ["加强监督。", "健全制度。", "加强监督。"]]
    assert (old[0], old[2]) == (new[0], new[2])
    assert old[1] != new[1]


def test_rows_of_two_tables_or_two_documents_never_share_an_id():
    made = {Ids(kind, owner).next("完善制度。") for kind in ("measure", "task") for owner in "de"}
    assert len(made) == 4
