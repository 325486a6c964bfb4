import pytest

from tests.unit.extract.made import PLAN, assert_spans_hold, read

BODY = "一、规范执法\n完善行政执法制度,强化日常监督。\n二、强化监督\n完善监督制度,推进结果公开。"
SIGNED = "青岚市人民政府\n2021年12月8日"


def problems(text, **decoded):
    found = read(text, **decoded)
    assert_spans_hold(found)
    assert len({p.problem_id for p in found.problems}) == len(found.problems)
    return {p.kind.value: p.text for p in found.problems}


def test_a_sound_document_has_no_problems():
    assert problems(f"{PLAN}\n{BODY}\n{SIGNED}") == {}


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("missing_title", f"{BODY}\n{SIGNED}", "一、规范执法"),
        ("missing_issuer", f"{PLAN}\n{BODY}", PLAN),
        (
            "missing_period",
            f"青岚市法治政府建设实施方案\n{BODY}\n{SIGNED}",
            "青岚市法治政府建设实施方案",
        ),
        (
            "missing_place",
            f"法治政府建设实施方案(2021-2025年)\n{BODY}",
            "法治政府建设实施方案(2021-2025年)",
        ),
        ("missing_body", f"{PLAN}\n为推进法治政府建设,制定本方案。\n{SIGNED}", PLAN),
        ("damaged_date", f"{PLAN}\n{BODY}\n青岚市人民政府\n202213", "202213"),
        ("ambiguous_date", f"{PLAN}\n{BODY}\n青岚市人民政府\n2022112", "2022112"),
        ("damaged_number", f"青政发202118号\n{PLAN}\n{BODY}\n{SIGNED}", "青政发202118号"),
        (
            "damaged_number",
            "青嵐辦發202118號\n青嵐市依法行政實施規劃\n一、責任體系",
            "青嵐辦發202118號",
        ),
        (
            "damaged_ordinal",
            f"{PLAN}\n一、规范执法\n(一)公开\n完善制度。\n二)监督\n完善机制。",
            "二)监督",
        ),
        ("unknown_unit", f"{PLAN}\n{BODY}[责任单位:市时空局]", "市时空局"),
    ],
)
def test_what_was_not_understood_is_a_row_on_its_words(kind, text, words):
    assert problems(text)[kind] == words


def test_an_ambiguous_bare_name_is_a_problem_and_no_place():
    found = read(f"鼓楼区法治政府建设实施方案(2021-2025年)\n{BODY}")
    assert found.document.jurisdiction_code is None
    assert "ambiguous_place" in {p.kind.value for p in found.problems}


def test_an_anonymised_text_is_a_template_and_no_missing_place():
    found = problems(f"XX市法治政府建设实施方案(2021-2025年)\n{BODY}")
    assert "missing_place" not in found


@pytest.mark.parametrize("mark", ["", ","])
def test_a_sentence_past_the_limit_is_a_problem(mark):
    long = f"推进依法行政{mark}" * 500 + "。"
    found = read(f"{PLAN}\n一、规范执法\n{long}\n二、强化监督\n完善制度。")
    assert "long_sentence" in {p.kind.value for p in found.problems}


@pytest.mark.parametrize("text", ["", " ", "\n", "无", "2021"])
def test_next_to_nothing_has_a_problem_where_it_has_a_character(text):
    found = read(text)
    assert all(p.text for p in found.problems)
    assert bool(found.problems) == bool(text.strip())


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("unknown_bracket", "完善制度。[时空处;天外科]"),
        ("unknown_number", f"合格率达到{'9' * 40}%。"),
        ("too_many_elements", "完善制度。" * 20_001),
    ],
)
def test_every_kind_of_the_closed_list_is_met_by_some_document(kind, body):
    assert kind in problems(f"{PLAN}\n一、规范执法\n{body}\n二、强化监督\n完善机制。")
