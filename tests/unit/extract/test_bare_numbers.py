"""Ordinals that are numbers alone."""

from pipelines.extract.bare_numbers import bare_numbers


def numbers(view):
    return [view[start:end] for start, end in bare_numbers(view, 0, len(view))]


def test_numbers_that_open_lines_and_count_on_are_ordinals():
    assert numbers("4完善渡口规章。\n5修订渔场章程。\n6公布结果。") == ["4", "5", "6"]


def test_numbers_that_count_something_or_do_not_follow_each_other_are_none():
    assert numbers("4个渡口完工。\n5个渔场开放。") == []
    assert numbers("4完善渡口规章。\n9修订渔场章程。") == []


def test_a_comma_or_a_blank_may_stand_for_the_mark():
    assert numbers("一,修渡口\n1,清淤。共3处。\n2,护坡。\n二,开渔场") == ["一,", "1,", "2,", "二,"]
    assert numbers("一 修渡口\n完工。\n二  开渔场\n开放。") == ["一 ", "二  "]
    assert numbers("一 修渡口\n完工。\n1,245户。\n1 修渡口\n2 开渔场\n三 是") == []
