from tests.unit.extract.made import plan

ITEMS = "1.公布渡口名录,更新里程。\n2.培训船工,每年评选好船工。"
LINE = "责任单位:市交通局、市水务局"
DUE = "完成时限:2023年6月底前"


def answering(body):
    found = plan(f"一、整修渡口\n(一)完善渡口管理\n{body}\n(二)巡查渡口\n1.清理航道,设置航标。")
    units = {t.task_id: [] for t in found.tasks}
    for unit in found.task_units:
        units[unit.task_id].append(unit.unit_raw)
    return list(units.values()), [str(m.due_on) for m in found.measures]


def test_a_line_below_the_last_item_answers_for_all_of_them():
    units, due = answering(f"{ITEMS}\n{LINE}\n{DUE}")
    assert units == [["市交通局", "市水务局"], ["市交通局", "市水务局"], []]
    assert due[:2] == ["2023-06-30", "2023-06-30"]


def test_a_list_behind_the_last_items_own_words_is_that_items():
    units, _ = answering(f"{ITEMS}({LINE})")
    assert units == [[], ["市交通局", "市水务局"], []]


def test_where_each_item_names_its_own_bodies_none_is_shared():
    units, _ = answering(f"1.公布渡口名录,更新里程。\n{LINE}\n2.培训船工。\n3.修缮码头。\n{LINE}")
    assert units == [["市交通局", "市水务局"], [], ["市交通局", "市水务局"], []]
