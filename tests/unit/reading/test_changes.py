"""Covers `reading.changes` and `.pairing` on versions of a plan that differ in one thing."""

import pytest

from pipelines.reading.changes import Succession, changes
from pipelines.reading.documents import read_bytes
from pipelines.reading.pairing import MOST_COMPARED, Sentence, bare_words, pairs
from pipelines.store.rows import columns

NAME = "0123456789abcdef"
HEAD = "青岚市法治政府建设实施方案（2021—2025年）"
TASKS = (
    (
        "（一）优化营商环境。",
        "2023年底前，市场监管局公布涉企收费目录清单。行政许可网上办理率达到90%以上。",
    ),
    (
        "（二）规范执法行为。",
        "建立行政执法案例指导制度。每年抽查执法案卷不少于200件，并通报抽查结果。",
    ),
    ("（三）化解矛盾纠纷。", "加强行政复议规范化建设，推动行政争议在基层解决。"),
)


def plan(*tasks: tuple[str, str]) -> str:
    lines = [HEAD, "", "一、主要任务"]
    for title, body in tasks or TASKS:
        lines += [title, body]
    return "\n".join(lines)


def facts(text: str) -> dict[str, list[dict]]:
    """What the real reader finds in a text, as rows."""
    reading = read_bytes(text.encode(), "plan.txt", {1: NAME})[0]
    tables = columns(reading.extraction)
    names = ("measures", "achievements", "metrics")
    return {
        name: [
            dict(zip(tables[name], row, strict=True))
            for row in zip(*tables[name].values(), strict=True)
        ]
        for name in names
    }


def between(old: str, new: str, *, is_same_reader: bool = True) -> list[dict]:
    succession = Succession(NAME, 2, is_same_reader)
    return changes(succession, facts(old), facts(new))


def told(rows: list[dict]) -> list[tuple[str, str, list[str]]]:
    return [(row["fact"], row["change"], sorted(row["elements"])) for row in rows]


def edited(before: str, after: str) -> str:
    assert plan().count(before) == 1
    return plan().replace(before, after)


def test_the_same_text_changes_nothing():
    assert facts(plan())["metrics"], "the plan says too little to test with"
    assert between(plan(), plan()) == []


def test_another_order_changes_nothing():
    assert between(plan(), plan(TASKS[2], TASKS[0], TASKS[1])) == []
    first, second = TASKS[0][1].split("。")[:2]
    turned = (TASKS[0][0], f"{second}。{first}。")
    assert between(plan(), plan(turned, *TASKS[1:])) == []


def test_marks_and_blanks_change_nothing():
    assert between(plan(), edited("2023年底前，", "2023年底前 ")) == []
    assert between(plan(), edited("规范化建设，推动", "规范化建设,推动")) == []


def test_a_changed_value_is_an_altered_measure_and_an_altered_metric():
    measure, metric = between(plan(), edited("90%", "95%"))
    assert told([measure, metric]) == [
        ("measure", "altered", ["text"]),
        ("metric", "altered", ["value"]),
    ]
    assert (metric["old_value"], metric["new_value"], metric["new_unit"]) == (90, 95, "%")
    assert "90%" in measure["old_text"]
    assert "95%" in measure["new_text"]
    assert measure["old_measure_id"] != measure["new_measure_id"]
    assert metric["new_measure_id"] == measure["new_measure_id"]
    assert 0.8 < measure["similarity"] < 1


def test_a_decimal_point_is_no_mark_that_may_come_and_go():
    rows = between(edited("90%", "9.5%"), edited("90%", "95%"))
    assert [(row["old_value"], row["new_value"]) for row in rows if row["fact"] == "metric"] == [
        (9.5, 95)
    ]


def test_a_moved_deadline_is_an_altered_measure():
    rows = between(plan(), edited("2023年底前", "2024年6月底前"))
    assert told(rows) == [("measure", "altered", ["due_on", "text"])]
    dates = (rows[0]["old_due_on"], rows[0]["new_due_on"])
    assert tuple(map(str, dates)) == ("2023-12-31", "2024-06-30")


def test_a_dropped_measure_takes_its_metrics_along():
    rows = between(plan(), edited("行政许可网上办理率达到90%以上。", ""))
    assert told(rows) == [("measure", "dropped", []), ("metric", "dropped", [])]
    assert (rows[1]["old_value"], rows[1]["new_value"]) == (90, None)
    assert rows[0]["new_text"] is None


def test_an_added_measure_is_told_at_its_place():
    added = "建立行政执法案例指导制度。市司法局每季度开展一次执法培训。"
    rows = between(plan(), edited("建立行政执法案例指导制度。", added))
    assert told(rows)[0] == ("measure", "added", [])
    assert "每季度" in rows[0]["new_text"]


def test_a_value_taken_out_of_a_sentence_that_stays():
    rows = between(plan(), edited("每年抽查执法案卷不少于200件，", "每年抽查执法案卷，"))
    assert told(rows) == [("measure", "altered", ["text"]), ("metric", "dropped", [])]


def test_a_blank_that_is_filled_in_is_an_altered_value():
    rows = between(edited("90%", "X%"), plan())
    metric = next(row for row in rows if row["fact"] == "metric")
    assert {"is_placeholder", "value"} <= set(metric["elements"])
    assert (metric["old_value"], metric["new_value"]) == (None, 90)


def test_a_split_sentence_is_neither_dropped_nor_added():
    rows = between(plan(), edited("规范化建设，推动", "规范化建设。推动"))
    assert told(rows) == [
        ("measure", "altered", ["split"]),
        ("measure", "altered", ["split", "strength"]),
    ]
    assert len({row["old_measure_id"] for row in rows}) == 1
    back = between(edited("规范化建设，推动", "规范化建设。推动"), plan())
    assert [elements[0] for _, _, elements in told(back)] == ["merged", "merged"]


def test_a_split_sentence_keeps_its_value_where_it_stays():
    rows = between(plan(), edited("不少于200件，并通报", "不少于200件。通报"))
    assert [row for row in rows if row["fact"] == "metric"] == []
    assert {"split"} <= set(rows[0]["elements"])


def test_a_plan_that_ends_earlier_moves_what_is_due_by_its_end():
    rows = between(plan(), plan().replace("2021—2025年", "2021—2024年"))
    assert told(rows) == [("measure", "altered", ["due_on"])] * len(rows)
    assert {str(row["new_due_on"]) for row in rows} == {"2024-12-31"}
    own = "市场监管局公布涉企收费目录清单"
    assert not any(own in row["new_text"] for row in rows), "it has a date of its own"


def test_newer_rules_on_words_that_stayed_are_no_change():
    old, new = facts(plan()), facts(edited("200件", "300件"))
    for row in new["measures"]:
        row["strength"] = "gradual"
    other = changes(Succession(NAME, 2, is_same_reader=False), old, new)
    assert {row["old_text"] for row in other if row["fact"] == "measure"} == {
        "每年抽查执法案卷不少于200件，并通报抽查结果。"
    }
    assert not any(row["is_same_reader"] for row in other)
    assert len(changes(Succession(NAME, 2, is_same_reader=True), old, new)) > len(other)


def test_ids_of_changes_are_their_own_and_stay():
    old, new = plan(), edited("90%", "95%").replace("200件", "300件")
    rows = between(old, new)
    names = [row["change_id"] for row in rows]
    assert len(names) == len(set(names)) == 4
    assert names == [row["change_id"] for row in between(old, new)]
    assert [row["position"] for row in rows] == [0, 1, 2, 3]


def test_a_value_that_a_report_reached_is_compared_too():
    report = "青岚市人民政府2022年度法治政府建设情况报告\n\n一、主要成效\n（一）执法。\n{}\n"
    old, new = (report.format(f"全年抽查执法案卷{count}件。") for count in (210, 240))
    rows = between(old, new)
    assert told(rows) == [("metric", "altered", ["value"])]
    assert (rows[0]["old_value"], rows[0]["new_value"]) == (210, 240)


def sentences(words: list[str], section: str = "s") -> list[Sentence]:
    return [
        Sentence(f"{section}{nth}", section, nth, bare_words(text))
        for nth, text in enumerate(words)
    ]


def test_every_sentence_is_in_exactly_one_pair():
    from random import Random

    chance = Random(5)
    signs = "推进落实依法行政改革监督公开"
    for _ in range(100):
        old, new = (
            sentences(
                ["".join(chance.choices(signs, k=chance.randint(1, 12))) for _ in range(size)],
                section=name,
            )
            for name, size in (("a", chance.randint(0, 12)), ("b", chance.randint(0, 12)))
        )
        found = pairs(old, new)
        assert sorted(one.sentence_id for pair in found for one in pair.old) == sorted(
            one.sentence_id for one in old
        )
        assert sorted(one.sentence_id for pair in found for one in pair.new) == sorted(
            one.sentence_id for one in new
        )


def test_sentences_said_twice_are_paired_in_order():
    old, new = sentences(["推进公开。"] * 3), sentences(["推进公开。"] * 2)
    found = pairs(old, new)
    assert [len(pair.new) for pair in found] == [1, 1, 0]
    assert found[2].old[0].position == 2


def test_half_the_words_are_enough_only_under_the_same_heading():
    old = sentences(["市司法局推进行政复议办案场所标准化"])
    new = ["市司法局建设行政复议办案人员专业队伍"]
    assert [len(pair.old) for pair in pairs(old, sentences(new)) if pair.new] == [1]
    elsewhere = pairs(old, sentences(new, section="t"))
    assert [(len(pair.old), len(pair.new)) for pair in elsewhere] == [(1, 0), (0, 1)]


def test_two_versions_with_nothing_in_common_are_compared_in_seconds():
    import time

    count = int(MOST_COMPARED**0.5) + 1
    old = sentences([f"甲{nth}" * 12 for nth in range(count)])
    new = sentences([f"乙{nth}" * 12 for nth in range(count)], section="t")
    started = time.monotonic()
    assert len(pairs(old, new)) == 2 * count
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("text", ["", "。，；", "９５％ 以上", "A—B ~ 1.5万"])
def test_bare_words_of_bare_words_are_the_same(text):
    assert bare_words(bare_words(text)) == bare_words(text)
