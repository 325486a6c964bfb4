from dataclasses import fields

from tests.unit.extract.made import in_task, plan

BODY = (
    "一、规范执法\n(一)公开清单\n完善制度,强化落实。加强监督,强化落实。\n"
    "(二)规范流程\n完善制度,强化落实。合格率不低于90%。"
)


def all_ids(found):
    return [
        *(s.section_id for s in found.sections), *(t.task_id for t in found.tasks),
        *(m.measure_id for m in found.measures), *(m.metric_id for m in found.metrics),
        *(p.problem_id for p in found.problems),
    ]  # fmt: skip


def test_every_row_has_an_id_of_its_own_though_words_repeat():
    ids = all_ids(plan(f"{BODY}\n{BODY}"))
    assert len(ids) == len(set(ids))


def test_the_same_text_gives_the_same_rows():
    assert plan(BODY) == plan(BODY)


def test_a_change_in_one_sentence_changes_the_id_of_no_other():
    old, new = plan(BODY), plan(BODY.replace("加强监督", "加强日常监督检查"))
    before = [m.measure_id for m in old.measures if not m.text.startswith("加强")]
    after = [m.measure_id for m in new.measures if not m.text.startswith("加强")]
    assert before == after
    assert len(before) == 3
    assert old.measures[1].measure_id != new.measures[1].measure_id
    assert [t.task_id for t in old.tasks] == [t.task_id for t in new.tasks]
    assert [s.section_id for s in old.sections] == [s.section_id for s in new.sections]
    assert [m.metric_id for m in old.metrics] == [m.metric_id for m in new.metrics]


def test_a_sentence_put_in_front_changes_no_id_of_those_that_follow():
    old, new = in_task("完善制度。加强监督。"), in_task("公开清单。完善制度。加强监督。")
    assert {m.measure_id for m in old.measures} <= {m.measure_id for m in new.measures}


def test_positions_count_from_nought_in_reading_order():
    found = plan(BODY)
    for rows in (found.sections, found.tasks, found.measures, found.metrics):
        assert [row.position for row in rows] == list(range(len(rows)))
    assert [m.char_start for m in found.measures] == sorted(m.char_start for m in found.measures)


def test_every_reference_leads_to_a_row():
    found = plan(f"{BODY}[责任单位:市司法局]")
    sections = {s.section_id for s in found.sections}
    tasks = {t.task_id for t in found.tasks}
    assert {s.parent_section_id for s in found.sections} <= sections | {None}
    assert {t.section_id for t in found.tasks} <= sections
    assert {m.section_id for m in found.measures} <= sections
    assert {m.task_id for m in found.measures} <= tasks | {None}
    assert {m.measure_id for m in found.metrics} <= {m.measure_id for m in found.measures}
    assert {u.task_id for u in found.task_units} <= tasks
    parents = [s.parent_section_id for s in found.sections if s.parent_section_id]
    order = [s.section_id for s in found.sections]
    assert all(parent in order for parent in parents)


def test_a_section_spans_all_that_stands_below_it():
    found = plan(BODY)
    spans = {s.section_id: (s.char_start, s.char_end) for s in found.sections}
    for s in found.sections:
        if s.parent_section_id:
            start, end = spans[s.parent_section_id]
            assert start <= s.char_start <= s.char_end <= end
    for m in found.measures:
        start, end = spans[m.section_id]
        assert start <= m.char_start < m.char_end <= end


def test_enumerated_fields_hold_codes_and_no_free_words():
    found = in_task("每年检查不少于2次。")
    for row in (*found.measures, *found.metrics):
        codes = [getattr(row, f.name) for f in fields(row) if f.name.endswith(("_type", "_source"))]
        assert all(hasattr(code, "value") for code in codes)
