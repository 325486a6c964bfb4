"""Tables whose cells stand one below the other."""

from pipelines.extract.flat_tables import flat_table_start, holds_table
from pipelines.extract.page_lines import lines_of
from tests.unit.extract.made import plan

BODY = "一、修缮沿江渡口\n1.加固石阶。换新缆桩。\n二、工作要求\n各渡口要加强协作。"
TABLE = "附件\n渡口修缮任务分解表\n序号\n任务\n责任单位\n1\n加固石阶,换新缆桩。\n市渔政局"


def start(view):
    return flat_table_start(view, tuple(lines_of(view)))


def test_an_attached_table_begins_with_its_title():
    assert start(f"{BODY}\n{TABLE}") == 4


def test_a_table_inside_a_text_or_without_one_is_left_alone():
    assert start(f"{BODY}\n{TABLE}\n三、附则\n本方案自印发之日起施行。") is None
    assert start(TABLE) is None
    assert start(f"{BODY}\n序号\n姓名\n电话\n1\n甲") is None


def test_the_cells_of_a_table_that_fell_apart_are_no_measures():
    measures = [m.text for m in plan(f"{BODY}\n\n{TABLE}").measures]
    assert measures == ["换新缆桩。", "各渡口要加强协作。"]


def test_a_plan_that_prints_its_table_of_tasks_carries_it():
    refers = "\n附件:渡口修缮任务分解表"
    assert holds_table(TABLE)
    assert holds_table(
        "渡口修缮任务分解表\n| 序号 | 任务 | 责任单位 |\n| 1 | 加固石阶。 | 市渔政局 |"
    )
    assert not holds_table("序号\n姓名\n电话\n1\n甲")
    assert plan(f"{BODY}{refers}").document.has_unit_attachment
    assert not plan(f"{BODY}{refers}\n\n{TABLE}").document.has_unit_attachment
