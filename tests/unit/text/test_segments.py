from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.text.normalise import fold
from pipelines.text.segments import MAX_SENTENCE, split_clauses, split_sentences

MARKS = st.text(
    st.one_of(st.sampled_from("。;!?,:()[]“”《》〈〉\n 市1"), st.characters(codec=None)),
    max_size=80,
)


def sentences(text):
    view = fold(text)
    return [text[a:b] for a, b in split_sentences(view, 0, len(view))]


def clauses(text):
    view = fold(text)
    return [text[a:b] for a, b in split_clauses(view, 0, len(view))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("完善制度。加强监督。", ["完善制度。", "加强监督。"]),
        ("完善制度；加强监督！何时完成？", ["完善制度；", "加强监督！", "何时完成？"]),
        ("完善制度;加强监督", ["完善制度;", "加强监督"]),
        ("没有句号的一段\n另一段。", ["没有句号的一段", "另一段。"]),
        ("  前后有空格。  下一句。  ", ["前后有空格。", "下一句。"]),
        ("公开清单(含依据;流程)和结果。", ["公开清单(含依据;流程)和结果。"]),
        ("落实“谁执法；谁普法”要求。", ["落实“谁执法；谁普法”要求。"]),
        ("印发〔甲；乙〕通知。", ["印发〔甲；乙〕通知。"]),
        ("执行《甲;乙办法》规定。", ["执行《甲;乙办法》规定。"]),
        ("做到“应审必审。”强化监督。", ["做到“应审必审。”", "强化监督。"]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_a_sentence_ends_at_its_mark_or_its_line(text, parts):
    assert sentences(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("完善(清单;流程。加强监督;公开。", ["完善(清单;", "流程。", "加强监督;", "公开。"]),
        ("落实“一次办;加快推进。", ["落实“一次办;", "加快推进。"]),
        ("执行《办法;公开结果。\n加强》监督;完善制度。",
         ["执行《办法;", "公开结果。", "加强》监督;", "完善制度。"]),
        ("一件事”33项;再加强。", ["一件事”33项;", "再加强。"]),
    ],
)  # fmt: skip
def test_a_bracket_or_quote_that_lost_its_other_half_hides_no_mark(text, parts):
    assert sentences(text) == parts


def test_only_the_part_asked_for_is_read():
    text = "完善制度。加强监督。公开结果。"
    assert split_sentences(text, 5, 10) == [(5, 10)]


def test_a_sentence_past_the_limit_is_cut_at_a_clause_mark():
    text = "推进依法行政," * 700 + "完善制度。"
    spans = split_sentences(text, 0, len(text))
    assert "".join(text[a:b] for a, b in spans) == text
    assert max(b - a for a, b in spans) <= MAX_SENTENCE
    assert all(text[b - 1] in ",。" for _, b in spans)


def test_a_sentence_without_any_mark_is_cut_at_the_limit():
    text = "推" * (MAX_SENTENCE * 2 + 10)
    assert [b - a for a, b in split_sentences(text, 0, len(text))] == [
        MAX_SENTENCE, MAX_SENTENCE, 10,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("到2025年,建成平台,合格率达到95%。", ["到2025年", "建成平台", "合格率达到95%"]),
        ("公开清单(依据,流程),接受监督。", ["公开清单(依据,流程)", "接受监督"]),
        ("落实“谁执法，谁普法”，加强宣传。", ["落实“谁执法，谁普法”", "加强宣传"]),
        ("执行《甲,乙办法》。", ["执行《甲,乙办法》"]),
        ("完善制度", ["完善制度"]),
        (",,", []),
    ],
)
def test_clauses_end_at_commas_outside_brackets_quotes_and_titles(text, parts):
    assert clauses(text) == parts


@pytest.mark.parametrize(
    "line", ["(" * 10**5, "(" * 10**5 + "]" * 10**5 + ")", "“" * 10**5, "[(" * 10**5]
)
def test_a_line_of_brackets_takes_no_longer_than_its_length(line):
    def seconds(text):
        before = process_time()
        split_sentences(text, 0, len(text))
        return process_time() - before

    short = min(seconds(line[-len(line) // 10 :]) for _ in range(3))
    assert min(seconds(line) for _ in range(3)) < 40 * max(short, 0.005)


def assert_sentences_hold(text):
    view = fold(text)
    spans = split_sentences(view, 0, len(view))
    done = 0
    for start, end in spans:
        assert done <= start < end <= len(view)
        assert end - start <= MAX_SENTENCE
        assert view[start:end] == view[start:end].strip(" ")
        assert not view[done:start].strip(" \n")
        done = end
    assert not view[done:].strip(" \n")
    for start, end in split_clauses(view, 0, len(view)):
        assert 0 <= start < end <= len(view)


@settings(max_examples=100, deadline=None)
@given(MARKS)
def test_no_character_of_any_text_is_lost_between_sentences(text):
    assert_sentences_hold(text)


@pytest.mark.soak
@settings(max_examples=10_000, deadline=None)
@given(MARKS)
def test_no_character_of_ten_thousand_texts_is_lost_between_sentences(text):
    assert_sentences_hold(text)
